using System.Globalization;
using System.Text;
using LuoModel.Model.Commands;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Renderers;

/// <summary>A trace as plain text for a terminal: command, result, callbacks, what changed, what is violated and why, how to replay it.</summary>
internal static class TextTrace
{
    private const int CommandColumns = 46;

    /// <summary>Renders a trace.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="invariant">Only violations of this invariant are shown; null for all.</param>
    public static string Render(Trace trace, string? invariant = null)
    {
        var text = new StringBuilder();
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            Step(text, trace, i, invariant);
        }

        text.Append("  replay: ./luo trace '").Append(trace.Replay).Append("'\n");
        return text.ToString();
    }

    private static void Step(StringBuilder text, Trace trace, int index, string? invariant)
    {
        var step = trace.Steps[index];
        var workload = trace.System.Workload;
        var name = Names.Of(step.Command, workload);
        text.Append(CultureInfo.InvariantCulture, $"{index + 1,4}  {name.PadRight(CommandColumns)}  {Names.Of(step.Result)}\n");
        foreach (var e in step.Events)
        {
            text.Append("        ").Append(Names.Of(e, workload)).Append('\n');
        }

        foreach (var change in StateDescription.Changes(trace.Before(index), step.State(trace.System), workload))
        {
            text.Append("          ").Append(change).Append('\n');
        }

        foreach (var id in step.Violated.Where(id => invariant is null || id == invariant))
        {
            var violated = InvariantCatalog.Get(id);
            text.Append("  ==> ").Append(id).Append(" violated: ").Append(violated.Sentence).Append('\n');
            text.Append("      ").Append(violated.Why).Append('\n');
            text.Append("      see ").Append(violated.Anchor).Append('\n');
        }

        if (step.Result.Outcome != Outcome.Returned)
        {
            text.Append("      the machine stops here\n");
        }
    }
}
