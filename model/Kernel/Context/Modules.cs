using LuoModel.Model.Environments;
using LuoModel.Model.Events;

namespace LuoModel.Model.Kernel.Context;

/// <summary>Module references (try_module_get, module_put).</summary>
internal static class Modules
{
    extension<TEnvironment, TSink>(in KernelContext<TEnvironment, TSink> k)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
    {
        /// <summary>Module number of an FLB.</summary>
        public int FlbModule(int flb) => k.State.Layout.Dimensions.Handlers + flb;

        /// <summary>Module number of a subsystem.</summary>
        public int SubsystemModule(int subsystem) => k.State.Layout.Dimensions.Handlers + k.State.Layout.Dimensions.Flbs + subsystem;

        /// <summary>Takes a reference of <paramref name="module"/>; false when it is going away.</summary>
        public bool GetModule(int module)
        {
            if (k.State.ModuleGoing(module) != 0)
            {
                if (TSink.Wanted)
                {
                    k.Sink.Emit(new LuoEvent(EventKind.ModuleGetFailed) { Who = (short)module });
                }

                return false;
            }

            k.State.ModuleRefs(module)++;
            return true;
        }

        /// <summary>Drops a reference of <paramref name="module"/>.</summary>
        public void PutModule(int module)
        {
            if (k.State.ModuleRefs(module) <= 0 && TSink.Wanted)
            {
                k.Sink.Emit(new LuoEvent(EventKind.ModuleUnderflow) { Who = (short)module });
            }

            k.State.ModuleRefs(module)--;
        }
    }
}
