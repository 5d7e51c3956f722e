using System.Text.Json;
using LuoModel.Model.Workloads;
using LuoModel.Solver;
using LuoModel.Solver.Orders;

namespace LuoModel.Cli.Renderers;

/// <summary>
/// The answers about orders as JSON. The members at the top speak of the first design; <c>designs</c> has every one, in full.
/// </summary>
internal static class OrderJson
{
    /// <summary>Writes the members.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<OrderReport> reports)
    {
        OrderReport first = reports[0];
        json.WriteNumber("nodes", first.Graph.Files.Count);
        json.WriteNumber("edges", first.Graph.Edges.Count);
        json.WriteString("source", first.Graph.Source);
        json.WriteString("solver", SolverRoom.Status.Text);
        Answers(json, first);
        Names(json, "order", first.Graph, first.Phases.FirstOrDefault(phase => phase.Order is not null)?.Order ?? []);
        Names(json, "cycle", first.Graph, Cycle(first.Phases.FirstOrDefault(phase => phase.Explanation is not null)?.Explanation));
        json.WriteStartArray("designs");
        foreach (OrderReport report in reports)
        {
            json.WriteStartObject();
            json.WriteString("design", report.Design.Id);
            Answers(json, report);
            json.WriteStartArray("phases");
            foreach (PhaseReport phase in report.Phases)
            {
                Phase(json, report.Graph, phase);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Answers(Utf8JsonWriter json, OrderReport report)
    {
        foreach (PhaseReport phase in report.Phases)
        {
            json.WriteString(Name(phase.Phase), Name(phase.Works));
        }
    }

    private static void Phase(Utf8JsonWriter json, DependencyGraph graph, PhaseReport phase)
    {
        json.WriteStartObject();
        json.WriteString("phase", Name(phase.Phase));
        json.WriteString("works", Name(phase.Works));
        json.WriteString("replay", phase.Replay switch
        {
            ReplayVerdict.Agrees => "agrees",
            ReplayVerdict.Disagrees => "disagrees",
            _ => "not-replayed",
        });
        if (phase.Order is { } order)
        {
            Names(json, "order", graph, order);
        }

        if (phase.Fails is { } fails)
        {
            json.WriteStartObject("fails");
            Names(json, "order", graph, fails.Order);
            json.WritePropertyName("at");
            Edge(json, graph, new ExplanationEdge(fails.Edge, fails.Rule));
            json.WriteEndObject();
        }

        if (phase.AllOrders is { } all)
        {
            json.WriteBoolean("allOrdersComplete", all.Complete);
            json.WriteStartArray("allOrders");
            foreach (IReadOnlyList<int> one in all.Orders)
            {
                Names(json, null, graph, one);
            }

            json.WriteEndArray();
        }

        Explanation(json, graph, phase.Explanation);
        Repairs(json, graph, phase.Repairs);
        json.WriteEndObject();
    }

    private static void Explanation(Utf8JsonWriter json, DependencyGraph graph, OrderExplanation? why)
    {
        if (why is null)
        {
            return;
        }

        Names(json, "cycle", graph, Cycle(why));
        foreach ((string name, IReadOnlyList<ExplanationEdge> edges) in new[] { ("path", why.Path), ("cycleEdges", why.Cycle), ("core", why.Core) })
        {
            json.WriteStartArray(name);
            foreach (ExplanationEdge edge in edges)
            {
                Edge(json, graph, edge);
            }

            json.WriteEndArray();
        }

        Names(json, "blocked", graph, why.Blocked);
    }

    private static void Repairs(Utf8JsonWriter json, DependencyGraph graph, RepairReport? repairs)
    {
        if (repairs is null)
        {
            return;
        }

        json.WriteStartObject("repairs");
        json.WriteNumber("size", repairs.Size);
        json.WriteBoolean("smallest", repairs.Smallest);
        json.WriteNumber("atLeast", repairs.AtLeast);
        json.WriteBoolean("all", repairs.All);
        json.WriteStartArray("sets");
        foreach (Repair repair in repairs.Sets)
        {
            json.WriteStartObject();
            json.WriteString("kind", repair.Kind switch
            {
                RepairKind.LookUpAtFreeze => "look-up-at-freeze",
                RepairKind.DoNotAskAtRetrieve => "do-not-ask-at-retrieve",
                _ => "drop",
            });
            json.WriteStartArray("edges");
            foreach (Dependency edge in repair.Edges)
            {
                json.WriteStringValue(graph.EdgeText(edge));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Edge(Utf8JsonWriter json, DependencyGraph graph, ExplanationEdge edge)
    {
        json.WriteStartObject();
        json.WriteString("needs", graph.EdgeText(edge.Edge));
        if (edge.Edge.When is { } marks)
        {
            json.WriteString("checks", CheckTimesNames.Text(marks));
        }

        json.WriteNumber("line", edge.Edge.Line);
        json.WriteString("rule", edge.Rule.Text);
        json.WriteString("function", edge.Rule.Function);
        json.WriteString("source", edge.Rule.Source);
        json.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter json, string? name, DependencyGraph graph, IEnumerable<int> files)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartArray();
        foreach (int file in files)
        {
            json.WriteStringValue(graph.Files[file]);
        }

        json.WriteEndArray();
    }

    private static IEnumerable<int> Cycle(OrderExplanation? why) => why?.Cycle.Select(edge => edge.Edge.From) ?? [];

    private static string Name(Enum value) => value.ToString().ToLowerInvariant();
}
