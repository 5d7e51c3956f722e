using System.Runtime.InteropServices;
using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Properties.Luo;
using LuoModel.Search;

namespace LuoModel.Properties.Comparison;

/// <summary>What the product of two designs looks for.</summary>
public enum ProductQuestion
{
    /// <summary>Any difference that user space or a handler can see.</summary>
    Differ,

    /// <summary>
    /// Something that A accepts and B refuses, or answers in another way. Calls that A refuses and B accepts are not followed: a program written for A has no
    /// reason to go on from there.
    /// </summary>
    Relax,
}

/// <summary>
/// Two designs side by side on one workload, for the exhaustive engine: one command and one failure for both. Its single invariant is that they can not be
/// told apart (or that B accepts what A accepts), or one such for each operation; behind a violation nothing is explored.
/// </summary>
public struct Product : IExplorable<Product>
{
    private readonly ProductSide _a;
    private readonly ProductSide _b;
    private readonly ProductQuestion _question;
    private readonly Op[]? _operations;
    private readonly Command[] _commands;
    private readonly int[] _indexA;
    private readonly int[] _indexB;
    private readonly ulong[] _scratch;
    private readonly List<NamedPoint> _pointsA;
    private readonly List<NamedPoint> _pointsB;
    private EventBuffer _eventsA;
    private EventBuffer _eventsB;

    /// <summary>The product of two systems over one workload.</summary>
    /// <param name="a">The first.</param>
    /// <param name="b">The second.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="each">Whether it is asked of each operation.</param>
    /// <exception cref="Model.UserError">No mapping between their vocabularies is stated.</exception>
    public Product(LuoSystem a, LuoSystem b, ProductQuestion question, bool each = false)
        : this(ProductSide.Pair(a, b), question, each)
    {
    }

    private Product((ProductSide A, ProductSide B, LuoSystem Program) sides, ProductQuestion question, bool each)
    {
        (_a, _b, Program) = sides;
        _question = question;
        _commands = [.. _a.Commands.Union(_b.Commands)];
        _operations = each ? [.. _commands.Select(command => command.Op).Distinct().Order()] : null;
        _indexA = [.. _commands.Select(command => Index(sides.A, command))];
        _indexB = [.. _commands.Select(command => Index(sides.B, command))];
        _scratch = new ulong[_a.Words + _b.Words];
        _pointsA = [];
        _pointsB = [];
        _eventsA = new EventBuffer(64);
        _eventsB = new EventBuffer(64);
    }

    /// <inheritdoc/>
    public readonly int StateWords => _scratch.Length;

    /// <inheritdoc/>
    public readonly int KeyWords => _a.Codec.KeyWords + _b.Codec.KeyWords;

    /// <inheritdoc/>
    public readonly IReadOnlyList<string> Invariants => _operations is null
        ? [_question == ProductQuestion.Differ ? "no visible difference" : "B accepts what A accepts"]
        : [.. _operations.Select(Model.Traces.Names.Of)];

    /// <inheritdoc/>
    public readonly IReadOnlyList<Goal> Goals => [];

    /// <inheritdoc/>
    public readonly IReadOnlyList<string> CutReasons => CutReasonText.All;

    /// <inheritdoc/>
    public readonly bool HasSymmetry => false;

    /// <summary>The system whose vocabulary and variables the commands are in.</summary>
    public LuoSystem Program { get; }

    /// <summary>The two sides.</summary>
    internal readonly (ProductSide A, ProductSide B) Sides => (_a, _b);

    private readonly int WordsA => _a.Words;

    /// <summary>Whether the two are compared through the mapping between two vocabularies.</summary>
    public readonly bool IsMapped => _a.IsMapped || _b.IsMapped;

    /// <summary>Whether they are compared in part only.</summary>
    public readonly bool IsLoose => _a.IsLoose || _b.IsLoose;

    /// <summary>The command and the failure of an action.</summary>
    public readonly (Command Command, NamedPoint Deviation) Decode(ulong action) =>
        (_commands[(int)(action & 0xfff)], new NamedPoint((byte)(action >> 12 & 0x7f), (byte)(action >> 19 & 0xff)));

    /// <inheritdoc/>
    public readonly void Initial(Span<ulong> state)
    {
        _a.System.Initial.CopyTo(MemoryMarshal.AsBytes(state));
        _b.System.Initial.CopyTo(MemoryMarshal.AsBytes(state[WordsA..]));
    }

    /// <inheritdoc/>
    public readonly void Pack(ReadOnlySpan<ulong> state, Span<ulong> key)
    {
        _a.Codec.Pack(state[..WordsA], key[.._a.Codec.KeyWords]);
        _b.Codec.Pack(state[WordsA..], key[_a.Codec.KeyWords..]);
    }

    /// <inheritdoc/>
    public readonly void Unpack(ReadOnlySpan<ulong> key, Span<ulong> state)
    {
        _a.Codec.Unpack(key[.._a.Codec.KeyWords], state[..WordsA]);
        _b.Codec.Unpack(key[_a.Codec.KeyWords..], state[WordsA..]);
    }

