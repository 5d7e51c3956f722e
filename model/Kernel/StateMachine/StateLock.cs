using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.StateMachine;

/// <summary>luo_state_rwsem of v3 and v4: every transition writes, everything else reads (specification 1.1).</summary>
internal readonly ref partial struct SharedMachine<TEnvironment, TSink>
{
    /// <summary>Whether the state lets handlers, subsystems and files come and go: NORMAL or UPDATED.</summary>
    internal bool NormalOrUpdated => _k.Core.State is MachineState.Normal or MachineState.Updated;

    /// <summary>luo_state_read_enter(). One task only: nobody holds the lock for writing meanwhile.</summary>
    internal void StateReadEnter() => _k.Core.StateLock++;

    /// <summary>luo_state_read_exit(). A release while nobody reads is reported and leaves the count one too low for ever (R03).</summary>
    internal void StateReadExit()
    {
        if (_k.Core.StateLock <= 0)
        {
            _k.Emit(EventKind.LockMisuse);
        }

        // The count is only shown; below zero all values mean the same. Far from what any recording shows it stops falling, so that states stay finite.
        _k.Core.StateLock = (sbyte)Math.Max(sbyte.MinValue + 1, _k.Core.StateLock - 1);
    }

    /// <summary>
    /// down_write_killable(): -EAGAIN when a fatal signal arrives, 0 when the lock was taken. With a count that was released too often it waits for ever,
    /// and the machine halts. The count at rest is left alone: one task never meets its own write lock.
    /// </summary>
    internal int StateWriteEnter()
    {
        if (_k.Fails(FaultKind.Killed))
        {
            return Errno.EAGAIN;
        }

        if (_k.Core.StateLock != 0)
        {
            _k.Halt(Outcome.StuckRwsemWrite);
        }

        return 0;
    }

    /// <summary>WARN_ON_ONCE: speaks at most once in a kernel for each <paramref name="bit"/>.</summary>
    internal void WarnOnce(WarnSite site, int n, int bit)
    {
        if ((_k.Core.WarnedOnce & (1 << bit)) == 0)
        {
            _k.Core.WarnedOnce |= (byte)(1 << bit);
            _k.Warn(site, n);
        }
    }
}
