using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>The jump into another kernel in v3 and v4, as far as it is the same: luo_startup() of luo_core.c (semantics 1.1).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>
    /// Everything of the old kernel that does not travel is gone. With <paramref name="handover"/> the words of the first LUO tree are the incoming ones and the
    /// state is UPDATED, else NORMAL. What freed pages hold is a property of the machine and stays.
    /// </summary>
    private void StartKernel(bool handover)
    {
        for (var s = 0; s < _state.Layout.Dimensions.Subsystems; s++)
        {
            ref var record = ref _state.Subsystem(s);
            record = new SubsystemRecord
            {
                Early = record.Early,
                InBlob = handover ? record.InFirstTree : (byte)0,
                BlobData = handover ? record.FirstTreeData : default,
            };
        }

        DropUserSpace();
        for (var h = 0; h < _state.Layout.Dimensions.Handlers; h++)
        {
            ref var handler = ref _state.Handler(h);
            handler.Registered = 0;
            handler.EverRegistered = 0;
            handler.Users = 0;
        }

        _state.HandlerOrder.Clear();
        _state.SubsystemOrder.Clear();
        for (var m = 0; m < _state.Layout.Modules; m++)
        {
            _state.ModuleRefs(m) = 0;
            _state.ModuleGoing(m) = 0;
        }

        var registered = Design.KhoRegistration == KhoRegistration.None || !Fails(FaultKind.KhoNotifier);
        Core = new CoreRecord
        {
            Kexecs = Core.Kexecs,
            Faults = Core.Faults,
            Enabled = (byte)(registered ? 1 : 0),
            FreedKept = Core.FreedKept,
            Incoming = (byte)(handover ? 1 : 0),
            State = handover ? MachineState.Updated : MachineState.Normal,
        };
    }
}
