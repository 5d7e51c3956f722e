using System.Globalization;
using LuoModel.Model.Commands;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Traces;

/// <summary>One named fact of a state.</summary>
/// <param name="Name">What it is about, e.g. <c>FLB g out count</c>.</param>
/// <param name="Value">Its value; facts with nothing to say are left out of a description.</param>
public readonly record struct Fact(string Name, string Value);

/// <summary>A state as named facts, and what changed between two states: by name, never by slot.</summary>
public static partial class StateDescription
{
    /// <summary>The facts of a state in a fixed order.</summary>
    public static IReadOnlyList<Fact> Of(LuoState state, Workload workload)
    {
        var facts = new List<Fact>();
        Add(facts, "kernel", state.Core.Kexecs + 1, absent: 0);
        Add(facts, "LUO enabled", state.Core.Enabled == 0 ? "no" : string.Empty);
        Add(facts, "device", state.Core.DeviceOpen != 0 ? "open" : string.Empty);
        Add(facts, "deserialized", state.Core.Deserialized == Deserialized.Failed ? "failed" : string.Empty);
        Add(facts, "serialize rwsem", state.Core.SerializeHeld != 0 ? "held for ever" : string.Empty);
        Add(facts, "session blocks", state.Core.SessionBlocks, absent: 0);
        Machines(facts, state, workload);
        Sessions(facts, state, workload);
        UnderWay(facts, state, workload);
        Flbs(facts, state, workload);
        Ledger(facts, state, workload);
        return facts;
    }

    /// <summary>What is different: <c>name: old -> new</c>, with <c>-</c> for a fact that is absent, in the order of the facts.</summary>
    public static IReadOnlyList<string> Changes(LuoState before, LuoState after, Workload workload)
    {
        var old = Of(before, workload);
        var now = Of(after, workload);
        var oldValues = old.ToDictionary(fact => fact.Name, fact => fact.Value);
        var nowValues = now.ToDictionary(fact => fact.Name, fact => fact.Value);
        return
        [
            .. old.Where(fact => !nowValues.ContainsKey(fact.Name)).Select(fact => $"{fact.Name}: {fact.Value} -> -"),
            .. now.Where(fact => !oldValues.TryGetValue(fact.Name, out var value) || value != fact.Value)
                .Select(fact => $"{fact.Name}: {oldValues.GetValueOrDefault(fact.Name, "-")} -> {fact.Value}"),
        ];
    }

