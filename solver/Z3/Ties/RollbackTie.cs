using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Solver.Z3.Checks;
using LuoModel.Solver.Z3.Systems;

namespace LuoModel.Solver.Z3.Ties;

/// <summary><see cref="RollbackSystem"/> against the step: every reboot, callback by callback, for each pair of preserved files, with the data word of the first.</summary>
internal sealed class RollbackTie : SystemTie
{
    private readonly LuoSystem _luo;
    private readonly RollbackSystem _rollback;
    private readonly LoopTie _loop;
    private readonly HashSet<string> _seen = [];

    /// <summary>Ties <paramref name="rollback"/> to the step on a workload.</summary>
    public RollbackTie(LuoSystem luo, RollbackSystem rollback)
    {
        _luo = luo;
        _rollback = rollback;

        // Whether a freeze fails is the environment's choice, and so is whether it changes the data word.
        _loop = new LoopTie(rollback.System, Differs)
        {
            MayReplace = (done, other) => (done, other) is (RollbackSystem.Freeze, RollbackSystem.FreezeFails) or (RollbackSystem.FreezeFails, RollbackSystem.Freeze),
        };
    }

    /// <inheritdoc/>
    public override int Compared => _seen.Count;

    /// <summary>Stands for the word of a file that the next kernel's rebuild lost.</summary>
    private const int Lost = int.MinValue;

    private sealed record Callback(EventKind Kind, int Session, int File, int Ret, bool Changes);

    /// <inheritdoc/>
    public override void See(byte[] before, StepMade made)
    {
        var state = new LuoState(_luo.Layout, (byte[])before.Clone());
        if (_luo.Catalog.Commands[made.Command.Command].Op != Op.Reboot || state.Core.Enabled == 0)
        {
            return;
        }

        var slots = Enumerable.Range(0, state.Core.OutgoingCount).Select(i => (int)new LuoState(_luo.Layout, (byte[])before.Clone()).Order(i)).ToList();
        var lists = slots.Select(slot => new LuoState(_luo.Layout, (byte[])before.Clone()).Files(slot).ToArray()).ToList();
        if (lists.Sum(list => list.Length) < 1 || lists.Any(list => list.Any(entry => _luo.Workload.Handlers[entry.Handler] is not { Freeze: true, Unfreeze: true } || entry.Data.Handle == 0)))
        {
            Outside++;
            return;
        }

        Replayed++;
        var events = made.All.Where(one => one.Kind is EventKind.Freeze or EventKind.Unfreeze)
            .Select(one => new Callback(one.Kind, slots.IndexOf(one.Session), one.Position, one.Ret, one.Kind == EventKind.Freeze && one.NewData != one.Data)).ToList();
        var words = After(made, slots, lists);
        if (_seen.Add($"{string.Join(',', lists.Select(list => list.Length))}:{string.Join(',', events)}:{string.Join(',', words.SelectMany(list => list))}"))
        {
            var places = lists.SelectMany((list, session) => list.Select((_, file) => (session, file))).ToList();
            foreach (var u in places)
            {
                foreach (var v in places)
                {
                    Replay([.. lists.Select(list => list.Length)], u, v, events, words[u.session][u.file], made.Ret < 0);
                }
            }
        }
    }

    /// <summary>By how much each data word changed, -1 where it was cleared; it is read where the file is afterwards, here or in the next kernel.</summary>
    private List<List<int>> After(StepMade made, List<int> slots, List<FileEntry[]> lists)
    {
        var after = new LuoState(_luo.Layout, (byte[])made.After.Clone());
        var shift = made.Ret < 0 ? 0 : after.Layout.Dimensions.Sessions;
        var words = new List<List<int>>();
        for (var i = 0; i < slots.Count; i++)
        {
            var now = after.Files(slots[i] + shift).ToArray();
            words.Add([.. lists[i].Select((entry, at) => at >= now.Length ? Lost : now[at].Data.Handle == 0 ? -1 : now[at].Data.Bumps - entry.Data.Bumps)]);
        }

        return words;
    }

