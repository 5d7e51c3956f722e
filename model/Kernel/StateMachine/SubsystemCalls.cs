using System.Diagnostics;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.StateMachine;

/// <summary>
/// luo_subsystems.c of v3 and v4: the callbacks of all subsystems in list order, and the tree of their words (specification 1.3). Only negative results are
/// failures; a positive one counts as success and leaves the word alone.
/// </summary>
internal readonly ref partial struct SharedMachine<TEnvironment, TSink>
{
    /// <summary>luo_subsystems_fdt_setup(): an entry with a zero word for each registered subsystem, when the tree is the one the next kernel finds.</summary>
    private void SubsystemsFdtSetup()
    {
        Debug.Assert(_k.State.Machine.OwnTree == TreePointer.First, "only the first tree's content matters");
        for (var s = 0; s < _k.State.Layout.Dimensions.Subsystems; s++)
        {
            ref var record = ref _k.State.Subsystem(s);
            record.InFirstTree = record.Registered;
            record.FirstTreeData = default;
        }
    }

    /// <summary>luo_subsystems_commit_data_to_fdt().</summary>
    private void CommitSubsystemWords()
    {
        if (_k.State.Machine.OwnTree != TreePointer.First)
        {
            return;
        }

        for (var i = 0; i < _k.Core.SubsystemCount; i++)
        {
            ref var record = ref _k.State.Subsystem(_k.State.SubsystemOrder[i]);
            Debug.Assert(record.InFirstTree != 0, "nobody registers while the tree is LUO's own and in use");
            record.FirstTreeData = record.Data;
        }
    }

    /// <summary>luo_do_subsystems_prepare_calls(): 0, or the errno of the first failure after those before it were cancelled.</summary>
    private int SubsystemsPrepare<TOwn>(scoped ref TOwn own)
        where TOwn : struct, IOwnSubsystem, allows ref struct
    {
        for (var i = 0; i < SubsystemListLength; i++)
        {
            var subsystem = SubsystemAt(i);
            var ret = subsystem == OwnSubsystem ? own.Prepare() : SubsystemPrepare(subsystem);
            if (ret < 0)
            {
                SubsystemsCancel(ref own, i);
                return ret;
            }
        }

        CommitSubsystemWords();
        return 0;
    }

    /// <summary>luo_do_subsystems_freeze_calls(): the failing subsystem and those behind it keep their words and get no cancel (B32).</summary>
    private int SubsystemsFreeze<TOwn>(scoped ref TOwn own)
        where TOwn : struct, IOwnSubsystem, allows ref struct
    {
        for (var i = 0; i < SubsystemListLength; i++)
        {
            var subsystem = SubsystemAt(i);
            var ret = subsystem == OwnSubsystem ? own.Freeze() : SubsystemFreeze(subsystem);
            if (ret < 0)
            {
                if (_k.Design.FailedFreeze == FailedFreeze.Undone)
                {
                    _k.Core.KhoFinalized = 0;
                }

                var all = _k.Design.FailedFreeze == FailedFreeze.Undone || _k.Design.SubsystemRollback == SubsystemRollback.All;
                SubsystemsCancel(ref own, all ? SubsystemListLength : i);
                return ret;
            }
        }

        CommitSubsystemWords();
        return 0;
    }

    /// <summary>__luo_do_subsystems_cancel_calls(): all in front of <paramref name="boundary"/> in list order, also those that had no prepare.</summary>
    private void SubsystemsCancel<TOwn>(scoped ref TOwn own, int boundary)
        where TOwn : struct, IOwnSubsystem, allows ref struct
    {
        for (var i = 0; i < boundary; i++)
        {
            var subsystem = SubsystemAt(i);
            if (subsystem == OwnSubsystem)
            {
                own.Cancel();
                _k.State.Machine.CoreWord = 0;
                continue;
            }

            ref var record = ref _k.State.Subsystem(subsystem);
            if (TSink.Wanted)
            {
                _k.Sink.Emit(new LuoEvent(EventKind.SubsystemCancel) { Who = (short)subsystem, Data = record.Data });
            }

            EndSubsystemWord(record.Data);
            record.Data = default;
        }
    }

    /// <summary>luo_do_subsystems_finish_calls(): first every word is read from the old tree, and one that is missing panics; then the callbacks.</summary>
    private void SubsystemsFinish<TOwn>(scoped ref TOwn own)
        where TOwn : struct, IOwnSubsystem, allows ref struct
    {
        for (var i = 0; i < _k.Core.SubsystemCount; i++)
        {
            ref var record = ref _k.State.Subsystem(_k.State.SubsystemOrder[i]);
            if (record.InBlob == 0)
            {
                _k.Panic(WarnSite.LuoSubsystemsRetrieveDataFromFdt);
                return;
            }

            record.Data = record.BlobData;
        }

        for (var i = 0; i < SubsystemListLength; i++)
        {
            var subsystem = SubsystemAt(i);
            if (subsystem == OwnSubsystem)
            {
                own.Finish();
                _k.State.Machine.CoreWord = 0;
                if (_k.IsHalted)
                {
                    return;
                }

                continue;
            }

            ref var record = ref _k.State.Subsystem(subsystem);
            if (TSink.Wanted)
            {
                _k.Sink.Emit(new LuoEvent(EventKind.SubsystemFinish) { Who = (short)subsystem, Data = record.Data });
            }

            EndSubsystemWord(record.Data);
            record.Data = default;
        }

        ForgetIncomingWords();
    }

    /// <summary>The old tree stays mapped, but nobody reads it outside UPDATED.</summary>
    private void ForgetIncomingWords()
    {
        for (var s = 0; s < _k.State.Layout.Dimensions.Subsystems; s++)
        {
            ref var record = ref _k.State.Subsystem(s);
            record.InBlob = 0;
            record.BlobData = default;
        }
    }

    private int SubsystemPrepare(int subsystem)
    {
        ref var record = ref _k.State.Subsystem(subsystem);
        var ret = _k.Callback(EventKind.SubsystemPrepare, subsystem, -1, -1, 0);
        var before = record.Data;

        // The mocks of the v4 recordings make a word whenever they do not fail, those of v3 only when they return 0.
        if (ret == 0 || (ret > 0 && _k.Design.Vocabulary == Vocabulary.SessionMachine))
        {
            record.Data = NewSubsystemWord(subsystem);
        }

        if (TSink.Wanted)
        {
            _k.Sink.Emit(new LuoEvent(EventKind.SubsystemPrepare) { Who = (short)subsystem, Ret = ret, Data = before, NewData = record.Data });
        }

        return ret;
    }

    private int SubsystemFreeze(int subsystem)
    {
        var spec = SubsystemSpec(subsystem);
        if (!spec.Freeze)
        {
            return 0;
        }

        ref var record = ref _k.State.Subsystem(subsystem);
        var ret = _k.Callback(EventKind.SubsystemFreeze, subsystem, -1, -1, 0);
        var before = record.Data;
        if (ret == 0 && spec.FreezeBumps)
        {
            record.Data.Bumps++;
        }

        if (TSink.Wanted)
        {
            _k.Sink.Emit(new LuoEvent(EventKind.SubsystemFreeze) { Who = (short)subsystem, Ret = ret, Data = before, NewData = record.Data });
        }

        return ret;
    }
}
