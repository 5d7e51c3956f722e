using System.Globalization;
using System.Text;
using LuoModel.Model;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Properties.Comparison;

namespace LuoModel.Cli.Renderers;

/// <summary>A comparison of two designs as text: the commands once, both answers where they differ.</summary>
internal static class DiffText
{
    /// <summary>Renders a comparison: one difference, or one for each operation, on some workload each.</summary>
    public static string Render(IReadOnlyList<DesignDifference> differences)
    {
        var first = differences[0];
        var mapping = first.Mapping is null ? string.Empty : $"through a mapping: {first.Mapping}\n";
        return $"A = {first.A.Id}\nB = {first.B.Id}\n{mapping}{string.Join('\n', differences.Select(One))}";
    }

    private static string One(DesignDifference diff)
    {
        var text = new StringBuilder();
        var bounds = diff.Workload.Bounds;
        var seen = diff.RandomCommands is { } commands
            ? string.Create(CultureInfo.InvariantCulture, $"{commands:n0} random commands on both")
            : string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(diff.Report!.Distinct, "pair")} of states{(diff.Complete || diff.Difference is not null ? string.Empty : ", not all of them")}");
        var within = string.Create(CultureInfo.InvariantCulture, $"workload {diff.Workload.Id}, kexecs <= {bounds.Kexecs}, faults <= {bounds.Faults}; {seen}");
        if (diff.Difference is null)
        {
            var none = diff.Question == ProductQuestion.Differ ? "no difference within these bounds" : "B accepts everything that A accepts within these bounds";
            return $"{(diff.Complete ? none : diff.RandomCommands is null ? "undecided" : "not found")}: {within}\n";
        }

        text.Append(CultureInfo.InvariantCulture, $"{(diff.Question == ProductQuestion.Differ ? "first visible difference" : "A accepts, B does not")} after {Counted.Of(diff.Steps.Count, "command")}: {diff.Difference}\n({within})\n\n");
        for (var i = 0; i < diff.Steps.Count; i++)
        {
            Step(text, diff, i);
        }

        return text.ToString();
    }

    private static void Step(StringBuilder text, DesignDifference diff, int index)
    {
        var step = diff.Steps[index];
        var failure = step.Deviation.Kind == 0 ? string.Empty : $"   [{step.Deviation}]";
        var last = index == diff.Steps.Count - 1;
        text.Append(CultureInfo.InvariantCulture, $"{index + 1,4}  {Names.Of(step.Command, diff.Workload)}{failure}");
        if (!last)
        {
            text.Append(CultureInfo.InvariantCulture, $"  = {Names.Of(step.ResultA)}\n");
            return;
        }

        text.Append('\n');
        Side(text, diff, "A", Names.Of(step.ResultA), step.EventsA);
        Side(text, diff, "B", Names.Of(step.ResultB), step.EventsB);
    }

    private static void Side(StringBuilder text, DesignDifference diff, string side, string result, IReadOnlyList<LuoEvent> events)
    {
        text.Append(CultureInfo.InvariantCulture, $"        {side}: {result}\n");
        foreach (var e in events)
        {
            text.Append(CultureInfo.InvariantCulture, $"             {Names.Of(e, diff.Workload)}\n");
        }
    }
}
