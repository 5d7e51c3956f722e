using System.Globalization;
using System.Text;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search;

namespace LuoModel.Cli.Renderers;

/// <summary>
/// The shortest way into a state from which a goal can no longer be reached, and what could have been done instead of its last command.
/// </summary>
internal static class DoomText
{
    /// <summary>Renders the way and its alternative.</summary>
    /// <param name="set">Design, workload and invariants of the search.</param>
    /// <param name="goal">The goal that must stay possible.</param>
    /// <param name="doom">What the search found.</param>
    public static string Render(InvariantSet set, Goal goal, Doom doom)
    {
        var way = TracePlayer.Play(set, doom.Trace);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"doomed on {set.System.Design.Id}, workload {set.System.Workload.Id}: {TextTrace.Extent(way)}\n");
        text.Append(TextTrace.Render(way, violations: false));
        text.Append("  ==> after this nothing leads any more to: ").Append(goal.Name).Append('\n');
        ForEver(text, set, way);
        if (doom.Escape is not { } escape)
        {
            return text.Append("      it never could\n").ToString();
        }

        var last = way.Steps.Count - 1;
        text.Append(CultureInfo.InvariantCulture, $"      command {last + 1} is the last at which it could be avoided, for example by\n");
        var other = TracePlayer.Play(set, escape);
        for (var i = last; i < other.Steps.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1,10}  {Names.Of(other.Steps[i].Command, set.System.Workload),-40}  {Names.Of(other.Steps[i].Result)}\n");
        }

        return text.ToString();
    }

    /// <summary>The loop that the doomed state ends in, as a trace that every format can show.</summary>
    private static void ForEver(StringBuilder text, InvariantSet set, Trace way)
    {
        var lasso = Lasso.Close(set, way);
        if (lasso.Steps.Count > way.Steps.Count)
        {
            var further = lasso.Steps.Skip(way.Steps.Count).Select(step => $"{Names.Of(step.Command, set.System.Workload)} = {Names.Of(step.Result)}");
            text.Append("      for ever, for example: ").AppendJoin("; ", further).Append('\n');
            text.Append("      as a lasso: ./luo trace '").Append(lasso.Replay).Append("' --format itf\n");
        }
    }
}
