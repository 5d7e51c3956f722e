using System.Globalization;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Model.Traces;

/// <summary>What the resource ledger counts.</summary>
public enum ResourceKind
{
    /// <summary>References that LUO holds on a struct file; descriptors of user space are not counted.</summary>
    FileReferences,

    /// <summary>References on the module of a handler or FLB.</summary>
    ModulePins,

    /// <summary>The count of an FLB's outgoing half.</summary>
    FlbOutgoing,

    /// <summary>The count of an FLB's incoming half.</summary>
    FlbIncoming,

    /// <summary>Keys in the duplicate map.</summary>
    DuplicateMap,
}

/// <summary>How much of a resource is held, and how much of it somebody who is still there can give back.</summary>
/// <param name="Name">What it is, by name.</param>
/// <param name="Kind">What kind of resource.</param>
/// <param name="Held">What the kernel counts.</param>
/// <param name="Explained">What reachable sessions, their files and drivers account for.</param>
public sealed record Resource(string Name, ResourceKind Kind, int Held, int Explained);

/// <summary>The calls that take and give back each kind of resource.</summary>
internal static class ResourceNames
{
    /// <summary>What takes it.</summary>
    public static string Taken(ResourceKind kind) => kind switch
    {
        ResourceKind.FileReferences => "fget() at preserve or the retrieve callback",
        ResourceKind.ModulePins => "try_module_get() at preserve, retrieve or registration",
        ResourceKind.FlbOutgoing => "preserve of a file or liveupdate_flb_get_outgoing()",
        ResourceKind.FlbIncoming => "the load of the count by liveupdate_flb_get_incoming()",
        _ => "the insertion at preserve or retrieve",
    };

    /// <summary>What gives it back.</summary>
    public static string GivenBack(ResourceKind kind) => kind switch
    {
        ResourceKind.FileReferences => "fput() at unpreserve or finish",
        ResourceKind.ModulePins => "module_put() at unpreserve or finish",
        ResourceKind.FlbOutgoing => "unpreserve of a file or liveupdate_flb_put_outgoing()",
        ResourceKind.FlbIncoming => "finish of a file or liveupdate_flb_put_incoming()",
        _ => "the erase at unpreserve or finish",
    };
}

/// <summary>Reads the resources off a state. Only sessions and kexecfs have these books; v3 and v4 keep theirs in the digest of recordings.</summary>
public static class Resources
{
    /// <summary>All resources of a state in a fixed order, those of which nothing is held included.</summary>
    public static IReadOnlyList<Resource> Of(LuoState state, LuoSystem system)
    {
        var resources = new List<Resource>();
        if (system.Design.Vocabulary is Vocabulary.Sessions or Vocabulary.Kexecfs)
        {
            Files(resources, state, system);
            Flbs(resources, state, system);
            var keys = state.DuplicateMap.Length - state.DuplicateMap.Count((byte)0);
            resources.Add(new Resource("duplicate map entries", ResourceKind.DuplicateMap, keys, Entries(state, static (_, entry) => entry.File != 0)));
            Modules(resources, state, system);
        }

        return resources;
    }

    private static void Files(List<Resource> resources, LuoState state, LuoSystem system)
    {
        var names = new HashSet<string>();
        for (var slot = 0; slot < state.Layout.Dimensions.UserFiles; slot++)
        {
            ref var file = ref state.User(slot);
            if (file.Kind is not (UserFileKind.Opened or UserFileKind.Retrieved))
            {
                continue;
            }

            var descriptors = 0;
            for (var fd = 0; fd < state.Layout.Dimensions.Descriptors; fd++)
            {
                descriptors += state.Descriptor(fd) == slot + 1 ? 1 : 0;
            }

            var name = $"references of {Names.File(state, slot, system.Workload)}";
            name = names.Add(name) ? name : string.Create(CultureInfo.InvariantCulture, $"{name} (file {slot})");
            var wanted = slot;
            var held = file.Refs - descriptors;
            resources.Add(new Resource(name, ResourceKind.FileReferences, held, Entries(state, (_, entry) => entry.File == wanted + 1)));
        }
    }

    private static void Flbs(List<Resource> resources, LuoState state, LuoSystem system)
    {
        for (var flb = 0; flb < state.Layout.Dimensions.Flbs; flb++)
        {
            ref var half = ref state.Flb(flb);
            bool[] linked = [.. Enumerable.Range(0, system.Workload.Handlers.Count)
                .Select(handler => system.Workload.Links.Any(link => link.Handler == handler && link.Flb == flb))];
            var outgoing = Entries(state, (list, entry) => list == SessionList.Outgoing && linked[entry.Handler])
                + (system.Design.FlbOutgoing == FlbOutgoingAccess.Refcounted ? half.DriverOut : 0);
            var incoming = Entries(state, (list, entry) => list == SessionList.Incoming && linked[entry.Handler])
                + (system.Design.FlbIncoming == FlbIncomingAccess.Refcounted ? half.DriverIn : 0);
            resources.Add(new Resource($"FLB {system.Workload.Flbs[flb]} out count", ResourceKind.FlbOutgoing, half.OutCount, outgoing));
            resources.Add(new Resource($"FLB {system.Workload.Flbs[flb]} in count", ResourceKind.FlbIncoming, half.InCount, incoming));
        }
    }

    private static void Modules(List<Resource> resources, LuoState state, LuoSystem system)
    {
        var inUse = system.Design.ModulePin == ModulePin.InUse;
        for (var handler = 0; handler < system.Workload.Handlers.Count; handler++)
        {
            var wanted = handler;
            var explained = inUse ? Entries(state, (_, entry) => entry.Handler == wanted) : state.Handler(handler).Registered;
            resources.Add(new Resource($"pins of module {system.Workload.Handlers[handler].Name}", ResourceKind.ModulePins, state.ModuleRefs(handler), explained));
        }

        for (var flb = 0; flb < system.Workload.Flbs.Count; flb++)
        {
            ref var half = ref state.Flb(flb);
            var explained = inUse ? half.OutObject + half.InObject : Math.Min((byte)1, half.Users);
            var held = state.ModuleRefs(system.Workload.Handlers.Count + flb);
            resources.Add(new Resource($"pins of module {system.Workload.Flbs[flb]}", ResourceKind.ModulePins, held, explained));
        }
    }

    /// <summary>Entries of sessions that somebody can still close or finish: all but those of an incoming session that was handed out and has no descriptor left.</summary>
    private static int Entries(LuoState state, Func<SessionList, FileEntry, bool> counts)
    {
        var found = 0;
        for (var slot = 0; slot < state.Layout.SessionSlots; slot++)
        {
            ref var session = ref state.Session(slot);
            if (session.List is not (SessionList.Outgoing or SessionList.Incoming)
                || (session.List == SessionList.Incoming && session.Retrieved != 0 && !HasFile(state, slot)))
            {
                continue;
            }

            foreach (ref readonly var entry in state.Files(slot))
            {
                found += counts(session.List, entry) ? 1 : 0;
            }
        }

        return found;
    }

    private static bool HasFile(LuoState state, int session)
    {
        for (var slot = 0; slot < state.Layout.Dimensions.UserFiles; slot++)
        {
            if (state.User(slot).Kind == UserFileKind.Session && state.User(slot).Session == session)
            {
                return true;
            }
        }

        return false;
    }
}
