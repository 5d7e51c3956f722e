using LuoModel.Cli.Input;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Comparison;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Runs.Scenarios.Running;

namespace LuoModel.Cli.Pages;

/// <summary>The traces behind a comparison, played with everything that can be told about each step.</summary>
internal static class DiffTraces
{
    /// <summary>
    /// The distinguishing trace on one side; null where there is none, and where the side is compared through a mapping, for then its commands are not those
    /// that were compared.
    /// </summary>
    /// <param name="diff">The comparison.</param>
    /// <param name="design">The side.</param>
    /// <param name="result">What the comparison has as a step's answer on that side: the played trace must have the same.</param>
    public static Trace? Of(DesignDifference diff, Design design, Func<DiffStep, Model.Commands.Result> result)
    {
        if (diff.Steps.Count == 0 || diff.Mapping is not null)
        {
            return null;
        }

        var set = InvariantSet.For(design, diff.Workload, InvariantCatalog.All);
        var commands = set.System.Catalog.Commands.ToList();
        var steps = new List<ReplayCommand>();
        foreach (var step in diff.Steps)
        {
            var number = commands.IndexOf(step.Command);
            if (number < 0)
            {
                return null;
            }

            var trace = TracePlayer.Play(set, [.. steps, new ReplayCommand(number)]);
            steps.Add(new ReplayCommand(number, step.Deviation == NamedPoint.None ? 0 : Points(PassedPoints.Of(trace, steps.Count), step.Deviation)));
        }

        var played = TracePlayer.Play(set, steps);
        return played.Steps.Zip(diff.Steps).All(pair => pair.First.Result == result(pair.Second)) ? played : null;
    }

    /// <summary>The trace of a replay string.</summary>
    /// <exception cref="Model.UserError">It can not be played.</exception>
    public static Trace Of(string replay)
    {
        var wanted = ReplayString.Parse(replay);
        return ReplayPlayer.Play(wanted, Selection.Workload(wanted));
    }

    /// <summary>The points at which a step deviated, each by what it is and how often the step had used its kind before.</summary>
    /// <param name="passed">The points that the step passed.</param>
    public static IReadOnlyList<NamedPoint> Deviations(IReadOnlyList<PassedPoint> passed) =>
        [.. Numbered(passed).Where(point => point.Passed.Deviated && point.Named is not null).Select(point => point.Named!.Value)];

    /// <summary>The number of a point that is named, as the one bit it is in a replay string; none where the step does not pass it.</summary>
    /// <param name="passed">The points that the step passed.</param>
    /// <param name="named">The point.</param>
    public static ulong Points(IReadOnlyList<PassedPoint> passed, NamedPoint named) =>
        Numbered(passed).Where(point => point.Named == named).Select(point => 1UL << point.Number).FirstOrDefault();

    /// <summary>
    /// The points at which something may deviate: with the number that a replay string has for each, and the name that comparisons have for it, null for a
    /// can_finish that says no by itself.
    /// </summary>
    private static IEnumerable<(PassedPoint Passed, int Number, NamedPoint? Named)> Numbered(IReadOnlyList<PassedPoint> passed)
    {
        var used = new Dictionary<byte, byte>();
        var number = 0;
        foreach (var point in passed.Where(point => point.Service is not null || ChoosingEnvironment.MayDeviate(point.Callback.Kind)))
        {
            var kind = (byte)(point.Service is { } service ? NamedPoint.FirstFault + (int)service : (int)point.Callback.Kind);
            NamedPoint? named = null;
            if (point.Service is not null || point.Callback is not { Kind: EventKind.CanFinish, Natural: 0 })
            {
                var nth = used.GetValueOrDefault(kind);
                named = new NamedPoint(kind, nth);
                used[kind] = (byte)(nth + 1);
            }

            yield return (point, number++, named);
        }
    }
}
