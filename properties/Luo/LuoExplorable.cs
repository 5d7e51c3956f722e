using System.Runtime.InteropServices;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Search;

namespace LuoModel.Properties.Luo;

/// <summary>
/// LUO for the exhaustive engine. An edge is a command with the environment's choices; choices are branched at each point the step passes, within the
/// workload's faults. A command that changes nothing, and a fault that changes nothing, is a step but no edge: the state with one more fault used can do
/// nothing that the state itself can not.
/// </summary>
public struct LuoExplorable : IExplorable<LuoExplorable>
{
    private readonly InvariantSet _set;
    private readonly KeyCodec _codec;
    private readonly ulong[] _scratch;
    private readonly LuoSymmetry? _symmetry;
    private EventBuffer _events;

    /// <summary>The system and what is checked on it.</summary>
    public LuoExplorable(InvariantSet set)
        : this(set, Codec(set), LuoSymmetry.Of(set.System))
    {
    }

    private LuoExplorable(InvariantSet set, KeyCodec codec, LuoSymmetry? symmetry)
    {
        if (set.System.Catalog.Commands.Count > Deviations.MostCommands)
        {
            throw new UserError($"workload {set.System.Workload.Id} has {Counted.Of(set.System.Catalog.Commands.Count, "command")}, expected at most {Deviations.MostCommands}");
        }

        if (set.System.Workload.Bounds is not { Faults: <= Bounds.MostFaults, Kexecs: <= Bounds.MostKexecs })
        {
            throw new UserError($"workload {set.System.Workload.Id} allows {Counted.Of(set.System.Workload.Bounds.Faults, "fault")} and {Counted.Of(set.System.Workload.Bounds.Kexecs, "kexec")}, expected at most {Bounds.MostFaults} and {Bounds.MostKexecs}");
        }

        _set = set;
        _codec = codec;
        _symmetry = symmetry;
        _scratch = new ulong[set.System.Layout.Size / sizeof(ulong)];
        _events = new EventBuffer(256);
        Coverage = new LuoCoverage(set.System, set.Invariants.Count);
    }

    /// <summary>What was reached: operations with their results, callbacks with theirs.</summary>
    public LuoCoverage Coverage { get; }

    /// <inheritdoc/>
    public readonly int StateWords => _scratch.Length;

    /// <inheritdoc/>
    public readonly int KeyWords => _codec.KeyWords;

    /// <inheritdoc/>
    public readonly IReadOnlyList<string> Invariants => [.. _set.Invariants.Select(i => i.Id)];

    /// <inheritdoc/>
    public readonly IReadOnlyList<Goal> Goals => LuoGoals.Goals;

    /// <inheritdoc/>
    public readonly IReadOnlyList<string> CutReasons => CutReasonText.All;

    /// <inheritdoc/>
    public readonly bool HasSymmetry => _symmetry is not null;

    /// <inheritdoc/>
    public readonly void Initial(Span<ulong> state) => _set.System.Initial.CopyTo(MemoryMarshal.AsBytes(state));

    /// <inheritdoc/>
    public readonly void Pack(ReadOnlySpan<ulong> state, Span<ulong> key) => _codec.Pack(state, key);

    /// <inheritdoc/>
    public readonly void Unpack(ReadOnlySpan<ulong> key, Span<ulong> state) => _codec.Unpack(key, state);

    /// <inheritdoc/>
    public void Expand<TEmitter>(ReadOnlySpan<ulong> state, ref TEmitter emitter)
        where TEmitter : struct, IEmitter
    {
        var before = View(state);
        if (before.Core.Halted != 0)
        {
            return;
        }

        var catalog = _set.System.Catalog;
        var budget = Math.Min(Deviations.Most, _set.System.Workload.Bounds.Faults - before.Core.Faults);
        for (var command = 0; command < catalog.Commands.Count; command++)
        {
            if (catalog.Enabled(before, command))
            {
                Branch(state, command, 0, 0, budget, ref emitter);
            }
        }
    }

    /// <inheritdoc/>
    public readonly Findings Inspect(ReadOnlySpan<ulong> state)
    {
        var view = View(state);
        return new Findings(_set.CheckState(view, Coverage.Tested), LuoGoals.Reached(view, _set.System));
    }

    /// <inheritdoc/>
    public readonly int FaultsUsed(ReadOnlySpan<ulong> state) => View(state).Core.Faults;

    /// <inheritdoc/>
    public readonly void Canonicalise(Span<ulong> state) => _symmetry?.Canonicalise(View(state));

    /// <inheritdoc/>
    public readonly long OrbitSize(ReadOnlySpan<ulong> state) => _symmetry?.OrbitSize(View(state)) ?? 1;

    /// <inheritdoc/>
    public readonly LuoExplorable ForWorker() => new(_set, _codec, _symmetry);

    /// <inheritdoc/>
    public readonly void Absorb(in LuoExplorable worker) => Coverage.Add(worker.Coverage);

    /// <summary>The codec of a system's states.</summary>
    internal static KeyCodec Codec(LuoSystem system) => Codec(system, Mask(system));

