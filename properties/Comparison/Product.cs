using System.Runtime.InteropServices;
using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Properties.Exhaustive;
using LuoModel.Properties.Luo;

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
/// told apart (or that B accepts what A accepts); behind a violation nothing is explored.
/// </summary>
public struct Product : IExplorable<Product>
{
    private readonly LuoSystem _a;
    private readonly LuoSystem _b;
    private readonly KeyCodec _codecA;
    private readonly KeyCodec _codecB;
    private readonly ProductQuestion _question;
    private readonly Command[] _commands;
    private readonly int[] _indexA;
    private readonly int[] _indexB;
    private readonly ulong[] _scratch;
    private readonly List<NamedPoint> _points;
    private EventBuffer _eventsA;
    private EventBuffer _eventsB;

    /// <summary>The product of two systems over one workload.</summary>
    public Product(LuoSystem a, LuoSystem b, ProductQuestion question)
    {
        _a = a;
        _b = b;
        _question = question;
        _codecA = LuoExplorable.Codec(a);
        _codecB = LuoExplorable.Codec(b);
        _commands = [.. a.Catalog.Commands.Union(b.Catalog.Commands)];
        _indexA = [.. _commands.Select(command => Index(a, command))];
        _indexB = [.. _commands.Select(command => Index(b, command))];
        _scratch = new ulong[(a.Layout.Size + b.Layout.Size) / sizeof(ulong)];
        _points = [];
        _eventsA = new EventBuffer(64);
        _eventsB = new EventBuffer(64);
    }

    /// <inheritdoc/>
    public readonly int StateWords => _scratch.Length;

    /// <inheritdoc/>
    public readonly int KeyWords => _codecA.KeyWords + _codecB.KeyWords;

    /// <inheritdoc/>
    public readonly IReadOnlyList<string> Invariants => [_question == ProductQuestion.Differ ? "no visible difference" : "B accepts what A accepts"];

    /// <inheritdoc/>
    public readonly IReadOnlyList<Goal> Goals => [];

    /// <inheritdoc/>
    public readonly bool HasSymmetry => false;

    private readonly int WordsA => _a.Layout.Size / sizeof(ulong);

    /// <summary>The command and the failure of an action.</summary>
    public readonly (Command Command, NamedPoint Deviation) Decode(uint action) =>
        (_commands[(int)(action & 0xfff)], new NamedPoint((byte)(action >> 12 & 0x7f), (byte)(action >> 19 & 0xff)));

    /// <inheritdoc/>
    public readonly void Initial(Span<ulong> state)
    {
        _a.Initial.CopyTo(MemoryMarshal.AsBytes(state));
        _b.Initial.CopyTo(MemoryMarshal.AsBytes(state[WordsA..]));
    }

    /// <inheritdoc/>
    public readonly void Pack(ReadOnlySpan<ulong> state, Span<ulong> key)
    {
        _codecA.Pack(state[..WordsA], key[.._codecA.KeyWords]);
        _codecB.Pack(state[WordsA..], key[_codecA.KeyWords..]);
    }

    /// <inheritdoc/>
    public readonly void Unpack(ReadOnlySpan<ulong> key, Span<ulong> state)
    {
        _codecA.Unpack(key[.._codecA.KeyWords], state[..WordsA]);
        _codecB.Unpack(key[_codecA.KeyWords..], state[WordsA..]);
    }

    /// <inheritdoc/>
    public void Expand<TEmitter>(ReadOnlySpan<ulong> state, ref TEmitter emitter)
        where TEmitter : struct, IEmitter
    {
        var a = View(_a, state[..WordsA]);
        var b = View(_b, state[WordsA..]);
        if (a.Core.Halted != 0 || b.Core.Halted != 0)
        {
            return;
        }

        var mayFail = a.Core.Faults < _a.Workload.Bounds.Faults;
        for (var i = 0; i < _commands.Length; i++)
        {
            var onA = _indexA[i] >= 0 && _a.Catalog.Enabled(a, _indexA[i]);
            var onB = _indexB[i] >= 0 && _b.Catalog.Enabled(b, _indexB[i]);
            if (!onA && (!onB || _question == ProductQuestion.Relax))
            {
                continue;
            }

            _points.Clear();
            Run(state, i, NamedPoint.None, _points, ref emitter);
            if (!mayFail)
            {
                continue;
            }

            foreach (var point in _points.Distinct().ToArray())
            {
                Run(state, i, point, null, ref emitter);
            }
        }
    }

    /// <inheritdoc/>
    public readonly Findings Inspect(ReadOnlySpan<ulong> state) => default;

    /// <inheritdoc/>
    public readonly int FaultsUsed(ReadOnlySpan<ulong> state) => View(_a, state[..WordsA]).Core.Faults;

    /// <inheritdoc/>
    public readonly void Canonicalise(Span<ulong> state)
    {
    }

    /// <inheritdoc/>
    public readonly long OrbitSize(ReadOnlySpan<ulong> state) => 1;

    /// <inheritdoc/>
    public readonly Product ForWorker() => new(_a, _b, _question);

    /// <inheritdoc/>
    public readonly void Absorb(in Product worker)
    {
    }

    private static int Index(LuoSystem system, Command command)
    {
        for (var i = 0; i < system.Catalog.Commands.Count; i++)
        {
            if (system.Catalog.Commands[i] == command)
            {
                return i;
            }
        }

        return -1;
    }

    private static LuoState View(LuoSystem system, ReadOnlySpan<ulong> words) =>
        new(system.Layout, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(words), words.Length)));

    private void Run<TEmitter>(ReadOnlySpan<ulong> state, int index, NamedPoint deviation, List<NamedPoint>? points, ref TEmitter emitter)
        where TEmitter : struct, IEmitter
    {
        state.CopyTo(_scratch);
        var a = View(_a, _scratch.AsSpan(0, WordsA));
        var b = View(_b, _scratch.AsSpan(WordsA));
        var command = _commands[index];
        var environmentA = new NamedEnvironment(deviation, points);
        var environmentB = new NamedEnvironment(deviation, points);
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
            // A design that leaks without end; what it does on the way is compared, but not for ever.
            emitter.Refused(1);
            return;
        }

        if (!_codecA.Fits(_scratch.AsSpan(0, WordsA)) || !_codecB.Fits(_scratch.AsSpan(WordsA)))
        {
            emitter.Refused(1);
            return;
        }

        var violated = _question == ProductQuestion.Differ
            ? Visible.Difference(command, a, resultA, _eventsA.Events, b, resultB, _eventsB.Events) is not null
            : resultA.Returned && resultA.Ret >= 0 && (!resultB.Returned || resultB.Ret != resultA.Ret);
        var onlyB = _question == ProductQuestion.Relax && !violated && resultA.Returned && resultA.Ret < 0 && resultB.Ret != resultA.Ret;
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

        emitter.Edge(_scratch, (uint)index | ((uint)deviation.Kind << 12) | ((uint)deviation.Nth << 19), violated ? 1UL : 0);
    }
}
