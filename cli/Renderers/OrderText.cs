using System.Globalization;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Model.Workloads;
using LuoModel.Solver;
using LuoModel.Solver.Orders;

namespace LuoModel.Cli.Renderers;

/// <summary>The answers about orders as text. Long lists are cut here; the JSON has all of them.</summary>
internal sealed class OrderText
{
    private const int MostNames = 24;
    private const int MostOrders = 1000;

    private readonly TextWriter _target;

    /// <summary>Where lines go at the moment: <see cref="Detail"/> looks at a phase before it is shown.</summary>
    private TextWriter _output;

    private readonly LuoConsole _console;

    /// <summary>Writes to <paramref name="console"/>.</summary>
    public OrderText(LuoConsole console) => (_console, _output, _target) = (console, console.Output, console.Output);

    /// <summary>One design in full, or several side by side.</summary>
    /// <param name="reports">The answers.</param>
    /// <param name="names">For each answer the designs it is for; empty where only switches were named.</param>
    public void Write(IReadOnlyList<OrderReport> reports, IReadOnlyList<string> names)
    {
        DependencyGraph graph = reports[0].Graph;
        Line($"{graph.Source}: {Counted.Of(graph.Files.Count, "file")}, {Counted.Of(graph.Edges.Count, "dependency")}");
        if (reports.Count > 1)
        {
            Compare(reports, names);
        }
        else
        {
            Detail(reports[0], names[0]);
        }

        if (reports.Any(report => report.Phases.Any(phase => phase.Works == OrderQuantity.Unavailable)))
        {
            Line($"The solver is unavailable: {SolverRoom.Status.Text}.");
        }
    }

    private void Compare(IReadOnlyList<OrderReport> reports, IReadOnlyList<string> names)
    {
        var table = TextTable.Create("lookup", "retrieve", "finish", "works: preserve", "retrieve", "finish", "design");
        foreach (var (report, name) in reports.Zip(names))
        {
            table.Row([
                Name(report.Design.Lookup), Name(report.Design.Retrieve), Name(report.Design.Finish),
                .. report.Phases.Select(phase => Name(phase.Works)), name,
            ]);
        }

        table.Write(_console);
    }

    private void Detail(OrderReport report, string name)
    {
        Line($"  {(name.Length > 0 ? $"design {name}: " : string.Empty)}{report.Design.Id.Replace(",", ", ", StringComparison.Ordinal)}");
        (string Name, string Text) before = (string.Empty, string.Empty);
        foreach (PhaseReport phase in report.Phases)
        {
            Line(string.Empty);
            Line($"{Name(phase.Phase)}: {Sentence(phase)}");
            using var text = new StringWriter { NewLine = _target.NewLine };
            _output = text;
            Phase(report.Graph, phase);
            _output = _target;
            _target.Write(text.ToString() is [_, ..] same && same == before.Text
                ? $"  all of it as for {before.Name}{_target.NewLine}"
                : text.ToString());
            before = (Name(phase.Phase), text.ToString());
        }
    }

    private void Phase(DependencyGraph graph, PhaseReport phase)
    {
        if (phase is { Works: OrderQuantity.Some, Order: { } order })
        {
            Line($"  works: {Names(graph, order)}");
        }

        if (phase.Fails is { } fails)
        {
            Line($"  fails: {Names(graph, fails.Order)}");
            Line($"         at {Edge(graph, fails.Edge)}: {fails.Rule.Text}");
            Line($"         {fails.Rule.Function}; {fails.Rule.Source}");
        }

        if (phase.AllOrders is { } all)
        {
            Line($"  {(all.Complete ? "all" : "the first")} {Counted.Of(all.Orders.Count, "order")}:");
            List(all.Orders, MostOrders, one => Names(graph, one));
        }

        if (phase.Explanation is { } why)
        {
            Explain(graph, why);
        }

        if (phase.Repairs is { Sets.Count: > 0 } repairs)
        {
            Repairs(graph, repairs);
        }

        if (phase.Replay == ReplayVerdict.Disagrees)
        {
            Line("  ERROR: the model, executed, does not bear this out; please report it");
        }
    }

    private void Explain(DependencyGraph graph, OrderExplanation why)
    {
        if (why.Path.Count > 0)
        {
            Line($"  FINISH waits for {graph.Files[why.Path[0].Edge.From]}, from where dependencies lead into a cycle:");
            List(why.Path, MostNames, step => Edge(graph, step.Edge));
        }

        Line($"  a shortest cycle, of {Counted.Of(why.Cycle.Count, "file")}:");
        List(why.Cycle, MostNames, step => Edge(graph, step.Edge));
        foreach (OrderRule rule in why.Path.Concat(why.Cycle).Select(step => step.Rule).Distinct())
        {
            Line($"  rule for what is needed: {rule.Text}");
            Line($"    {rule.Function}; {rule.Source}");
        }

        if (!why.Core.Select(step => step.Edge).ToHashSet().SetEquals(why.Path.Concat(why.Cycle).Select(step => step.Edge)))
        {
            Line("  the solver's own reason, minimal as well:");
            List(why.Core, MostNames, step => Edge(graph, step.Edge));
        }

        Line($"  never served: {Names(graph, why.Blocked)}");
    }

    private void Repairs(DependencyGraph graph, RepairReport repairs)
    {
        string size = Counted.Of(repairs.Size, "dependency");
        Line(repairs.Smallest
            ? $"  repairs, changing {size}, none is smaller{(repairs.All ? string.Empty : "; there may be more")}:"
            : $"  repairs, changing {size}, at least {repairs.AtLeast} must change:");
        List(repairs.Sets, MostOrders, repair =>
            $"{Kind(repair.Kind)} {string.Join(", ", repair.Edges.Take(MostNames).Select(graph.EdgeText))}{More(repair.Edges.Count)}");
    }

    private void List<T>(IReadOnlyList<T> items, int most, Func<T, string> text)
    {
        foreach (T item in items.Take(most))
        {
            Line($"    {text(item)}");
        }

        if (items.Count > most)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"    and {items.Count - most:n0} more"));
        }
    }

    private static string Sentence(PhaseReport phase) => phase.Works switch
    {
        OrderQuantity.Every => "in every order",
        OrderQuantity.Some => "in some orders, not in every one",
        OrderQuantity.None => "in no order",
        OrderQuantity.Unknown => "unknown, the solver gave up",
        _ => "unavailable",
    };

    private static string Name(Enum value) => value.ToString().ToLowerInvariant();

    private static string Kind(RepairKind kind) => kind switch
    {
        RepairKind.LookUpAtFreeze => "look up at freeze:",
        RepairKind.DoNotAskAtRetrieve => "do not ask at retrieve:",
        _ => "drop:",
    };

    private static string Edge(DependencyGraph graph, Dependency edge) => graph.EdgeText(edge)
        + (edge.When is { } marks ? $" [{CheckTimesNames.Text(marks)}]" : string.Empty)
        + (edge.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"  (line {edge.Line})") : string.Empty);

    private static string Names(DependencyGraph graph, IReadOnlyList<int> files) =>
        string.Join(' ', files.Take(MostNames).Select(file => graph.Files[file])) + More(files.Count);

    private static string More(int count) =>
        count > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {count - MostNames:n0} more") : string.Empty;

    private void Line(string text) => _output.WriteLine(text);
}