    /// <summary>The same, with only those bits of the monitors that are used.</summary>
    private static KeyCodec Codec(InvariantSet set)
    {
        var mask = Mask(set.System);
        set.MaskMonitors(new LuoState(set.System.Layout, mask).Monitors);
        return Codec(set.System, mask);
    }

    private static KeyCodec Codec(LuoSystem system, byte[] mask) =>
        new(
            MemoryMarshal.Cast<byte, ulong>(mask),
            MemoryMarshal.Cast<byte, ulong>(system.Initial),
            MemoryMarshal.Cast<byte, ulong>(KeyMask.Signed(system.Layout)),
            MemoryMarshal.Cast<byte, ulong>(KeyMask.Counters(system.Layout)));

    /// <summary>Why a state without a key is not followed.</summary>
    internal static CutReason Reason(KeyFit fit) => fit == KeyFit.CounterOutgrown ? CutReason.CounterOutgrown : CutReason.MaskTooNarrow;

    private static byte[] Mask(LuoSystem system)
    {
        var workload = system.Workload;
        var machines = system.Design.Vocabulary is Model.Designs.Switches.Vocabulary.GlobalMachine or Model.Designs.Switches.Vocabulary.SessionMachine;
        var frozen = system.Design.FreezeUnit == Model.Designs.Switches.FreezeUnit.Session;
        return KeyMask.Build(system.Layout, workload.Names.Count, workload.Tokens.Count, workload.Files.Count, machines, Contents(workload), frozen, workload.Bounds.Kexecs, workload.Bounds.Faults);
    }

    /// <summary>What varies of the content of memfds: no more than the workload has calls and files for.</summary>
    private static FileContent Contents(Workload workload)
    {
        var contents = workload.Files.Any(file => file.ReadOnly) ? FileContent.ReadOnly : FileContent.None;
        if (workload.Handlers.Any(handler => handler.Memory))
        {
            contents |= FileContent.Written | FileContent.Sealed;
            contents |= workload.Files.Any(file => file.NoExec) || workload.User.HasFlag(UserAbilities.SealGrow) ? FileContent.SealedGrow : FileContent.None;
        }

        return contents;
    }

    private readonly LuoState View(ReadOnlySpan<ulong> state) =>
        new(_set.System.Layout, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(state), state.Length)));

    /// <summary>The run of a command that deviates at <paramref name="deviations"/>, then those that deviate at one more point from <paramref name="from"/> on.</summary>
    private void Branch<TEmitter>(ReadOnlySpan<ulong> state, int command, ulong deviations, int from, int budget, ref TEmitter emitter)
        where TEmitter : struct, IEmitter
    {
        var passed = Run(state, command, deviations, ref emitter);
        if (budget == 0)
        {
            return;
        }

        // What is left out here is counted once for each point.
        for (var point = Math.Max(from, Deviations.MostPoints); point < passed; point++)
        {
            Coverage.Cut(CutReason.PointBeyond);
            emitter.Skip((int)CutReason.PointBeyond);
        }

        for (var point = from; point < Math.Min(passed, Deviations.MostPoints); point++)
        {
            Branch(state, command, deviations | (1UL << point), point + 1, budget - 1, ref emitter);
        }
    }

    /// <summary>Executes a command; false when the state has no room for what it makes.</summary>
    private bool Execute(LuoState after, in Command command, ref ChoosingEnvironment environment, out Result result)
    {
        try
        {
            result = _set.System.Execute(after, command, ref environment, ref _events);
            return true;
        }
        catch (DimensionExceededException)
        {
            result = default;
            return false;
        }
    }

    private int Run<TEmitter>(ReadOnlySpan<ulong> state, int index, ulong deviations, ref TEmitter emitter)
        where TEmitter : struct, IEmitter
    {
        var system = _set.System;
        state.CopyTo(_scratch);
        var before = View(state);
        var after = View(_scratch);
        var environment = new ChoosingEnvironment(deviations);
        _events.Clear();
        var command = system.Catalog.Commands[index];
        if (!Execute(after, command, ref environment, out var result))
        {
            Coverage.Cut(CutReason.NoRoom);
            emitter.Skip((int)CutReason.NoRoom);
            return environment.Passed;
        }

        var step = new StepView(system, before, after, command, result, _events.Events);
        Coverage.Count(step);
        var violated = _set.CheckStep(step, Coverage.Tested);
        if (violated == 0 && state.SequenceEqual(_scratch))
        {
            emitter.Refused(1);
            return environment.Passed;
        }

        after.Core.Faults += (byte)System.Numerics.BitOperations.PopCount(deviations);
        var action = Deviations.Encode(index, deviations);
        if (_codec.Fit(_scratch) is not KeyFit.Fits and var fit)
        {
            // Judged first: nobody comes by this state again.
            Coverage.Cut(Reason(fit));
            emitter.Cut(_scratch, action, violated | _set.CheckState(after), (int)Reason(fit));
            return environment.Passed;
        }

        emitter.Edge(_scratch, action, violated, deviations == 0 && !(step.Jumped && LuoGoals.LosesBy(step)));
        return environment.Passed;
    }
}
