using System.Globalization;
using System.Text;
using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Renderers;

/// <summary>
/// A trace for a mail: at most 72 columns, swim lanes agent | LUO | handler | FLB, a rule across the page at kexec, what changed under each command, the
/// violated sentence and a line that replays it. Short enough to stand under a patch.
/// </summary>
internal sealed class MailTrace
{
    private const int Columns = 72;
    private static readonly int[] s_lanes = [25, 13, 21, 10];
    private readonly StringBuilder _text = new();
    private readonly Trace _trace;

    private MailTrace(Trace trace) => _trace = trace;

    /// <summary>Renders a trace.</summary>
    public static string Render(Trace trace) => new MailTrace(trace).Render();

    private string Render()
    {
        Wrapped(string.Empty, $"{_trace.Title}: {Count(_trace.Steps.Count, "command")}, {Count(_trace.Faults, "fault")}");
        _text.Append('\n');
        Row("agent", "LUO", "handler", "FLB");
        Row(new string('-', s_lanes[0]), new string('-', s_lanes[1]), new string('-', s_lanes[2]), new string('-', s_lanes[3]));
        for (var i = 0; i < _trace.Steps.Count; i++)
        {
            Step(i);
        }

        Verdict();
        return _text.ToString();
    }

    private void Step(int index)
    {
        var step = _trace.Steps[index];
        var workload = _trace.System.Workload;
        var actor = step.Actor == Actors.Agent ? string.Empty : step.Actor + ": ";
        Row(string.Create(CultureInfo.InvariantCulture, $"{index + 1} {actor}{Names.Of(step.Command, workload)}"), string.Empty, string.Empty, string.Empty);
        if (StepNote.Of(_trace, step) is { } note)
        {
            Wrapped("   note: ", note);
        }

        foreach (var asked in step.Outside)
        {
            Row(string.Empty, string.Empty, $"[{asked}]", string.Empty);
        }

        foreach (var e in step.Events)
        {
            Event(e);
        }

        Row(string.Empty, "= " + Names.Of(step.Result), string.Empty, string.Empty);
        // What a jump leaves behind is everything; only what is there afterwards is worth a line.
        var jumped = step.Events.Any(e => e.Kind is EventKind.Kexec or EventKind.ColdBoot);
        foreach (var change in StateDescription.Changes(_trace.Before(index), step.State(_trace.System), workload))
        {
            if (!jumped || !change.EndsWith(" -> -", StringComparison.Ordinal))
            {
                Wrapped("   * ", change);
            }
        }

        foreach (var id in step.Violated)
        {
            Wrapped(">> ", $"{id} violated");
        }
    }

    private void Event(in LuoEvent e)
    {
        var name = Names.Of(e, _trace.System.Workload);
        switch (e.Kind)
        {
            case EventKind.Kexec or EventKind.ColdBoot:
                var title = e.Kind == EventKind.Kexec ? "= kexec " : "= cold boot ";
                _text.Append(title).Append('=', Columns - title.Length).Append('\n');
                break;
            case EventKind.FlbPreserve or EventKind.FlbUnpreserve or EventKind.FlbRetrieve or EventKind.FlbFinish:
                Row(string.Empty, string.Empty, string.Empty, name["flb_".Length..]);
                break;
            case EventKind.CanPreserve or EventKind.Preserve or EventKind.Unpreserve or EventKind.Freeze or EventKind.Unfreeze or EventKind.Retrieve:
            case EventKind.CanFinish or EventKind.Finish or EventKind.Prepare or EventKind.Cancel:
            case EventKind.FlbGetIncomingCall or EventKind.FlbPutIncomingCall or EventKind.DependencyLookup:
            case EventKind.SubsystemPrepare or EventKind.SubsystemFreeze or EventKind.SubsystemCancel or EventKind.SubsystemBoot or EventKind.SubsystemFinish:
                Row(string.Empty, string.Empty, name, string.Empty);
                break;
            default:
                Row(string.Empty, name, string.Empty, string.Empty);
                break;
        }
    }

    private void Verdict()
    {
        _text.Append('\n');
        var last = _trace.Steps.Count > 0 ? _trace.Steps[^1] : null;
        string[] violated = [.. _trace.Steps.SelectMany(step => step.Violated).Distinct().Order(StringComparer.Ordinal)];
        foreach (var id in violated)
        {
            var invariant = InvariantCatalog.Get(id);
            Wrapped(string.Empty, $"{id}: {invariant.Sentence}");
            Wrapped("   ", invariant.Why);
            Wrapped("   ", $"See {invariant.Anchor}.");
        }

        if (last is not null && last.Result.Outcome != Outcome.Returned)
        {
            Wrapped(string.Empty, $"The machine stops here: {Names.Of(last.Result)}.");
        }
        else if (violated.Length == 0)
        {
            Wrapped(string.Empty, $"Nothing is violated ({Count(_trace.Checked.Count, "invariant")} asked at every step).");
        }

        if (ResourceLedger.Of(_trace).FirstUnmatched is { } entry)
        {
            Wrapped(string.Empty, string.Create(CultureInfo.InvariantCulture, $"First unmatched: step {entry.Step + 1}, {entry.Text}; missing: {entry.MissingPartner}."));
        }

        foreach (var invention in Invention.Of(_trace.System.Workload))
        {
            Wrapped(string.Empty, $"Invented for the model: {invention.Text}.");
        }

        // One paste has to replay it, so this line is never broken.
        var line = _trace.ReplayLine;
        var quote = line.IndexOf('\'', StringComparison.Ordinal);
        _text.Append("\nReplay: ").Append(quote < 0 ? line : $"{line[..quote]}\\\n  {line[quote..]}").Append('\n');
    }

    /// <summary>One row of lanes; a cell that is too long goes on in the next line of its lane.</summary>
    private void Row(params ReadOnlySpan<string> cells)
    {
        var lanes = new List<string>[s_lanes.Length];
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = Break(cells[lane], s_lanes[lane], "  ");
        }

        for (var line = 0; line < lanes.Max(lane => lane.Count); line++)
        {
            var row = string.Join('|', lanes.Select((lane, i) => (line < lane.Count ? lane[line] : string.Empty).PadRight(s_lanes[i])));
            _text.Append(row.TrimEnd()).Append('\n');
        }
    }

    private void Wrapped(string prefix, string text)
    {
        var first = true;
        foreach (var line in Break(text, Columns - prefix.Length, string.Empty))
        {
            _text.Append((first ? prefix : new string(' ', prefix.Length)) + line).Append('\n');
            first = false;
        }
    }

    /// <summary>Breaks text at blanks, and inside a word only where the word is wider than a line.</summary>
    private static List<string> Break(string text, int width, string indent)
    {
        var lines = new List<string>();
        var line = string.Empty;
        foreach (var word in text.Split(' '))
        {
            var rest = word;
            if (line.Length > 0 && line.Length + 1 + rest.Length > width)
            {
                lines.Add(line);
                line = indent;
            }
            else if (line.Length > 0)
            {
                line += " ";
            }

            while (line.Length + rest.Length > width)
            {
                var room = width - line.Length;
                lines.Add(line + rest[..room]);
                rest = rest[room..];
                line = indent;
            }

            line += rest;
        }

        lines.Add(line);
        return lines;
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? string.Empty : "s")}");
}
