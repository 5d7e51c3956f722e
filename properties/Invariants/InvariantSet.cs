using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>
/// The invariants that are checked on one system, with the room their monitors have in its states. Bit i of a mask speaks of entry i. Immutable and shared
/// by threads.
/// </summary>
public sealed class InvariantSet
{
    /// <summary>Invariants that a mask has room for.</summary>
    public const int Most = 128;

    /// <summary>Words of counts up to which a state's are kept on the stack.</summary>
    private const int StackWords = 512;

    /// <summary>Counts of larger states, kept by the thread: a step allocates nothing.</summary>
    [ThreadStatic]
    private static short[]? s_words;

    private readonly Invariant[] _invariants;
    private readonly int[] _bits;
    private readonly int[] _offsets;
    private readonly Question[][] _questions;
    private readonly int[] _states;

    private InvariantSet(LuoSystem system, Invariant[] invariants, int[] bits)
    {
        System = system;
        _invariants = invariants;
        _bits = bits;
        _offsets = new int[bits.Length];
        for (var i = 1; i < bits.Length; i++)
        {
            _offsets[i] = _offsets[i - 1] + Bytes(bits[i - 1]);
        }

        _questions = [.. Enumerable.Range(0, (int)Op.Count).Select(QuestionsAfter)];
        _states = [.. Enumerable.Range(0, invariants.Length).Where(i => invariants[i].SpeaksOfStates)];
    }

    /// <summary>One invariant to be asked after an operation.</summary>
    private readonly record struct Question(Invariant Invariant, ulong Triggers, UInt128 Bit, int Index, int Offset, int Bytes);

    /// <summary>The system, with room for the monitors.</summary>
    public LuoSystem System { get; }

    /// <summary>The invariants, in the order of their ids.</summary>
    public IReadOnlyList<Invariant> Invariants => _invariants;

    /// <summary>Binds those of <paramref name="candidates"/> that apply to a design on a workload.</summary>
    /// <exception cref="UserError">More than 128 apply, or the design does not run on the workload.</exception>
    public static InvariantSet For(Design design, Workload workload, IEnumerable<Invariant> candidates) =>
        For(monitors => new LuoSystem(design, workload, monitors), candidates);

    /// <summary>Binds those of <paramref name="candidates"/> that apply to a system that is made with room for so many bytes of monitors.</summary>
    /// <exception cref="UserError">More than 128 apply, or the system can not be set up.</exception>
    public static InvariantSet For(Func<int, LuoSystem> make, IEnumerable<Invariant> candidates)
    {
        var bare = make(0);
        var applicable = candidates.Where(i => i.AppliesTo(bare)).OrderBy(i => i.Id, StringComparer.Ordinal).ToArray();
        if (applicable.Length > Most)
        {
            throw new UserError($"{Counted.Of(applicable.Length, "invariant")} at once, expected at most {Most}");
        }

        var bits = applicable.Select(i => i.MonitorBits(bare)).ToArray();
        return new InvariantSet(make(bits.Sum(Bytes)), applicable, bits);
    }

    /// <summary>Advances the monitors in the state after the step; the mask of step and history invariants that are violated.</summary>
    /// <param name="step">The step.</param>
    /// <param name="tested">For each invariant how often it was put to the test; null when nobody counts.</param>
    public UInt128 CheckStep(in StepView step, long[]? tested = null)
    {
        var violated = UInt128.Zero;
        foreach (ref readonly var question in _questions[(int)step.Command.Op].AsSpan())
        {
            if (question.Triggers != 0 && (question.Triggers & step.Kinds) == 0)
            {
                continue;
            }

            var holds = question.Invariant.HoldsAcross(step)
                & question.Invariant.Observe(step, step.After.Monitors.Slice(question.Offset, question.Bytes));
            violated |= holds ? UInt128.Zero : question.Bit;
            if (tested is not null && question.Invariant.IsTestedBy(step))
            {
                tested[question.Index]++;
            }
        }

        return violated;
    }

    /// <summary>The mask of state invariants that are violated.</summary>
    /// <param name="state">The state.</param>
    /// <param name="tested">For each invariant how often it was put to the test; null when nobody counts.</param>
    public UInt128 CheckState(LuoState state, long[]? tested = null)
    {
        if (_states.Length == 0 || state.Core.Halted != 0)
        {
            return 0;
        }

        var words = StateView.Words(state.Layout);
        var view = new StateView(System, state, words <= StackWords ? stackalloc short[words] : Room(words));
        var violated = UInt128.Zero;
        foreach (var i in _states)
        {
            violated |= _invariants[i].HoldsIn(view) ? UInt128.Zero : UInt128.One << i;
            if (tested is not null && _invariants[i].IsTestedIn(view))
            {
                tested[i]++;
            }
        }

        return violated;
    }

    /// <summary>Sets the bits of <paramref name="monitors"/> that monitors use and clears the others.</summary>
    internal void MaskMonitors(Span<byte> monitors)
    {
        monitors.Clear();
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var bit = 0; bit < _bits[i]; bit++)
            {
                monitors[_offsets[i] + (bit >> 3)] |= (byte)(1 << (bit & 7));
            }
        }
    }

    private static Span<short> Room(int words)
    {
        if (s_words is null || s_words.Length < words)
        {
            s_words = new short[words];
        }

        return s_words.AsSpan(0, words);
    }

    private static int Bytes(int bits) => (bits + 7) >> 3;

    private Question[] QuestionsAfter(int operation) =>
    [
        .. from i in Enumerable.Range(0, _invariants.Length)
           let invariant = _invariants[i]
           where invariant.SpeaksOfSteps && (invariant.Operations == 0 || (invariant.Operations >> operation & 1) != 0)
           select new Question(invariant, invariant.Triggers, UInt128.One << i, i, _offsets[i], Bytes(_bits[i])),
    ];
}
