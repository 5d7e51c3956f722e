using System.Globalization;
using LuoModel.Cli.Pages;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;

namespace LuoModel.Cli.Serving;

/// <summary>What the explorer answers: a path on a design and workload, played by the step itself. Nothing is kept but the systems, so an address says all.</summary>
/// <param name="workloads">The workloads that may be asked for; no other file is read.</param>
internal sealed class ExplorerAnswers(IReadOnlyList<Workload> workloads)
{
    /// <summary>Commands of a path that are played for one answer.</summary>
    private const int MostSteps = 2000;

    private readonly Dictionary<(string Design, string Workload), InvariantSet> _sets = [];
    private readonly Lock _lock = new();

    /// <summary>The workloads by name.</summary>
    public IEnumerable<string> Workloads => workloads.Select(workload => workload.Id);

    /// <summary>Where a path leads, what can be done there, and why what is refused is refused; JSON.</summary>
    /// <param name="design">Design text.</param>
    /// <param name="with">A second design that does the same, null or empty for none.</param>
    /// <param name="workload">Workload name.</param>
    /// <param name="path">Commands as a replay string has them.</param>
    /// <exception cref="UserError">There is no such design, workload or command.</exception>
    public string At(string design, string? with, string workload, string path)
    {
        var set = Set(design, workload);
        var trace = Play(set, path);
        var state = trace.Steps.Count == 0 ? trace.Initial : trace.Steps[^1].After;
        var choices = StepChoices.Of(set, state);
        var beside = string.IsNullOrEmpty(with) ? null : Companion.Follow(trace, Set(with, workload));
        var tables = new PageTables();
        var writer = new PageTrace(tables);
        var lanes = PageTrace.Lanes(trace);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("path");
            foreach (var step in trace.Steps)
            {
                json.WriteStringValue(PageTables.Token(step.Replay));
            }

            json.WriteEndArray();
            json.WritePropertyName("trace");
            writer.Write(json, string.Empty, trace, string.Empty, copies: false);
            if (beside is not null)
            {
                json.WritePropertyName("beside");
                writer.Write(json, string.Empty, beside, string.Empty, copies: false);
            }

            json.WriteStartArray("choices");
            foreach (var step in choices.Steps)
            {
                json.WriteStartObject();
                json.WriteNumber("move", tables.Move(lanes, set.System, state, step));
                json.WriteBoolean("same", ChoiceGraph.SameButFaults(set, state, step.After));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("note", Note(set, state, choices, trace, beside));
            tables.Write(json);
            json.WriteEndObject();
        });
    }

    /// <summary>A path as a scenario.</summary>
    /// <exception cref="UserError">It can not be one.</exception>
    public string Scenario(string design, string workload, string path) => TraceFormat.Render("scenario", Play(Set(design, workload), path));

    /// <summary>The system of a design on a workload, with every invariant that applies.</summary>
    /// <exception cref="UserError">There is no such design or workload.</exception>
    public InvariantSet Set(string design, string workload)
    {
        lock (_lock)
        {
            if (!_sets.TryGetValue((design, workload), out var set))
            {
                set = InvariantSet.For(DesignText.Parse(design), Named(workload), InvariantCatalog.All);
                _sets[(design, workload)] = set;
            }

            return set;
        }
    }

    /// <summary>A workload by its name.</summary>
    /// <exception cref="UserError">It is none of those that may be asked for.</exception>
    public Workload Named(string name) => workloads.FirstOrDefault(known => known.Id == name)
        ?? throw new UserError($"there is no workload '{name}' here, expected one of {string.Join(", ", Workloads)}");

    private static Trace Play(InvariantSet set, string path)
    {
        var commands = ReplayString.Parse($"luo1:{set.System.Design.Id}:{set.System.Workload.Id}:{path}");
        return commands.Draw is null && commands.Commands.Count <= MostSteps
            ? TracePlayer.Play(set, commands.Commands)
            : throw new UserError($"a path of {Counted.Of(commands.Commands.Count, "command")}, expected at most {MostSteps}, one by one");
    }

    private static string Note(InvariantSet set, byte[] state, StepChoices choices, Trace trace, Trace? beside)
    {
        var system = set.System;
        var view = new LuoState(system.Layout, state);
        var closed = view.Core.Halted != 0 ? 0 : Enumerable.Range(0, system.Catalog.Commands.Count).Count(command => !system.Catalog.Enabled(new LuoState(system.Layout, state), command));
        var words = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{view.Core.Faults} of at most {Counted.Of(system.Workload.Bounds.Faults, "fault")}, {view.Core.Kexecs} of at most {Counted.Of(system.Workload.Bounds.Kexecs, "kexec")}."),
        };
        if (closed > 0)
        {
            words.Add($"{Counted.Of(closed, "further command")} of the workload {(closed == 1 ? "is" : "are")} not worth issuing here: what they use is not open, or a bound is reached.");
        }

        if (choices.NoRoom > 0)
        {
            words.Add($"{Counted.Of(choices.NoRoom, "choice")} left out: the state has no room for what they make.");
        }

        if (beside is not null && beside.Steps.Count < trace.Steps.Count)
        {
            words.Add($"{beside.System.Design.Id} can not do step {beside.Steps.Count + 1}.");
        }

        return string.Join(' ', words);
    }
}
