using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;

namespace LuoModel.Properties.Checking;

/// <summary>
/// Whether a released kernel can walk into a violation as its trace does. Decided by playing the same calls with the same failures once more, every handler
/// with the callbacks of memfd, the only one that was merged, and no FLB linked: a violation that stays needs nothing else.
/// </summary>
/// <param name="Needs">What the trace needs that no released kernel has, one clause; null when a released kernel can do it.</param>
public sealed record ReleasedReach(string? Needs)
{
    private const string OtherHandlers = "a handler or FLB with other callbacks than memfd has, and memfd is the only handler that was merged (mm/memfd_luo.c)";

    private const string FailingFreeze = "a handler whose freeze fails: memfd_luo_freeze() does so only for a word of 0 (mm/memfd_luo.c line 329)";

    private const string Pins = "a handler or FLB in a module, and no LUO symbol is exported in any release: a built-in one has no pin";

    /// <summary>Whether a released kernel can do it.</summary>
    public bool Reached => Needs is null;

    /// <summary>Decides it for one trace.</summary>
    /// <param name="trace">A trace that ends in the violation.</param>
    /// <param name="invariant">What it violates.</param>
    public static ReleasedReach Of(Trace trace, string invariant)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var system = trace.System;
        if (system.Design.Release is null)
        {
            return new($"a kernel like {system.Design.Id}, which is no release");
        }

        if (trace.Steps.Select(step => EnvironmentEvents.Of(step.Command)?.Note(system.Design)).FirstOrDefault(note => note is not null) is { } note)
        {
            return new(note[(note.IndexOf("needs ", StringComparison.Ordinal) is >= 0 and var at ? at + "needs ".Length : 0)..]);
        }

        if (InvariantCatalog.Get(invariant).SpeaksOfPins)
        {
            return new(Pins);
        }

        return system.Workload is { SessionsPerBlock: > 0 } or { SessionsPerArea: > 0 }
            ? new($"more sessions than its trace has: workload {system.Workload.Id} scales the room of the kernel down")
            : new(Again(trace, invariant));
    }

    private static string? Again(Trace trace, string invariant)
    {
        var set = InvariantSet.For(trace.System.Design, Merged(trace.System.Workload), [InvariantCatalog.Get(invariant)]);
        if (set.Invariants.Count == 0 || !set.System.Workload.Descriptors.SequenceEqual(trace.System.Workload.Descriptors))
        {
            return OtherHandlers;
        }

        var state = set.System.Initial.ToArray();
        var events = new EventBuffer(64);
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            var step = trace.Steps[i];
            var failures = Failures.Of(trace, i);
            if (failures.OfFreeze)
            {
                return FailingFreeze;
            }

            if (step.Command.Fd >= 0 && new LuoState(set.System.Layout, state).Descriptor(step.Command.Fd) == 0)
            {
                return OtherHandlers;
            }

            var after = (byte[])state.Clone();
            var view = new LuoState(set.System.Layout, after);
            var environment = new Failing(failures);
            events.Clear();
            var result = set.System.Execute(view, step.Command, ref environment, ref events);
            if ((set.CheckStep(new StepView(set.System, new LuoState(set.System.Layout, state), view, step.Command, result, events.Events)) | set.CheckState(view)) != 0)
            {
                return null;
            }

            if (view.Core.Halted != 0)
            {
                return OtherHandlers;
            }

            state = after;
        }

        return OtherHandlers;
    }

    /// <summary>The workload with memfd behind every handler: freeze and get_id, neither unfreeze nor can_finish; memory, and nothing that its files need.</summary>
    private static Workload Merged(Workload workload) => workload with
    {
        Handlers = [.. workload.Handlers.Select(handler => new HandlerSpec(handler.Name) { Unfreeze = false, CanFinish = false, GetId = true, Memory = true })],
        Links = [],
        SelfCallingFlbs = [],
        Files = [.. workload.Files.Select(file => file with { Needs = [], Marks = [], Device = false })],
    };

    /// <summary>What failed in one command: of which callback or service, and the how manieth use of it in the command.</summary>
    private sealed class Failures
    {
        private readonly HashSet<(bool IsService, int Kind, int Use)> _failing = [];
        private readonly Dictionary<(bool IsService, int Kind), int> _uses = [];

        public bool OfFreeze => _failing.Any(failure => failure is { IsService: false, Kind: (int)EventKind.Freeze });

        public static Failures Of(Trace trace, int step)
        {
            var failures = new Failures();
            var points = trace.Steps[step].Replay.Points;
            if (points != 0)
            {
                var before = trace.Before(step).Bytes.ToArray();
                var environment = new Noting(failures, points);
                var sink = default(NoEvents);
                trace.System.Execute(new LuoState(trace.System.Layout, before), trace.Steps[step].Command, ref environment, ref sink);
                failures._uses.Clear();
            }

            return failures;
        }

        /// <summary>Counts one use; the key of the use.</summary>
        public (bool IsService, int Kind, int Use) Use(bool isService, int kind)
        {
            var use = _uses.GetValueOrDefault((isService, kind));
            _uses[(isService, kind)] = use + 1;
            return (isService, kind, use);
        }

        public void Add((bool IsService, int Kind, int Use) failure) => _failing.Add(failure);

        public bool Has((bool IsService, int Kind, int Use) use) => _failing.Contains(use);
    }

    /// <summary>Plays a step as it was and notes what failed.</summary>
    private struct Noting(Failures failures, ulong points) : IEnvironment
    {
        private ChoosingEnvironment _inner = new(points);

        public int Callback(in CallbackPoint point)
        {
            var use = failures.Use(isService: false, (int)point.Kind);
            var answer = _inner.Callback(point);
            if (answer != point.Natural)
            {
                failures.Add(use);
            }

            return answer;
        }

        public bool Fails(FaultKind kind)
        {
            var use = failures.Use(isService: true, (int)kind);
            var fails = _inner.Fails(kind);
            if (fails)
            {
                failures.Add(use);
            }

            return fails;
        }
    }

    /// <summary>Lets the same uses fail.</summary>
    private readonly struct Failing(Failures failures) : IEnvironment
    {
        public int Callback(in CallbackPoint point) => !failures.Has(failures.Use(isService: false, (int)point.Kind)) ? point.Natural
            : point.Kind == EventKind.CanFinish ? 0 : ChoosingEnvironment.Failure;

        public bool Fails(FaultKind kind) => failures.Has(failures.Use(isService: true, (int)kind));
    }
}
