using LuoModel.Model.Events;

namespace LuoModel.Model.Kernel;

/// <summary>Module references (try_module_get, module_put).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    private readonly int FlbModule(int flb) => _state.Layout.Dimensions.Handlers + flb;

    private readonly int SubsystemModule(int subsystem) => _state.Layout.Dimensions.Handlers + _state.Layout.Dimensions.Flbs + subsystem;

    /// <summary>Takes a reference of <paramref name="module"/>; false when it is going away.</summary>
    private readonly bool GetModule(int module)
    {
        if (_state.ModuleGoing(module) != 0)
        {
            if (TSink.Wanted)
            {
                _sink.Emit(new LuoEvent(EventKind.ModuleGetFailed) { Who = (short)module });
            }

            return false;
        }

        _state.ModuleRefs(module)++;
        return true;
    }

    /// <summary>Drops a reference of <paramref name="module"/>.</summary>
    private readonly void PutModule(int module)
    {
        if (_state.ModuleRefs(module) <= 0 && TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.ModuleUnderflow) { Who = (short)module });
        }

        _state.ModuleRefs(module)--;
    }
}
