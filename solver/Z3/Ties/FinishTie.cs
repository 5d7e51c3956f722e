using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Solver.Z3.Checks;
using LuoModel.Solver.Z3.Systems;

namespace LuoModel.Solver.Z3.Ties;

/// <summary><see cref="FinishSystem"/> against the step: every FINISH, and every close of a received session, callback by callback, for each pair of its files.</summary>
internal sealed class FinishTie : SystemTie
{
    private readonly LuoSystem _luo;
    private readonly FinishSystem _finish;
    private readonly LoopTie _loop;
    private readonly HashSet<string> _seen = [];

    /// <summary>Ties <paramref name="finish"/> to the step on a workload.</summary>
    public FinishTie(LuoSystem luo, FinishSystem finish)
    {
        _luo = luo;
        _finish = finish;
        _loop = new LoopTie(finish.System, Differs);
    }

    /// <inheritdoc/>
    public override int Compared => _seen.Count;

    /// <inheritdoc/>
    public override void See(byte[] before, StepMade made)
    {
        var command = _luo.Catalog.Commands[made.Command.Command];
        var state = new LuoState(_luo.Layout, (byte[])before.Clone());
        var received = state.Layout.Dimensions.Sessions;
        var session = command.Fd - 1;
        if (command.Op is not (Op.Finish or Op.Close) || session < received || session >= 2 * received)
        {
            return;
        }

        var files = state.Session(session).Files;
        var reached = made.Events.Any(one => one.Kind is EventKind.CanFinish or EventKind.Finish);
        if (files < 2 || !reached || state.Files(session).ToArray().Any(entry => !_luo.Workload.Handlers[entry.Handler].CanFinish))
        {
            Outside++;
            return;
        }

        Replayed++;
        var tokens = state.Files(session).ToArray().Select(entry => (int)entry.Token).ToList();
        var events = made.Events.Where(one => one.Session == session).Select(one => (one.Kind, At: tokens.IndexOf(one.Number), one.Ret)).ToList();
        if (_seen.Add($"{files}:{string.Join(',', events)}"))
        {
            for (var u = 0; u < files; u++)
            {
                for (var v = u + 1; v < files; v++)
                {
                    Replay(files, u, v, events);
                }
            }
        }
    }

    private void Replay(int files, int u, int v, List<(EventKind Kind, int At, int Ret)> events)
    {
        var text = $"FINISH of {files} files, {string.Join(", ", events.Select(one => $"{one.Kind} {one.At} -> {one.Ret}"))}, watching {u} and {v}";
        var refused = events.Exists(one => one is { Kind: EventKind.CanFinish, Ret: 0 });
        var answers = Enumerable.Range(0, files).Select(file => events.Where(one => one.Kind == EventKind.CanFinish && one.At == file).All(one => one.Ret != 0)).ToList();
        var moves = new List<LoopTie.Move>();
        var (finishedU, finishedV) = (0, 0);
        foreach (var (kind, at, ret) in events)
        {
            if (kind == EventKind.Finish && !moves.Exists(move => move.Name == FinishSystem.AllAsked))
            {
                moves.Add(new(FinishSystem.AllAsked));
            }

            finishedU += kind == EventKind.Finish && at == u ? 1 : 0;
            finishedV += kind == EventKind.Finish && at == v ? 1 : 0;
            moves.Add(new(kind == EventKind.Finish ? FinishSystem.Finish : ret != 0 ? FinishSystem.SaysYes : FinishSystem.SaysNo)
            {
                After = new Dictionary<string, int> { ["finished-u"] = finishedU, ["finished-v"] = finishedV },
            });
        }

        if (!refused)
        {
            moves.Add(new(FinishSystem.Returns));
        }

        var numbers = new ConcreteSystem(_finish.System) { Constants = _finish.Numbers(files, u, v), Functions = _finish.Answers(answers) };
        var end = _loop.Replay(numbers, new Dictionary<string, int>(), moves, text);
        Dictionary<string, int> seen = new()
        {
            ["asked-u"] = events.Exists(one => one is { Kind: EventKind.CanFinish, Ret: not 0 } && one.At == u) ? 1 : 0,
            ["finished-any"] = events.Exists(one => one.Kind == EventKind.Finish) ? 1 : 0,
            ["finished-u"] = events.Count(one => one.Kind == EventKind.Finish && one.At == u),
            ["finished-v"] = events.Count(one => one.Kind == EventKind.Finish && one.At == v),
            ["phase"] = refused ? FinishSystem.RefusedPhase : FinishSystem.FinishedPhase,
        };
        foreach (var (name, value) in seen.Where(one => end[one.Key] != one.Value))
        {
            Differs($"{text}: {name} is {end[name]} in the system, {value} in the step");
        }
    }
}
