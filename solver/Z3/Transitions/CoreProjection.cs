using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions.Calls;

namespace LuoModel.Solver.Z3.Transitions;

/// <summary>What the relation keeps of a state of the step.</summary>
internal static class CoreProjection
{
    /// <summary>The value of each variable, in their order; numbers may be negative, a Boolean is 0 or 1.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="bytes">The state; only read.</param>
    /// <param name="ret">What the last command returned.</param>
    public static int[] Of(CoreRelation relation, ReadOnlySpan<byte> bytes, int ret)
    {
        var copy = bytes.ToArray();
        var state = new LuoState(relation.Luo.Layout, copy);
        var values = new Values(relation.System.Variables);
        var variables = relation.State;
        Core(values, variables, state, ret);
        for (var n = 0; n < variables.Outgoing.Count; n++)
        {
            Session(values, variables.Outgoing[n], state, n, relation.Luo.Workload);
            Session(values, variables.Handed[n], state, n + state.Layout.Dimensions.Sessions, relation.Luo.Workload);
            values[variables.OutgoingOrder[n]] = n < state.Core.OutgoingCount ? state.Order(n) + 1 : 0;
            values[variables.IncomingOrder[n]] = Incoming(state, n);
        }

        Files(values, variables, state, relation);
        for (var flb = 0; flb < variables.Flbs.Count; flb++)
        {
            Flb(values, variables.Flbs[flb], state.Flb(flb));
        }

        return values.All;
    }

    private static void Core(Values values, CoreVariables variables, LuoState state, int ret)
    {
        var core = state.Core;
        values[variables.Stop] = (int)(core.Halted == 0 ? Stop.No : AnyLocked(state) ? Stop.Mutex : Stop.Panic);
        values[variables.Ret] = ret;
        values[variables.Kexecs] = core.Kexecs;
        values[variables.Faults] = core.Faults;
        values[variables.Enabled] = core.Enabled;
        values[variables.Incoming] = core.Incoming;
        values[variables.Device] = core.DeviceOpen;
        values[variables.NotRebuilt] = core.Deserialized == Deserialized.NotYet ? 1 : 0;
        values[variables.RebuildFailed] = core.Deserialized == Deserialized.Failed ? 1 : 0;
    }

    private static bool AnyLocked(LuoState state)
    {
        for (var slot = 0; slot < state.Layout.SessionSlots; slot++)
        {
            foreach (ref readonly var entry in state.Files(slot))
            {
                if (entry.Locked != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Name + 1 at a place of the incoming list; before the rebuild, of the blob.</summary>
    private static int Incoming(LuoState state, int place)
    {
        var room = state.Layout.Dimensions.Sessions;
        var slot = state.Order(room + place);
        var listed = state.Core.Deserialized == Deserialized.NotYet ? slot >= room : place < state.Core.IncomingCount;
        return listed ? slot - room + 1 : 0;
    }

    private static void Session(Values values, SessionVariables session, LuoState state, int slot, Workload workload)
    {
        ref var record = ref state.Session(slot);
        values[session.Listed] = record.List is SessionList.Outgoing or SessionList.Incoming ? 1 : 0;
        values[session.Waiting] = record.List == SessionList.HandedOver ? 1 : 0;
        values[session.Retrieved] = record.Retrieved;
        values[session.Fd] = state.Descriptor(1 + slot) != 0 ? 1 : 0;
        values[session.Area] = record.Area != SerializedArea.None ? 1 : 0;
        values[session.Short] = record.Count != record.Files ? 1 : 0;
        var rank = 0;
        foreach (ref readonly var entry in state.Files(slot))
        {
            var token = entry.Token;
            var file = Enumerable.Range(0, workload.Files.Count).First(f => workload.Files[f].Token == token);
            var variables = session.Files[file];
            values[variables.Rank] = ++rank;
            values[variables.Word] = entry.Data.Handle != 0 ? 1 : 0;
            values[variables.Bumps] = entry.Data.Bumps;
            values[variables.Object] = (int)Object(state, entry.File - 1);
            values[variables.Status] = entry.RetrieveStatus;
            values[variables.Claimed] = entry.Claimed;
        }
    }

    private static FileObject Object(LuoState state, int file) => file < 0 ? FileObject.None : state.User(file).Kind switch
    {
        UserFileKind.Opened => FileObject.Opened,
        _ => state.User(file).Origin >= 0 ? FileObject.Retrieved : FileObject.Foreign,
    };

    private static void Files(Values values, CoreVariables variables, LuoState state, CoreRelation relation)
    {
        var opened = 1 + (2 * variables.Outgoing.Count);
        var files = variables.Opened.Count;
        for (var file = 0; file < files; file++)
        {
            values[variables.Opened[file]] = state.Descriptor(opened + file) != 0 ? 1 : 0;
            values[variables.Returned[file]] = (int)Object(state, state.Descriptor(opened + files + file) - 1);
        }

        if (relation.Luo.Design.DoublePreserve != DoublePreserve.Busy)
        {
            return;
        }

        for (var key = 0; key < state.Layout.Dimensions.UserFiles; key++)
        {
            var file = state.User(key);
            if (state.DuplicateMap[key] != 0)
            {
                values[file.Kind == UserFileKind.Opened ? variables.OpenedKeys[file.Origin] : variables.RetrievedKeys[file.Origin]] = 1;
            }
        }
    }

    private static void Flb(Values values, FlbVariables variables, in FlbRecord flb)
    {
        values[variables.OutCount] = Count(flb.OutCount);
        values[variables.OutObject] = flb.OutObject;
        values[variables.DriverOut] = flb.DriverOut;
        values[variables.InBlob] = flb.InBlob;
        values[variables.BlobCount] = Count(flb.BlobCount);
        values[variables.InCount] = Count(flb.InCount);
        values[variables.InData] = flb.InData;
        values[variables.InObject] = flb.InObject;
        values[variables.InStatus] = flb.InStatus;
        values[variables.Finished] = flb.Finished;
        values[variables.DriverIn] = flb.DriverIn;
    }

    private static int Count(int count) => count == FlbRecord.Saturated ? CoreVariables.Saturated : count;

    private sealed class Values
    {
        private readonly Dictionary<Variable, int> _places = [];

        public Values(IReadOnlyList<Variable> variables)
        {
            All = new int[variables.Count];
            for (var i = 0; i < variables.Count; i++)
            {
                _places[variables[i]] = i;
            }
        }

        public int[] All { get; }

        public int this[Variable variable]
        {
            set => All[_places[variable]] = value;
        }
    }
}
