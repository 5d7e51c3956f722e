using System.Globalization;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Traces;

/// <summary>Facts of the designs with state machines (v3, v4).</summary>
public static partial class StateDescription
{
    private static string Shown(MachineState state) => state.ToString().ToUpperInvariant();

    private static void Machines(List<Fact> facts, LuoState state, Workload workload)
    {
        if (state.Layout.Dimensions is { GlobalFiles: 0, FileArrays: 0 })
        {
            return;
        }

        facts.Add(new Fact("machine", Shown(state.Core.State)));
        Add(facts, "state lock", state.Core.StateLock, absent: 0);
        Add(facts, "KHO", state.Core.KhoFinalized != 0 ? "finalized" : string.Empty);
        Add(facts, "trees of LUO in KHO", state.Core.KhoTrees, absent: 0);
        Add(facts, "lost descriptor numbers", state.Core.FdLeak, absent: 0);
        GlobalFiles(facts, state, workload);
        for (var handler = 0; handler < workload.Handlers.Count; handler++)
        {
            Add(facts, $"use count of handler {workload.Handlers[handler].Name}", state.Handler(handler).Users, absent: 0);
        }

        for (var subsystem = 0; subsystem < state.Layout.Dimensions.Subsystems; subsystem++)
        {
            ref var record = ref state.Subsystem(subsystem);
            var name = $"subsystem {workload.Subsystems[subsystem].Name}";
            Add(facts, name, record.Registered != 0 ? "registered" : string.Empty);
            Add(facts, $"pins of module {workload.Subsystems[subsystem].Name}", state.ModuleRefs(state.Layout.Modules - state.Layout.Dimensions.Subsystems + subsystem), absent: 0);
            Add(facts, $"{name} data", record.Data.Handle != 0 ? "prepared" : string.Empty);
            Add(facts, $"{name} handed-over data", record.InBlob != 0 ? "waiting" : string.Empty);
        }
    }

    private static void GlobalFiles(List<Fact> facts, LuoState state, Workload workload)
    {
        if (state.Layout.Dimensions.GlobalFiles == 0)
        {
            return;
        }

        foreach (ref readonly var file in state.Global(0)[..state.Machine.Outgoing])
        {
            facts.Add(new Fact($"outgoing token {Token(workload, file.Token)}", Entry(state, file, workload)));
        }

        foreach (ref readonly var node in state.TreeNodes[..state.Machine.TreeNodes])
        {
            facts.Add(new Fact($"first file tree token {Token(workload, node.Token)}", node.Data.Handle == 0 ? "data 0" : "data"));
        }

        foreach (ref readonly var file in state.Global(1)[..state.Machine.Incoming])
        {
            facts.Add(new Fact($"incoming token {Token(workload, file.Token)}", Entry(state, file, workload)));
        }
    }

    private static string Token(Workload workload, int token) => workload.Tokens[token].ToString(CultureInfo.InvariantCulture);
}
