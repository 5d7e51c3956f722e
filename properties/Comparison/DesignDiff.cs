using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Properties.Comparison;

/// <summary>One command of a distinguishing trace, on both sides.</summary>
/// <param name="Command">What was done.</param>
/// <param name="Deviation">What failed on both sides, <see cref="NamedPoint.None"/> for nothing.</param>
/// <param name="ResultA">A's answer.</param>
/// <param name="EventsA">What A did.</param>
/// <param name="ResultB">B's answer.</param>
/// <param name="EventsB">What B did.</param>
public sealed record DiffStep(
    Command Command, NamedPoint Deviation, Result ResultA, IReadOnlyList<LuoEvent> EventsA, Result ResultB, IReadOnlyList<LuoEvent> EventsB);

/// <summary>The answer to "what is different?".</summary>
/// <param name="A">First design.</param>
/// <param name="B">Second design.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Workload">The workload, with its variables.</param>
/// <param name="Steps">The shortest distinguishing trace; empty when none was found.</param>
/// <param name="Difference">The difference at its last command, in words; null when none was found.</param>
/// <param name="Report">What was searched, null when the random engine looked.</param>
public sealed record DesignDifference(
    Design A, Design B, ProductQuestion Question, Workload Workload, IReadOnlyList<DiffStep> Steps, string? Difference, ExplorationReport? Report)
{
    /// <summary>How designs of different vocabularies were compared, null for designs of one.</summary>
    public string? Mapping { get; init; }

    /// <summary>Commands that the random engine ran on both sides, null when the exhaustive engine looked.</summary>
    public long? RandomCommands { get; init; }

    /// <summary>Whether everything within the bounds was compared.</summary>
    public bool Complete => Report is { Complete: true };
}

/// <summary>Compares designs by their product.</summary>
public static class DesignDiff
{
    /// <summary>The shortest sequence that tells two designs apart, or after which B refuses what A accepts.</summary>
    /// <exception cref="UserError">The designs do not have one vocabulary, and no mapping between theirs is stated.</exception>
    public static DesignDifference Run(Design a, Design b, Workload workload, ProductQuestion question, ExplorationOptions options)
    {
        var product = new Product(new LuoSystem(a, workload), new LuoSystem(b, workload), question);
        var report = Explorer.Explore(product, options with { StopOnceViolated = 1 });
        return Told(product, a, b, question, report, report.Invariants[0]);
    }

    /// <summary>
    /// For each operation the shortest sequence in which it is the first to differ, in the order of <see cref="Op"/>; one answer without a difference when there is
    /// none.
    /// </summary>
    /// <exception cref="UserError">The designs do not have one vocabulary, and no mapping between theirs is stated.</exception>
    public static IReadOnlyList<DesignDifference> RunEach(Design a, Design b, Workload workload, ProductQuestion question, ExplorationOptions options)
    {
        var product = new Product(new LuoSystem(a, workload), new LuoSystem(b, workload), question, each: true);
        var report = Explorer.Explore(product, options);
        DesignDifference[] told = [.. report.Invariants.Select(invariant => Told(product, a, b, question, report, invariant))];
        return told.Any(difference => difference.Difference is not null) ? [.. told.Where(difference => difference.Difference is not null)] : told[..1];
    }

    private static DesignDifference Told(
        Product product, Design a, Design b, ProductQuestion question, ExplorationReport report, InvariantReport invariant)
    {
        List<DiffStep> steps = [];
        string? difference = null;
        if (invariant.Shortest is { } shortest)
        {
            steps = Play(product, shortest.Trace, out difference);
        }

        return new DesignDifference(a, b, question, product.Program.Workload, steps, difference, report)
        {
            Mapping = VocabularyMapping.Between(a, b),
        };
    }

    private static List<DiffStep> Play(Product product, ActionTrace trace, out string? difference)
    {
        var (sideA, sideB) = product.Sides;
        var a = new LuoState(sideA.System.Layout, sideA.System.Initial.ToArray());
        var b = new LuoState(sideB.System.Layout, sideB.System.Initial.ToArray());
        var steps = new List<DiffStep>();
        difference = null;
        foreach (var action in trace.Steps)
        {
            var (command, deviation) = product.Decode(action.Action);
            var environmentA = new NamedEnvironment(deviation);
            var environmentB = new NamedEnvironment(deviation);
            var eventsA = new EventBuffer(16);
            var eventsB = new EventBuffer(16);
            var resultA = sideA.Execute(a, command, ref environmentA, ref eventsA);
            var resultB = sideB.Execute(b, command, ref environmentB, ref eventsB);
            difference = Visible.Difference(command, a, resultA, eventsA.Events, b, resultB, eventsB.Events, product.IsLoose);
            steps.Add(new DiffStep(command, deviation, resultA, eventsA.Events.ToArray(), resultB, eventsB.Events.ToArray()));
        }

        return steps;
    }
}
