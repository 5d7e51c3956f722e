using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Systems;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Calls;

/// <summary>The kernel's lists: sessions of a kernel, entries of a session (struct luo_file_set).</summary>
internal static class Lists
{
    /// <summary>Does something for each session of a list, in its order.</summary>
    public static void EachOf(this Call call, IReadOnlyList<BitsVariable> order, IReadOnlyList<SessionVariables> sessions, Action<SessionVariables> body)
    {
        foreach (var place in order)
        {
            var at = call[place];
            foreach (var session in sessions)
            {
                call.When(call.T.Is(at, session.Name + 1), () => body(session));
            }
        }
    }

    /// <summary>Puts a session behind the last of a list.</summary>
    public static void Append(this Call call, IReadOnlyList<BitsVariable> order, SessionVariables session)
    {
        var before = call.T.True;
        foreach (var place in order)
        {
            var free = call.T.Is(call[place], 0);
            call.When(call.T.And(before, free), () => call.Set(place, session.Name + 1));
            before = call.T.And(before, call.T.Not(free));
        }
    }

    /// <summary>Takes a session off a list.</summary>
    public static void Remove(this Call call, IReadOnlyList<BitsVariable> order, SessionVariables session)
    {
        var found = call.T.False;
        for (var i = 0; i < order.Count; i++)
        {
            found = call.T.Or(found, call.T.Is(call[order[i]], session.Name + 1));
            var place = order[i];
            var next = i + 1 < order.Count ? call[order[i + 1]] : call.T.Number(0, call[place]);
            call.When(found, () => call.Set(place, next));
        }
    }

    /// <summary>Does something for each entry of a session with its number in the workload and its position, first preserved first.</summary>
    public static void EachEntry(this Call call, SessionVariables session, Action<int, int> body) =>
        EachEntry(call, session, Enumerable.Range(0, session.Files.Count), body);

    /// <summary>The same, last preserved first.</summary>
    public static void EachEntryBackwards(this Call call, SessionVariables session, Action<int, int> body) =>
        EachEntry(call, session, Enumerable.Range(0, session.Files.Count).Reverse(), body);

    /// <summary>Whether a session has an entry for file <paramref name="file"/>.</summary>
    public static BoolExpr Holds(this Call call, SessionVariables session, int file) => call.T.Not(call.T.Is(call[session.Files[file].Rank], 0));

    /// <summary>Whether a session has no entry.</summary>
    public static BoolExpr IsEmpty(this Call call, SessionVariables session) =>
        call.T.And([.. session.Files.Select(entry => call.T.Is(call[entry.Rank], 0))]);

    /// <summary>Whether a session has an entry whose data word names file <paramref name="file"/>.</summary>
    public static BoolExpr Names(this Call call, SessionVariables session, int file) =>
        call.T.And(call.Holds(session, file), call[session.Files[file].Word]);

    /// <summary>Takes an entry out of its list.</summary>
    public static void Clear(this Call call, EntryVariables entry)
    {
        call.Set(entry.Rank, 0);
        call.Set(entry.Word, false);
        call.Set(entry.Bumps, 0);
        call.Set(entry.Object, 0);
        call.Set(entry.Status, 0);
        call.Set(entry.Claimed, false);
    }

    /// <summary>The files that file <paramref name="file"/> needs, and that its handler checks in a callback.</summary>
    public static IReadOnlyList<int> Needs(this Call call, int file, CheckTimes time) => [.. DependencyChecks.Needed(call.Design, call.Workload, file, time)];

    private static void EachEntry(Call call, SessionVariables session, IEnumerable<int> positions, Action<int, int> body)
    {
        foreach (var position in positions)
        {
            for (var file = 0; file < session.Files.Count; file++)
            {
                var number = file;
                call.When(call.T.Is(call[session.Files[file].Rank], position + 1), () => body(number, position));
            }
        }
    }
}