    /// <inheritdoc/>
    public void Expand<TEmitter>(ReadOnlySpan<ulong> state, ref TEmitter emitter)
        where TEmitter : struct, IEmitter
    {
        var a = View(_a.System, state[..WordsA]);
        var b = View(_b.System, state[WordsA..]);
        if (a.Core.Halted != 0 || b.Core.Halted != 0)
        {
            return;
        }

        var mayFail = a.Core.Faults < Program.Workload.Bounds.Faults;
        for (var i = 0; i < _commands.Length; i++)
        {
            var onA = _indexA[i] >= 0 && !_a.IsMapped && _a.System.Catalog.Enabled(a, _indexA[i]);
            var onB = _indexB[i] >= 0 && !_b.IsMapped && _b.System.Catalog.Enabled(b, _indexB[i]);
            if (IsMapped && (_indexA[i] < 0 || _indexB[i] < 0))
            {
                continue;
            }

            if (!onA && (!onB || (_question == ProductQuestion.Relax && !IsMapped)))
            {
                continue;
            }

            _pointsA.Clear();
            _pointsB.Clear();
            Run(state, i, NamedPoint.None, collect: true, ref emitter);
            if (!mayFail)
            {
                continue;
            }

            // What only one of two vocabularies asks for can not fail in both.
            foreach (var point in (NamedPoint[])[.. IsMapped ? _pointsA.Intersect(_pointsB) : _pointsA.Union(_pointsB)])
            {
                Run(state, i, point, collect: false, ref emitter);
            }
        }
    }

    /// <inheritdoc/>
    public readonly Findings Inspect(ReadOnlySpan<ulong> state) => default;

    /// <inheritdoc/>
    public readonly int FaultsUsed(ReadOnlySpan<ulong> state) => View(_a.System, state[..WordsA]).Core.Faults;

    /// <inheritdoc/>
    public readonly void Canonicalise(Span<ulong> state)
    {
    }

    /// <inheritdoc/>
    public readonly long OrbitSize(ReadOnlySpan<ulong> state) => 1;

    /// <inheritdoc/>
    public readonly Product ForWorker() => new((_a, _b, Program), _question, _operations is not null);

    /// <inheritdoc/>
    public readonly void Absorb(in Product worker)
    {
    }

    private static int Index(ProductSide side, Command command)
    {
        for (var i = 0; i < side.Commands.Count; i++)
        {
            if (side.Commands[i] == command && side.Has(command))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The invariant that speaks of an operation.</summary>
    private readonly int Question(Op operation) => _operations is null ? 0 : Array.IndexOf(_operations, operation);

    private static LuoState View(LuoSystem system, ReadOnlySpan<ulong> words) =>
        new(system.Layout, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(words), words.Length)));

    private void Run<TEmitter>(ReadOnlySpan<ulong> state, int index, NamedPoint deviation, bool collect, ref TEmitter emitter)
        where TEmitter : struct, IEmitter
    {
        state.CopyTo(_scratch);
        var a = View(_a.System, _scratch.AsSpan(0, WordsA));
        var b = View(_b.System, _scratch.AsSpan(WordsA));
        var command = _commands[index];
        var environmentA = new NamedEnvironment(deviation, collect ? _pointsA : null);
        var environmentB = new NamedEnvironment(deviation, collect ? _pointsB : null);
        _eventsA.Clear();
        _eventsB.Clear();
        Result resultA;
        Result resultB;
        try
        {
            resultA = _a.Execute(a, command, ref environmentA, ref _eventsA);
            resultB = _b.Execute(b, command, ref environmentB, ref _eventsB);
        }
        catch (DimensionExceededException)
        {
            // What it does on the way is compared, but not for ever.
            emitter.Skip((int)CutReason.NoRoom);
            return;
        }

        // Whether B accepts what A accepts is told by the answers; the callbacks need not be compared then.
        var difference = _question == ProductQuestion.Differ ? Visible.Difference(command, a, resultA, _eventsA.Events, b, resultB, _eventsB.Events, IsLoose) : null;
        var answer = Visible.Answer(_question, difference, resultA, resultB, IsLoose);
        var violated = answer == VisibleAnswer.Different;
        var onlyB = answer == VisibleAnswer.Beside;
        if (onlyB || (!violated && state.SequenceEqual(_scratch)))
        {
            emitter.Refused(1);
            return;
        }

        a.Core.Faults += (byte)(deviation.Kind == 0 ? 0 : 1);
        b.Core.Faults = a.Core.Faults;
        if (violated)
        {
            a.Core.Halted = 1;
        }

        var action = (uint)index | ((uint)deviation.Kind << 12) | ((uint)deviation.Nth << 19);
        var question = violated ? UInt128.One << Question(command.Op) : UInt128.Zero;
        if (Fit() is not KeyFit.Fits and var fit)
        {
            emitter.Cut(_scratch, action, question, (int)LuoExplorable.Reason(fit));
            return;
        }

        emitter.Edge(_scratch, action, question);
    }

    /// <summary>Whether both sides have keys, else why one has not.</summary>
    private readonly KeyFit Fit()
    {
        var fit = _a.Codec.Fit(_scratch.AsSpan(0, WordsA));
        return fit == KeyFit.Fits ? _b.Codec.Fit(_scratch.AsSpan(WordsA)) : fit;
    }
}
