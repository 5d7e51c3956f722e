using LuoModel.Model.Environments;
using LuoModel.Model.Events;

namespace LuoModel.Model.Kernel.Context;

/// <summary>Module references (try_module_get, module_put).</summary>
internal readonly ref struct Modules<TEnvironment, TSink>(KernelContext<TEnvironment, TSink> k)
    where TEnvironment : struct, IEnvironment
    where TSink : struct, IEventSink
{
    private readonly KernelContext<TEnvironment, TSink> _k = k;

    /// <summary>Module number of an FLB.</summary>
    public int FlbModule(int flb) => _k.State.Layout.Dimensions.Handlers + flb;

    /// <summary>Module number of a subsystem.</summary>
    public int SubsystemModule(int subsystem) => _k.State.Layout.Dimensions.Handlers + _k.State.Layout.Dimensions.Flbs + subsystem;

    /// <summary>Takes a reference of <paramref name="module"/>; false when it is going away.</summary>
    public bool GetModule(int module)
    {
        if (_k.State.ModuleGoing(module) != 0)
        {
            if (TSink.Wanted)
            {
                _k.Sink.Emit(new LuoEvent(EventKind.ModuleGetFailed) { Who = (short)module });
            }

            return false;
        }

        _k.State.ModuleRefs(module)++;
        return true;
    }

    /// <summary>Drops a reference of <paramref name="module"/>.</summary>
    public void PutModule(int module)
    {
        if (_k.State.ModuleRefs(module) <= 0 && TSink.Wanted)
        {
            _k.Sink.Emit(new LuoEvent(EventKind.ModuleUnderflow) { Who = (short)module });
        }

        _k.State.ModuleRefs(module)--;
    }
}
