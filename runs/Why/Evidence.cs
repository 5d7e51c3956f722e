using System.Globalization;
using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Why;

/// <summary>What a check looked at, by name: sessions, files, handlers.</summary>
internal static class Evidence
{
    /// <summary>The lines behind a refusal.</summary>
    public static IReadOnlyList<string> Of(Guard guard, LuoSystem system, in Command command, LuoState state, in LuoEvent e) => guard switch
    {
        Guard.FileHeld => Owners(system, state, e.File),
        Guard.NoHandler => Handlers(system, state, e.File),
        Guard.CanNotFinish => Waiting(system, state, e.Session, e.Position),
        Guard.SessionsExist => Sessions(system, state),
        Guard.NoSuchToken => [$"{Session(system, state, e.Session)} has {Tokens(system, state, e.Session)}"],
        Guard.NoSuchSession => Incoming(system, state),
        Guard.TokenTaken or Guard.FileInvalid or Guard.RetrieveFailedBefore => [$"{Session(system, state, e.Session)} has {File(system, state, e.Session, e.Position)}"],
        Guard.HoldsInvalidFile => Invalid(system, state, e.Session),
        Guard.WrongKindOfSession => [$"{Session(system, state, e.Session)} is {(state.Session(e.Session).Retrieved != 0 ? "incoming" : "outgoing")}"],
        Guard.NoOutgoingObject or Guard.FlbFinished or Guard.FlbFailedBefore or Guard.FlbNotHandedOver or Guard.FlbOwnCall
            or Guard.OutsideCallback or Guard.FlbFetchedBefore => [$"FLB {system.Workload.Flbs[e.Who]}"],
        Guard.AlreadyRegistered or Guard.NotRegistered => [$"handler {system.Workload.Handlers[e.Who].Name}"],
        Guard.BadName => [$"the name has {system.Workload.Names[command.Object].Length.ToString(CultureInfo.InvariantCulture)} bytes"],
        _ => e.Session >= 0 ? [Session(system, state, e.Session)] : [],
    };

    /// <summary>A session, e.g. <c>outgoing session "vm"</c>.</summary>
    public static string Session(LuoSystem system, LuoState state, int slot)
    {
        if (slot < 0)
        {
            return "the session";
        }

        ref var session = ref state.Session(slot);
        var list = session.List switch
        {
            SessionList.Outgoing => "outgoing",
            SessionList.Incoming => "incoming",
            _ => "handed-over",
        };
        return $"{list} session \"{system.Workload.Names[session.Name]}\"";
    }

    private static string File(LuoSystem system, LuoState state, int slot, int position)
    {
        ref var entry = ref state.File(slot, position);
        var origin = entry.Data.Handle == 0 ? "a file" : OriginName(system, state, entry);
        var token = system.Workload.Tokens[entry.Token].ToString(CultureInfo.InvariantCulture);
        return entry.RetrieveStatus < 0 ? $"{origin} under token {token}, whose retrieve gave {Errno.Name(entry.RetrieveStatus)}" : $"{origin} under token {token}";
    }

    private static string OriginName(LuoSystem system, LuoState state, in FileEntry entry)
    {
        var origin = state.Handle(entry.Data.Slot).Origin - 2;
        return origin >= 0 ? system.Workload.Files[origin].Name : "a file";
    }

    private static string Tokens(LuoSystem system, LuoState state, int slot)
    {
        var tokens = new List<string>();
        foreach (ref readonly var entry in state.Files(slot))
        {
            tokens.Add(system.Workload.Tokens[entry.Token].ToString(CultureInfo.InvariantCulture));
        }

        return tokens.Count == 0 ? "no files" : $"token{(tokens.Count > 1 ? "s" : string.Empty)} {string.Join(", ", tokens)}";
    }

