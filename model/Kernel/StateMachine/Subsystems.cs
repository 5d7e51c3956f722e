using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel.StateMachine;

/// <summary>
/// luo_subsystems.c of v3 and v4: registration (specification 1.3). LUO's own subsystem (files in v3, sessions in v4) is a member of the same list; only its
/// place is kept, as the number of subsystems in front of it.
/// </summary>
internal readonly ref partial struct SharedMachine<TEnvironment, TSink>
{
    /// <summary>What <see cref="SubsystemAt"/> gives for LUO's own subsystem.</summary>
    private const int OwnSubsystem = -1;

    private const int WarnedRegisterSubsystem = 0;
    private const int WarnedGetSubsystemData = 1;

    /// <summary>Length of the list: the registered subsystems and LUO's own.</summary>
    private int SubsystemListLength => _k.Core.SubsystemCount + 1;

    /// <summary>Subsystem at <paramref name="index"/> of the list, <see cref="OwnSubsystem"/> at LUO's place.</summary>
    private int SubsystemAt(int index)
    {
        int early = _k.State.Machine.EarlySubsystems;
        Debug.Assert(early <= _k.Core.SubsystemCount && index <= _k.Core.SubsystemCount, "a place in the list");
        return index == early ? OwnSubsystem : _k.State.SubsystemOrder[index < early ? index : index - 1];
    }

    private SubsystemSpec SubsystemSpec(int subsystem) => _k.Workload.Subsystems[subsystem];

    /// <summary>liveupdate_register_subsystem(). In UPDATED the boot callback runs at once; without a word in the old tree it stays registered (R03).</summary>
    internal int RegisterSubsystem(int subsystem)
    {
        StateReadEnter();
        if (!NormalOrUpdated)
        {
            StateReadExit();
            return Errno.EBUSY;
        }

        var ret = AddSubsystem(subsystem);
        if (ret == 0 && _k.Core.State == MachineState.Updated && SubsystemSpec(subsystem).Boot)
        {
            ret = LookUpSubsystemWord(subsystem);
            if (ret != 0)
            {
                WarnOnce(WarnSite.LiveupdateRegisterSubsystem, 1, WarnedRegisterSubsystem);
            }
            else if (TSink.Wanted)
            {
                _k.Sink.Emit(new LuoEvent(EventKind.SubsystemBoot) { Who = (short)subsystem, Data = _k.State.Subsystem(subsystem).BlobData });
            }
        }

        StateReadExit();
        return ret;
    }

    private int AddSubsystem(int subsystem)
    {
        ref var record = ref _k.State.Subsystem(subsystem);
        if (record.Registered != 0)
        {
            return Errno.EEXIST;
        }

        if (!_k.GetModule(_k.SubsystemModule(subsystem)))
        {
            return Errno.EAGAIN;
        }

        record.Registered = 1;
        _k.State.SubsystemOrder[_k.Core.SubsystemCount++] = (byte)subsystem;
        return 0;
    }

    /// <summary>liveupdate_unregister_subsystem(): the module reference is dropped whether or not it is on the list (B28).</summary>
    internal int UnregisterSubsystem(int subsystem)
    {
        StateReadEnter();
        if (!NormalOrUpdated)
        {
            StateReadExit();
            return Errno.EBUSY;
        }

        ref var record = ref _k.State.Subsystem(subsystem);
        var found = record.Registered != 0;
        if (found)
        {
            var place = _k.State.SubsystemOrder[.._k.Core.SubsystemCount].IndexOf((byte)subsystem);
            _k.State.Machine.EarlySubsystems -= (byte)(place < _k.State.Machine.EarlySubsystems ? 1 : 0);
            KernelLists.Remove(_k.State.SubsystemOrder, _k.Core.SubsystemCount--, (byte)subsystem);
            record.Registered = 0;
        }

        if (found || _k.Design.UnregisterCheck == UnregisterCheck.None)
        {
            _k.PutModule(_k.SubsystemModule(subsystem));
        }

        StateReadExit();
        return found ? 0 : Errno.ENOENT;
    }

    /// <summary>liveupdate_get_subsystem_data(): the word of the old kernel, while it is still wanted.</summary>
    internal Result GetSubsystemData(int subsystem)
    {
        StateReadEnter();
        if (_k.Core.State != MachineState.Updated)
        {
            WarnOnce(WarnSite.LiveupdateGetSubsystemData, 1, WarnedGetSubsystemData);
            StateReadExit();
            return new Result(Errno.ENOENT);
        }

        var ret = LookUpSubsystemWord(subsystem);
        StateReadExit();
        return ret != 0 ? new Result(ret) : new Result(0, Result.Word(_k.State.Subsystem(subsystem).BlobData));
    }

    /// <summary>luo_get_subsystem_data(): gives the state lock back when there is no word, as its caller does once more (R03).</summary>
    private int LookUpSubsystemWord(int subsystem)
    {
        if (_k.State.Subsystem(subsystem).InBlob != 0)
        {
            return 0;
        }

        if (_k.Design.StateLockRelease == StateLockRelease.Twice)
        {
            StateReadExit();
        }

        return Errno.ENOENT;
    }
}
