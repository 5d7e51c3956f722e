using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>
/// Something that must hold. It speaks of states (<see cref="HoldsIn"/>), of single steps (<see cref="HoldsAcross"/>), or of histories: then it is a small
/// automaton whose bytes are part of every state while it is switched on (<see cref="Observe"/>). Invariants are immutable and shared by threads.
/// </summary>
public abstract class Invariant
{
    /// <summary>Operations that <see cref="Operations"/> still has room for; the compiler refuses a negative number.</summary>
    internal const byte SpareOperations = 128 - (int)Op.Count;

    /// <summary>Kinds of events that <see cref="Triggers"/> and <see cref="StepView.Kinds"/> still have room for; the compiler refuses a negative number.</summary>
    internal const byte SpareEvents = 64 - (int)EventKind.Count;

    /// <summary>LUO0nn: never reused, never renumbered.</summary>
    public abstract string Id { get; }

    /// <summary>What must hold, one plain sentence; tables, traces and reports all use this one.</summary>
    public abstract string Sentence { get; }

    /// <summary>What lets a step pass unjudged that would violate it otherwise; <see cref="Sentence"/> says each.</summary>
    public virtual Exemptions Exempts => Exemptions.None;

    /// <summary>Why it matters: what goes wrong for whom when it does not hold.</summary>
    public abstract string Why { get; }

    /// <summary>The kernel function it speaks of, with its file.</summary>
    public abstract string Anchor { get; }

    /// <summary>Designs or single switch values known to break it, e.g. <c>linux-6.19</c> or <c>linux-7.3,finish-check=single-pass</c>; never empty.</summary>
    public abstract IReadOnlyList<string> BrokenBy { get; }

    /// <summary>Whether it speaks of references on modules, which handlers and FLBs that are built in do not have.</summary>
    public virtual bool SpeaksOfPins => false;

    /// <summary>
    /// Whether it means anything for a design on a workload. One that names no operation speaks of callbacks and states, which kexecfs shares with the sessions.
    /// </summary>
    public virtual bool AppliesTo(LuoSystem system) =>
        system.Design.Vocabulary == Vocabulary.Sessions || (system.Design.Vocabulary == Vocabulary.Kexecfs && Operations == 0);

    /// <summary>Whether user space calls ioctls on sessions: the merged vocabulary, and v4.</summary>
    protected static bool HasSessionIoctls(LuoSystem system) => system.Design.Vocabulary is Vocabulary.Sessions or Vocabulary.SessionMachine;

    /// <summary>Kinds of events without which <see cref="HoldsAcross"/> and <see cref="Observe"/> need not be asked, as bits; 0 = whatever happens.</summary>
    public virtual ulong Triggers => 0;

    /// <summary>Operations without which <see cref="HoldsAcross"/> and <see cref="Observe"/> need not be asked, as bits; 0 = every operation.</summary>
    public virtual UInt128 Operations => 0;

    /// <summary>Whether <see cref="HoldsAcross"/> or <see cref="Observe"/> is overridden.</summary>
    public virtual bool SpeaksOfSteps => !SpeaksOfStates;

    /// <summary>Whether <see cref="HoldsIn"/> is overridden.</summary>
    public virtual bool SpeaksOfStates => false;

    /// <summary>Whether a state is as it must be. Not asked of a machine that stopped.</summary>
    public virtual bool HoldsIn(in StateView view) => true;

    /// <summary>Whether a step is as it must be.</summary>
    public virtual bool HoldsAcross(in StepView step) => true;

    /// <summary>
    /// Whether a state puts it to the test: what its sentence is about is there. Where it is not, <see cref="HoldsIn"/> is true for want of anything to say.
    /// </summary>
    public virtual bool IsTestedIn(in StateView view) => true;

    /// <summary>The same of a step that has one of <see cref="Triggers"/> and <see cref="Operations"/>.</summary>
    public virtual bool IsTestedBy(in StepView step) => true;

    /// <summary>Bits of the monitor in every state of <paramref name="system"/>, from bit 0 of the first byte on; 0 for none.</summary>
    public virtual int MonitorBits(LuoSystem system) => 0;

    /// <summary>
    /// Advances the monitor over a step; false when the history is not as it must be. Equal futures must have equal bits: what can not matter any more is
    /// set back to zero, and what a state says anyway costs no further states.
    /// </summary>
    public virtual bool Observe(in StepView step, Span<byte> monitor) => true;

    /// <summary>The bits of some event kinds.</summary>
    protected static ulong On(params ReadOnlySpan<EventKind> kinds)
    {
        var bits = 0UL;
        foreach (var kind in kinds)
        {
            bits |= 1UL << (int)kind;
        }

        return bits;
    }

    /// <summary>The bits of some operations.</summary>
    protected static UInt128 Of(params ReadOnlySpan<Op> operations)
    {
        var bits = UInt128.Zero;
        foreach (var operation in operations)
        {
            bits |= UInt128.One << (int)operation;
        }

        return bits;
    }
}
