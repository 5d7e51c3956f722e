using System.Globalization;
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

    /// <summary>Writes to <paramref name="target"/>.</summary>
    public OrderText(TextWriter target) => _output = _target = target;

    /// <summary>One design in full, or several side by side.</summary>
    public void Write(IReadOnlyList<OrderReport> reports)
    {
        DependencyGraph graph = reports[0].Graph;
        Line($"{graph.Source}: {Count(graph.Files.Count, "file")}, {Count(graph.Edges.Count, "dependency", "dependencies")}");
        if (reports.Count > 1)
        {
            Compare(reports);
        }
        else
        {
            Detail(reports[0]);
        }

        if (reports.Any(report => report.Phases.Any(phase => phase.Works == OrderQuantity.Unavailable)))
        {
            Line($"The solver is unavailable: {SolverRoom.Status.Text}.");
        }
    }

    private void Compare(IReadOnlyList<OrderReport> reports)
    {
        const int Widest = 13; // "unavailable" and two blanks
        int width = reports.Max(report => report.Design.Id.Length);
        Line($"  {"switches".PadRight(width)}  {string.Concat(reports[0].Phases.Select(phase => Name(phase.Phase).PadRight(Widest)))}".TrimEnd());
        foreach (OrderReport report in reports)
        {
            string answers = string.Concat(report.Phases.Select(phase => phase.Works.ToString().ToLowerInvariant().PadRight(Widest)));
            Line($"  {report.Design.Id.PadRight(width)}  {answers}".TrimEnd());
        }
    }

    private void Detail(OrderReport report)
    {
        Line($"  {report.Design.Id}");
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
            Line($"  {(all.Complete ? "all" : "the first")} {Count(all.Orders.Count, "order")}:");
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

        Line($"  a shortest cycle, of {Count(why.Cycle.Count, "file")}:");
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
        string size = Count(repairs.Size, "dependency", "dependencies");
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

    private static string Name(OrderPhase phase) => phase.ToString().ToLowerInvariant();

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

    private static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:n0} {(count == 1 ? one : many ?? one + "s")}");

    private void Line(string text) => _output.WriteLine(text);
}
