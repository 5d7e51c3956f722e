using System.Globalization;
using System.Text;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Renderers;

/// <summary>
/// A trace as plain text for a terminal: command, result, callbacks, what changed, what is violated and why, how to replay it; in full also the truth of every
/// invariant at every step and the books over references, pins and counts.
/// </summary>
internal static class TextTrace
{
    private const int CommandColumns = 46;
    private const int MostChanges = 32;

    /// <summary>Renders a trace.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="invariant">Only violations of this invariant are shown; null for all.</param>
    /// <param name="violations">Whether violations are shown at all.</param>
    public static string Render(Trace trace, string? invariant = null, bool violations = true)
    {
        var text = new StringBuilder();
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            Step(text, trace, i, violations ? id => invariant is null || id == invariant : _ => false);
        }

        text.Append("  replay: ").Append(trace.ReplayLine).Append('\n');
        return text.ToString();
    }

    /// <summary>One command of a trace with its result and what it called, in one line.</summary>
    public static string RenderStep(Trace trace, int index)
    {
        var step = trace.Steps[index];
        var workload = trace.System.Workload;
        var events = step.Events.Select(e => Names.Of(e, workload)).Prepend($"{Names.Of(step.Command, workload)} = {Names.Of(step.Result)}");
        return string.Join("; ", events.Concat(step.Violated.Select(id => $"violates {id}")));
    }

    /// <summary>How long a trace is: <c>4 commands, 1 fault</c>.</summary>
    public static string Extent(Trace trace) =>
        string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(trace.Steps.Count, "command")}, {Counted.Of(trace.Faults, "fault")}");

    /// <summary>Renders a trace with the truth of every invariant at every step and the resource ledger.</summary>
    public static string RenderFull(Trace trace)
    {
        var text = new StringBuilder(Render(trace)).Append('\n');
        Truth(text, trace);
        Ledger(text, trace);
        return text.ToString();
    }

    private static void Truth(StringBuilder text, Trace trace)
    {
        if (trace.Checked.Count == 0)
        {
            return;
        }

        text.Append("  invariants, step by step\n");
        var holding = trace.Checked.Count;
        foreach (var id in trace.Checked)
        {
            int[] violated = [.. Enumerable.Range(0, trace.Steps.Count).Where(i => trace.Steps[i].Violated.Contains(id)).Select(i => i + 1)];
            if (violated.Length > 0)
            {
                holding--;
                text.Append("    ").Append(id).Append(" violated at ").Append(Counted.Word(violated.Length, "step")).Append(' ').AppendJoin(", ", violated).Append('\n');
            }
        }

        if (holding > 0)
        {
            text.Append(holding < trace.Checked.Count ? "    the other " : "    the ").Append(Counted.Of(holding, "invariant")).Append(holding == 1 ? " holds" : " hold").Append(" at every step\n");
        }
    }

    private static void Ledger(StringBuilder text, Trace trace)
    {
        var ledger = ResourceLedger.Of(trace);
        var first = ledger.FirstUnmatched;
        text.Append("  ledger of references, pins and counts\n");
        foreach (var entry in ledger.Entries)
        {
            var partners = string.Join(", ", entry.Partners.Select(step => (step + 1).ToString(CultureInfo.InvariantCulture)));
            var matched = partners.Length > 0 ? $"  (step {partners})" : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $"  {entry.Step + 1,4}  {entry.Text}{matched}");
            text.Append(entry == first || (first is not null && entry.Unmatched && entry.Step == first.Step && entry.Resource == first.Resource)
                ? $"  <== first without a partner: {entry.MissingPartner}"
                : entry.Unmatched ? "  <== no partner" : string.Empty).Append('\n');
        }

        text.Append(ledger.Entries.Count == 0 ? "    nothing was taken\n" : first is null ? "    balanced: every entry has its partner, or somebody who can still give it back\n" : string.Empty);
    }

    private static void Step(StringBuilder text, Trace trace, int index, Func<string, bool> shown)
    {
        var step = trace.Steps[index];
        var workload = trace.System.Workload;
        var actor = step.Actor == Actors.Of(step.Command.Op) ? string.Empty : step.Actor + ": ";
        var name = actor + Names.Of(step.Command, workload);
        text.Append(CultureInfo.InvariantCulture, $"{index + 1,4}  {name.PadRight(CommandColumns)}  {Names.Of(step.Result)}\n");
        if (StepNote.Of(trace, step) is { } note)
        {
            text.Append("        note: ").Append(note).Append('\n');
        }

        foreach (var asked in step.Outside)
        {
            text.Append("        outside: ").Append(asked).Append('\n');
        }

        foreach (var e in step.Events)
        {
            text.Append("        ").Append(Names.Of(e, workload)).Append('\n');
        }

        Changes(text, [.. StateDescription.Changes(trace.Before(index), step.State(trace.System), workload)]);

        foreach (var id in step.Violated.Where(shown))
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

    /// <summary>What a step changed; the middle of a long list is counted only, JSON has it all.</summary>
    private static void Changes(StringBuilder text, string[] changes)
    {
        var shown = changes.Length <= MostChanges ? changes : [.. changes.Take(MostChanges / 2), $"... {changes.Length - MostChanges} more ...", .. changes.TakeLast(MostChanges / 2)];
        foreach (var change in shown)
        {
            text.Append("          ").Append(change).Append('\n');
        }
    }
}
