using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.StateMachine;

/// <summary>The jump into another kernel in v3 and v4, as far as it is the same: luo_startup() of luo_core.c (specification 1.1).</summary>
internal readonly ref partial struct SharedMachine<TEnvironment, TSink>
{
    /// <summary>
    /// Everything of the old kernel that does not travel is gone. With <paramref name="handover"/> the words of the first LUO tree are the incoming ones and the
    /// state is UPDATED, else NORMAL. What freed pages hold is a property of the machine and stays.
    /// </summary>
    internal void StartKernel(bool handover)
    {
        for (var s = 0; s < _k.State.Layout.Dimensions.Subsystems; s++)
        {
            ref var record = ref _k.State.Subsystem(s);
            record = new SubsystemRecord
            {
                Early = record.Early,
                InBlob = handover ? record.InFirstTree : (byte)0,
                BlobData = handover ? record.FirstTreeData : default,
            };
        }

        _k.DropUserSpace();
        for (var h = 0; h < _k.State.Layout.Dimensions.Handlers; h++)
        {
            ref var handler = ref _k.State.Handler(h);
            handler.Registered = 0;
            handler.EverRegistered = 0;
            handler.Users = 0;
        }

        _k.State.HandlerOrder.Clear();
        _k.State.SubsystemOrder.Clear();
        for (var m = 0; m < _k.State.Layout.Modules; m++)
        {
            _k.State.ModuleRefs(m) = 0;
            _k.State.ModuleGoing(m) = 0;
        }

        var registered = _k.Design.KhoRegistration == KhoRegistration.None || !_k.Fails(FaultKind.KhoNotifier);
        _k.Core = new CoreRecord
        {
            Kexecs = _k.Core.Kexecs,
            Faults = _k.Core.Faults,
            Enabled = (byte)(registered ? 1 : 0),
            FreedKept = _k.Core.FreedKept,
            Incoming = (byte)(handover ? 1 : 0),
            State = handover ? MachineState.Updated : MachineState.Normal,
        };
    }
}