    private static void Add(List<Fact> facts, string name, int value, int absent)
    {
        if (value != absent)
        {
            facts.Add(new Fact(name, value.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static void Add(List<Fact> facts, string name, string value)
    {
        if (value.Length > 0)
        {
            facts.Add(new Fact(name, value));
        }
    }

    private static void UnderWay(List<Fact> facts, LuoState state, Workload workload)
    {
        Add(facts, "call under way", state.Core.UnderWay == CallUnderWay.None ? string.Empty : state.Core.UnderWay.ToString());
        for (var index = 0; index < state.Blob.Length && state.Blob[index].List != SessionList.Free; index++)
        {
            var name = $"serialized session \"{workload.Names[state.Blob[index].Name]}\"";
            facts.Add(new Fact(name, "present"));
            foreach (ref readonly var entry in state.BlobFiles(index)[..state.Blob[index].Files])
            {
                facts.Add(new Fact($"{name} token {workload.Tokens[entry.Token].ToString(CultureInfo.InvariantCulture)}", Entry(state, entry, workload)));
            }
        }
    }

    private static void Sessions(List<Fact> facts, LuoState state, Workload workload)
    {
        for (var slot = 0; slot < state.Layout.SessionSlots; slot++)
        {
            ref var session = ref state.Session(slot);
            if (session.List == SessionList.Free)
            {
                continue;
            }

            var kind = session.List switch
            {
                SessionList.Outgoing => "outgoing",
                SessionList.Incoming => "incoming",
                _ => "handed over",
            };
            var name = $"{kind} session \"{workload.Names[session.Name]}\"";
            var machine = session.State == MachineState.Undefined ? string.Empty : $" {Shown(session.State)}";
            facts.Add(new Fact(name, (session.Retrieved != 0 ? "retrieved" : "present") + machine));
            foreach (ref readonly var entry in state.Files(slot))
            {
                facts.Add(new Fact($"{name} token {workload.Tokens[entry.Token].ToString(CultureInfo.InvariantCulture)}", Entry(state, entry, workload)));
            }
        }
    }

    private static string Entry(LuoState state, in FileEntry entry, Workload workload)
    {
        var origin = entry.Data.Handle == 0 ? "data 0" : workload.Files[state.Handle(entry.Data.Slot).Origin - 2].Name;
        var bumps = entry.Data.Bumps > 0 ? $" data changed {entry.Data.Bumps.ToString(CultureInfo.InvariantCulture)}x" : string.Empty;
        var status = entry.RetrieveStatus switch
        {
            0 => entry.File == 0 ? " waiting" : " preserved",
            > 0 => " retrieved",
            _ => $" retrieve failed {Errno.Name(entry.RetrieveStatus)}",
        };
        var machine = entry.State == MachineState.Undefined ? string.Empty : $" {Shown(entry.State)}";
        return origin + status + machine + bumps + (entry.Locked != 0 ? " locked" : string.Empty) + (entry.Invalid != 0 ? " invalid" : string.Empty);
    }

    private static void Flbs(List<Fact> facts, LuoState state, Workload workload)
    {
        for (var flb = 0; flb < state.Layout.Dimensions.Flbs; flb++)
        {
            ref var half = ref state.Flb(flb);
            var name = $"FLB {workload.Flbs[flb]}";
            Add(facts, $"{name} out count", half.OutCount, absent: 0);
            Add(facts, $"{name} out object", half.OutObject != 0 ? "there" : string.Empty);
            Add(facts, $"{name} handed-over count", half.InBlob != 0 ? half.BlobCount.ToString(CultureInfo.InvariantCulture) : string.Empty);
            Add(facts, $"{name} in count", half.InCount, absent: 0);
            Add(facts, $"{name} in object", half.InObject != 0 ? "there" : string.Empty);
            Add(facts, $"{name} retrieve", half.InStatus < 0 ? Errno.Name(half.InStatus) : string.Empty);
            Add(facts, $"{name} finished", half.Finished != 0 ? "yes" : string.Empty);
            Add(facts, $"{name} links", half.Users, absent: 0);
        }
    }

    private static void Ledger(List<Fact> facts, LuoState state, Workload workload)
    {
        for (var slot = 0; slot < state.Layout.Dimensions.UserFiles; slot++)
        {
            ref var file = ref state.User(slot);
            if (file.Kind is UserFileKind.Opened or UserFileKind.Retrieved)
            {
                Add(facts, $"references of {Names.File(state, slot, workload)} (file {slot.ToString(CultureInfo.InvariantCulture)})", file.Refs, absent: 0);
            }
        }

        for (var file = 0; file < state.Layout.Dimensions.Devices; file++)
        {
            Add(facts, $"device of {workload.Files[file].Name}", state.DevicesGone[file] != 0 ? "unplugged" : string.Empty);
        }

        for (var slot = 0; slot < state.Layout.Dimensions.UserFiles; slot++)
        {
            var content = state.User(slot).Content;
            Add(facts, $"content of {Names.File(state, slot, workload)}", content == FileContent.None ? string.Empty : content.ToString().ToLowerInvariant());
        }

        var keys = state.DuplicateMap.Length - state.DuplicateMap.Count((byte)0);
        Add(facts, "duplicate map entries", keys, absent: 0);
        for (var module = 0; module < workload.Handlers.Count + workload.Flbs.Count; module++)
        {
            var name = module < workload.Handlers.Count ? workload.Handlers[module].Name : workload.Flbs[module - workload.Handlers.Count];
            Add(facts, $"pins of module {name}", state.ModuleRefs(module), absent: 0);
            Add(facts, $"module {name}", state.ModuleGoing(module) != 0 ? "going" : string.Empty);
        }
    }
}
