using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>One executed command as an invariant sees it: before, what was asked, what LUO did, what came back, after.</summary>
public readonly ref struct StepView
{
    /// <summary>Design and workload.</summary>
    public LuoSystem System { get; }

    /// <summary>State before the command.</summary>
    public LuoState Before { get; }

    /// <summary>State after the command (after a reboot: the next kernel, set up).</summary>
    public LuoState After { get; }

    /// <summary>The command.</summary>
    public Command Command { get; }

    /// <summary>What it returned.</summary>
    public Result Result { get; }

    /// <summary>What LUO did, in order.</summary>
    public ReadOnlySpan<LuoEvent> Events { get; }

    /// <summary>Bit k set: an event of kind k is among <see cref="Events"/>.</summary>
    public ulong Kinds { get; }

    /// <summary>Puts a step together.</summary>
    public StepView(LuoSystem system, LuoState before, LuoState after, in Command command, Result result, ReadOnlySpan<LuoEvent> events)
    {
        System = system;
        Before = before;
        After = after;
        Command = command;
        Result = result;
        Events = events;
        var kinds = 0UL;
        foreach (ref readonly var e in events)
        {
            kinds |= 1UL << (int)e.Kind;
        }

        Kinds = kinds;
    }

    /// <summary>Whether the command jumped into another kernel.</summary>
    public bool Jumped => Has(EventKind.Kexec) || Has(EventKind.ColdBoot);

    /// <summary>Whether the call returned an errno.</summary>
    public bool Refused => Result.Returned && Result.Ret < 0;

    /// <summary>Whether a reboot came back with all that it did undone: refused, or unwound in a design that aborts the hook then.</summary>
    public bool RebootUndone => Refused || (Command.Op == Op.Reboot && !Jumped && (RebootKind)Command.Value == RebootKind.Unwound
        && System.Design.UnwoundKexec == UnwoundKexec.Aborted);

    /// <summary>Whether anything but the monitors changed.</summary>
    public bool Changed => !Before.Bytes[..Before.Layout.Monitors].SequenceEqual(After.Bytes[..After.Layout.Monitors]);

    /// <summary>Whether an event of <paramref name="kind"/> happened.</summary>
    public bool Has(EventKind kind) => (Kinds >> (int)kind & 1) != 0;
}
