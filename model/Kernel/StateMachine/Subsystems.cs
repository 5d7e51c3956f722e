using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel;

/// <summary>
/// luo_subsystems.c of v3 and v4: registration (semantics 1.3). LUO's own subsystem (files in v3, sessions in v4) is a member of the same list; only its
/// place is kept, as the number of subsystems in front of it.
/// </summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>What <see cref="SubsystemAt"/> gives for LUO's own subsystem.</summary>
    private const int OwnSubsystem = -1;

    private const int WarnedRegisterSubsystem = 0;
    private const int WarnedGetSubsystemData = 1;

    private readonly ref MachineRecord Machine => ref _state.Machine;

    /// <summary>Length of the list: the registered subsystems and LUO's own.</summary>
    private readonly int SubsystemListLength => Core.SubsystemCount + 1;

    /// <summary>Subsystem at <paramref name="index"/> of the list, <see cref="OwnSubsystem"/> at LUO's place.</summary>
    private readonly int SubsystemAt(int index)
    {
        int early = Machine.EarlySubsystems;
        Debug.Assert(early <= Core.SubsystemCount && index <= Core.SubsystemCount, "a place in the list");
        return index == early ? OwnSubsystem : _state.SubsystemOrder[index < early ? index : index - 1];
    }

    private readonly SubsystemSpec SubsystemSpec(int subsystem) => Workload.Subsystems[subsystem];

    /// <summary>liveupdate_register_subsystem(). In UPDATED the boot callback runs at once; without a word in the old tree it stays registered (R03).</summary>
    private readonly int RegisterSubsystem(int subsystem)
    {
        StateReadEnter();
        if (!NormalOrUpdated)
        {
            StateReadExit();
            return Errno.EBUSY;
        }

        var ret = AddSubsystem(subsystem);
        if (ret == 0 && Core.State == MachineState.Updated && SubsystemSpec(subsystem).Boot)
        {
            ret = LookUpSubsystemWord(subsystem);
            if (ret != 0)
            {
                WarnOnce(WarnSite.LiveupdateRegisterSubsystem, 1, WarnedRegisterSubsystem);
            }
            else if (TSink.Wanted)
            {
                _sink.Emit(new LuoEvent(EventKind.SubsystemBoot) { Who = (short)subsystem, Data = _state.Subsystem(subsystem).BlobData });
            }
        }

        StateReadExit();
        return ret;
    }

    private readonly int AddSubsystem(int subsystem)
    {
        ref var record = ref _state.Subsystem(subsystem);
        if (record.Registered != 0)
        {
            return Errno.EEXIST;
        }

        if (!GetModule(SubsystemModule(subsystem)))
        {
            return Errno.EAGAIN;
        }

        record.Registered = 1;
        _state.SubsystemOrder[Core.SubsystemCount++] = (byte)subsystem;
        return 0;
    }

    /// <summary>liveupdate_unregister_subsystem(): the module reference is dropped whether or not it is on the list (B28).</summary>
    private readonly int UnregisterSubsystem(int subsystem)
    {
        StateReadEnter();
        if (!NormalOrUpdated)
        {
            StateReadExit();
            return Errno.EBUSY;
        }

        ref var record = ref _state.Subsystem(subsystem);
        var found = record.Registered != 0;
        if (found)
        {
            var place = _state.SubsystemOrder[..Core.SubsystemCount].IndexOf((byte)subsystem);
            Machine.EarlySubsystems -= (byte)(place < Machine.EarlySubsystems ? 1 : 0);
            Remove(_state.SubsystemOrder, Core.SubsystemCount--, (byte)subsystem);
            record.Registered = 0;
        }

        if (found || Design.UnregisterCheck == UnregisterCheck.None)
        {
            PutModule(SubsystemModule(subsystem));
        }

        StateReadExit();
        return found ? 0 : Errno.ENOENT;
    }

    /// <summary>liveupdate_get_subsystem_data(): the word of the old kernel, while it is still wanted.</summary>
    private readonly Result GetSubsystemData(int subsystem)
    {
        StateReadEnter();
        if (Core.State != MachineState.Updated)
        {
            WarnOnce(WarnSite.LiveupdateGetSubsystemData, 1, WarnedGetSubsystemData);
            StateReadExit();
            return new Result(Errno.ENOENT);
        }

        var ret = LookUpSubsystemWord(subsystem);
        StateReadExit();
        return ret != 0 ? new Result(ret) : new Result(0, Result.Word(_state.Subsystem(subsystem).BlobData));
    }

    /// <summary>luo_get_subsystem_data(): gives the state lock back when there is no word, as its caller does once more (R03).</summary>
    private readonly int LookUpSubsystemWord(int subsystem)
    {
        if (_state.Subsystem(subsystem).InBlob != 0)
        {
            return 0;
        }

        if (Design.StateLockRelease == StateLockRelease.Twice)
        {
            StateReadExit();
        }

        return Errno.ENOENT;
    }
}