    private void Replay(IReadOnlyList<int> sizes, (int Session, int File) u, (int Session, int File) v, List<Callback> events, int change, bool failed)
    {
        const int Word = 100;
        var text = $"reboot with sessions of {string.Join(", ", sizes)} files, {string.Join(", ", events.Select(one => $"{one.Kind} {one.Session}.{one.File} -> {one.Ret}"))}, watching {u} and {v}";
        var numbers = new ConcreteSystem(_rollback.System)
        {
            Constants = _rollback.Numbers(sizes.Count, u, v, Word),
            Functions = _rollback.Sizes(sizes),
        };
        var end = _loop.Replay(numbers, new Dictionary<string, int> { ["word-u"] = Word }, Moves(sizes, u, v, events, failed), text);
        Dictionary<string, int> seen = new()
        {
            ["freeze-u"] = events.Count(one => one is { Kind: EventKind.Freeze, Ret: 0 } && (one.Session, one.File) == u),
            ["unfreeze-u"] = events.Count(one => one.Kind == EventKind.Unfreeze && (one.Session, one.File) == u),
            ["freeze-v"] = events.Count(one => one is { Kind: EventKind.Freeze, Ret: 0 } && (one.Session, one.File) == v),
            ["unfreeze-v"] = events.Count(one => one.Kind == EventKind.Unfreeze && (one.Session, one.File) == v),
            ["word-u"] = change == Lost ? end["word-u"] : change < 0 ? 0 : Word + change,
            ["phase"] = failed ? RollbackSystem.FailedPhase : RollbackSystem.SerializedPhase,
        };
        foreach (var (name, value) in seen.Where(one => end[one.Key] != one.Value))
        {
            Differs($"{text}: {name} is {end[name]} in the system, {value} in the step");
        }
    }

    /// <summary>The actions whose trace the callbacks are: between them the loops go from session to session.</summary>
    private static IEnumerable<LoopTie.Move> Moves(IReadOnlyList<int> sizes, (int Session, int File) u, (int Session, int File) v, List<Callback> events, bool failed)
    {
        var (session, file, failing) = (0, 0, -1);
        foreach (var one in events.Where(one => one.Kind == EventKind.Freeze))
        {
            for (; session < one.Session; session++, file = 0)
            {
                yield return new(RollbackSystem.NextSession);
            }

            if (one.Ret != 0)
            {
                failing = session;
                yield return new(RollbackSystem.FreezeFails);
                break;
            }

            yield return new(RollbackSystem.Freeze, one.Changes && (one.Session, one.File) == u ? ["data-changes"] : []) { After = Done(events, one, u, v) };
            file++;
        }

        if (failing < 0)
        {
            for (; session < sizes.Count; session++)
            {
                yield return new(RollbackSystem.NextSession);
            }

            if (!failed)
            {
                yield return new(RollbackSystem.AllFrozen);
            }

            yield break;
        }

        var undone = events.Where(one => one.Kind == EventKind.Unfreeze).ToList();
        foreach (var one in undone.TakeWhile(one => one.Session == failing))
        {
            yield return new(RollbackSystem.UnfreezeHere) { After = Done(events, one, u, v) };
        }

        yield return new(RollbackSystem.ToOthers);
        var at = failing - 1;
        foreach (var one in undone.SkipWhile(one => one.Session == failing))
        {
            for (; at > one.Session; at--)
            {
                yield return new(RollbackSystem.NextEarlier);
            }

            yield return new(RollbackSystem.UnfreezeEarlier) { After = Done(events, one, u, v) };
        }

        for (; at >= 0; at--)
        {
            yield return new(RollbackSystem.NextEarlier);
        }

        yield return new(RollbackSystem.Fails);
    }

    /// <summary>How often each of the two files was frozen and unfrozen when a callback has run.</summary>
    private static Dictionary<string, int> Done(List<Callback> events, Callback last, (int Session, int File) u, (int Session, int File) v)
    {
        var done = events.Take(events.FindIndex(one => ReferenceEquals(one, last)) + 1).Where(one => one.Ret == 0).ToList();
        int Count(EventKind kind, (int, int) file) => done.Count(one => one.Kind == kind && (one.Session, one.File) == file);
        return new()
        {
            ["freeze-u"] = Count(EventKind.Freeze, u),
            ["freeze-v"] = Count(EventKind.Freeze, v),
            ["unfreeze-u"] = Count(EventKind.Unfreeze, u),
            ["unfreeze-v"] = Count(EventKind.Unfreeze, v),
        };
    }
}
