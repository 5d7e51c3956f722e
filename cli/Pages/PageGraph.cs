using System.Text.Json;
using LuoModel.Cli.Renderers.Pictures;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Properties.Luo;

namespace LuoModel.Cli.Pages;

/// <summary>A whole state graph for a page: with it the page is an explorer without a server.</summary>
/// <param name="tables">What traces and graphs share.</param>
internal sealed class PageGraph(PageTables tables)
{
    /// <summary>The graph as an object.</summary>
    public string Text(ChoiceGraph graph) => JsonText.Of(json => Write(json, graph));

    private void Write(Utf8JsonWriter json, ChoiceGraph graph)
    {
        var set = graph.Set;
        var (system, lanes) = (set.System, Lanes(graph));
        var facts = graph.Nodes.Select(node => tables.Facts(new LuoState(system.Layout, node.State), system)).ToArray();
        json.WriteStartObject();
        json.WriteString("design", system.Design.Id);
        json.WriteString("workload", system.Workload.Id);
        json.WriteNumber("faults", system.Workload.Bounds.Faults);
        json.WriteNumber("kexecs", system.Workload.Bounds.Kexecs);
        Replay(json, new Trace(system, system.Initial.ToArray(), []));
        PageTables.Write(json, "heads", tables.Texts(lanes.Heads));
        PageTables.Write(json, "checked", tables.Invariants(set.Invariants.Select(invariant => invariant.Id)));
        PageTables.Write(json, "order", tables.Texts(FactOrder.Of(facts.Select(state => state.Select(fact => tables.Fact(fact).Name)))));
        json.WriteStartArray("nodes");
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            Node(json, graph.Nodes[i].Parent, facts[i], graph.Nodes[i].Parent < 0 ? [] : facts[graph.Nodes[i].Parent]);
        }

        json.WriteEndArray();
        json.WriteStartArray("choices");
        foreach (var node in graph.Nodes)
        {
            PageTables.Write(json, null, [.. node.Choices.SelectMany(choice => (int[])[tables.Move(lanes, system, node.State, choice.Step), choice.To])]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What stands before and behind the commands in the line that replays a run of the system.</summary>
    public static void Replay(Utf8JsonWriter json, Trace empty)
    {
        // The statements of a workload that is not built in stand behind the commands.
        var parts = empty.ReplayLine.Split(':');
        json.WriteString("before", string.Join(':', parts.Take(4)).TrimEnd('\'') + ":");
        json.WriteString("behind", parts.Length > 5 ? ":" + parts[5] : "'");
    }

    private static LaneRows Lanes(ChoiceGraph graph) => PageTrace.Lanes(new Trace(graph.Set.System, graph.Set.System.Initial.ToArray(), []));

    /// <summary>The parent's number, then what is gone of its facts (as -1 - number) and what is new.</summary>
    private static void Node(Utf8JsonWriter json, int parent, int[] facts, int[] before) =>
        PageTables.Write(json, null, [parent, .. before.Except(facts).Select(fact => -1 - fact), .. facts.Except(before)]);
}