    private static List<string> Sessions(LuoSystem system, LuoState state, SessionList? only = null)
    {
        var lines = new List<string>();
        for (var slot = 0; slot < state.Layout.SessionSlots; slot++)
        {
            var list = state.Session(slot).List;
            if (list is SessionList.Outgoing or SessionList.Incoming && (only is null || list == only))
            {
                lines.Add(Session(system, state, slot));
            }
        }

        return lines;
    }

    private static List<string> Incoming(LuoSystem system, LuoState state)
    {
        var lines = Sessions(system, state, SessionList.Incoming);
        return lines.Count > 0 ? lines : ["there is no incoming session"];
    }

    /// <summary>The entries that hold the file, or another file with the same id.</summary>
    private static List<string> Owners(LuoSystem system, LuoState state, int file)
    {
        var inode = Inode(system, state, file);
        var lines = new List<string>();
        for (var slot = 0; slot < state.Layout.SessionSlots; slot++)
        {
            if (state.Session(slot).List is not (SessionList.Outgoing or SessionList.Incoming))
            {
                continue;
            }

            for (var position = 0; position < state.Session(slot).Files; position++)
            {
                var held = state.File(slot, position).File - 1;
                if (held == file || (held >= 0 && inode >= 0 && Inode(system, state, held) == inode))
                {
                    lines.Add($"{Session(system, state, slot)} holds {File(system, state, slot, position)}");
                }
            }
        }

        return lines.Count > 0 ? lines : ["no session holds it any more: its key was left behind"];
    }

    private static int Inode(LuoSystem system, LuoState state, int file)
    {
        var origin = state.User(file).Origin;
        return origin < 0 ? -1 : system.Workload.Files[origin].Inode;
    }

    private static List<string> Handlers(LuoSystem system, LuoState state, int file)
    {
        var origin = state.User(file).Origin;
        var handler = origin < 0 ? -1 : system.Workload.Files[origin].Handler;
        if (handler < 0)
        {
            return ["no handler is for this file"];
        }

        var name = system.Workload.Handlers[handler].Name;
        return [state.Handler(handler).Registered == 0 ? $"handler {name} is not registered"
            : state.ModuleGoing(handler) != 0 ? $"the module of handler {name} is going away"
            : $"handler {name} said no"];
    }

    private static List<string> Waiting(LuoSystem system, LuoState state, int slot, int position)
    {
        ref var entry = ref state.File(slot, position);
        var lines = new List<string> { $"{Session(system, state, slot)}: can_finish of {File(system, state, slot, position)} refuses" };
        var origin = entry.Data.Handle == 0 ? -1 : state.Handle(entry.Data.Slot).Origin - 2;
        foreach (var need in origin < 0 ? [] : DependencyChecks.Needed(system.Design, system.Workload, origin, CheckTimes.CanFinish))
        {
            lines.Add($"it needs {system.Workload.Files[need].Name}, {Status(system, state, slot, need)}");
        }

        if (entry.RetrieveStatus <= 0 && state.Handler(entry.Handler).CanFinishRetrieved != 0)
        {
            lines.Add("its handler insists that the file itself is retrieved");
        }

        return lines;
    }

    private static string Status(LuoSystem system, LuoState state, int slot, int need)
    {
        foreach (ref readonly var entry in state.Files(slot))
        {
            if (entry.Data.Handle != 0 && state.Handle(entry.Data.Slot).Origin - 2 == need)
            {
                return entry.RetrieveStatus > 0 ? "which is retrieved" : $"which waits under token {system.Workload.Tokens[entry.Token].ToString(CultureInfo.InvariantCulture)}";
            }
        }

        return "which the session does not have";
    }

    private static List<string> Invalid(LuoSystem system, LuoState state, int slot)
    {
        var lines = new List<string>();
        for (var position = 0; position < state.Session(slot).Files; position++)
        {
            if (state.File(slot, position).Invalid != 0)
            {
                lines.Add($"{Session(system, state, slot)} has {File(system, state, slot, position)}");
            }
        }

        return lines;
    }
}
