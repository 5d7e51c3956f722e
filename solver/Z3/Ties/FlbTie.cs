using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Checks;
using LuoModel.Solver.Z3.Systems;

namespace LuoModel.Solver.Z3.Ties;

/// <summary>
/// <see cref="FlbSystem"/> against the step, for each FLB of a workload. A kernel has the incoming half of one live update and the outgoing half of the next: both are looked at.
/// </summary>
internal sealed class FlbTie : SystemTie
{
    private static readonly IReadOnlySet<string> s_noChoice = new HashSet<string>();

    private readonly LuoSystem _luo;
    private readonly FlbSystem _flb;
    private readonly ConcreteSystem _system;
    private readonly Dictionary<string, int[]> _states = [];
    private readonly HashSet<(string State, int Action)> _taken = [];
    private readonly HashSet<string> _replays = [];

    /// <summary>Ties <paramref name="flb"/> to the step on a workload.</summary>
    public FlbTie(LuoSystem luo, FlbSystem flb)
    {
        _luo = luo;
        _flb = flb;
        _system = new ConcreteSystem(flb.System);
    }

    /// <inheritdoc/>
    public override int Compared => _replays.Count;

    /// <inheritdoc/>
    public override void See(byte[] before, StepMade made)
    {
        var from = new LuoState(_luo.Layout, (byte[])before.Clone());
        if (from.Core.Enabled == 0 || from.Core.Deserialized == Deserialized.Failed || Fails(made))
        {
            Outside++;
            return;
        }

        for (var flb = 0; flb < _luo.Workload.Flbs.Count; flb++)
        {
            if (from.Flb(flb).InStatus < 0)
            {
                Outside++;
                continue;
            }

            Replayed++;
            See(from, made, flb);
        }
    }

    /// <inheritdoc/>
    public override void Close()
    {
        foreach (var (key, state) in _states)
        {
            for (var action = 0; action < _flb.System.Actions.Count; action++)
            {
                if (!_taken.Contains((key, action)) && _system.Allows(action, state, s_noChoice) && !AtBound(state, _flb.System.Actions[action]))
                {
                    Differs($"the system allows '{_flb.System.Actions[action]}' in {_system.Text(state)}, the step never does it there");
                }
            }
        }
    }

    /// <summary>All callbacks of FLBs succeed, and nothing is lost at the rebuild.</summary>
    private bool Fails(StepMade made)
    {
        var op = _luo.Catalog.Commands[made.Command.Command].Op;
        for (var i = 0; i < made.Asked.Count; i++)
        {
            if ((made.Command.Points >> i & 1) != 0
                && (op is Op.OpenDev or Op.Reboot || made.Asked[i].Callback is EventKind.FlbPreserve or EventKind.FlbRetrieve))
            {
                return true;
            }
        }

        return false;
    }

    private void See(LuoState from, StepMade made, int flb)
    {
        var after = new LuoState(_luo.Layout, (byte[])made.After.Clone());
        var kexec = made.Events.Any(one => one.Kind == EventKind.Kexec);
        var outgoing = Actions(from, made, flb, incoming: false);
        Replay(Outgoing(from, flb), kexec ? Incoming(after, flb, handedOver: true) : Outgoing(after, flb), kexec ? [.. outgoing, FlbSystem.Kexec] : outgoing);
        if (from.Core.Kexecs > 0 && !kexec)
        {
            Replay(Incoming(from, flb), Incoming(after, flb), Actions(from, made, flb, incoming: true));
        }
    }

    /// <summary>What an execution amounts to, for one half of an FLB.</summary>
    private List<string> Actions(LuoState from, StepMade made, int flb, bool incoming)
    {
        var actions = new List<string>();
        foreach (var one in made.Events.Where(one => one.Session >= 0 && Linked(one.Number, flb)))
        {
            switch (one.Kind)
            {
                case EventKind.Preserve when !incoming:
                    actions.Add(FlbSystem.Preserve);
                    if (one.Ret != 0)
                    {
                        actions.Add(FlbSystem.Unpreserve);
                    }

                    break;
                case EventKind.Unpreserve when !incoming:
                    actions.Add(FlbSystem.Unpreserve);
                    break;
                case EventKind.Finish when incoming:
                    actions.Add(FlbSystem.Finish);
                    break;
            }
        }

        var command = _luo.Catalog.Commands[made.Command.Command];
        if (command.Object == flb && made.Ret >= 0)
        {
            switch (command.Op)
            {
                case Op.FlbGetOut when !incoming && from.Flb(flb).OutObject != 0:
                    actions.Add(FlbSystem.GetOutgoing);
                    break;
                case Op.FlbPutOut when !incoming:
                    actions.Add(FlbSystem.PutOutgoingAction);
                    break;
                case Op.FlbGetIn when incoming && made.Ret == 0:
                    actions.Add(FlbSystem.GetIncoming);
                    break;
                case Op.FlbPutIn when incoming:
                    actions.Add(FlbSystem.PutIncomingAction);
                    break;
            }
        }

        return actions;
    }

    private void Replay(int[] before, int[] after, List<string> actions)
    {
        if (!_replays.Add($"{string.Join(',', before)}:{string.Join(',', actions)}:{string.Join(',', after)}"))
        {
            return;
        }

        _states.TryAdd(string.Join(',', before), before);
        var now = before;
        foreach (var name in actions)
        {
            var action = _system.Action(name);
            if (!_system.Allows(action, now, s_noChoice))
            {
                Differs($"the step does '{name}' in {_system.Text(now)}, which the system does not allow");
                return;
            }

            _taken.Add((string.Join(',', now), action));
            now = _system.After(action, now, s_noChoice);
        }

        if (!now.SequenceEqual(after))
        {
            Differs($"after {string.Join(", ", actions.DefaultIfEmpty("nothing"))} in {_system.Text(before)} the system is in {_system.Text(now)}, the step in {_system.Text(after)}");
        }
    }

    private int[] Outgoing(LuoState state, int flb)
    {
        ref var half = ref state.Flb(flb);
        return _flb.Values(new() { Files = Files(state, flb, 0), OutCount = half.OutCount, OutObject = half.OutObject, OutUsers = half.DriverOut });
    }

    /// <summary>What was handed over is history that no action reads: it is compared at the kexec, and elsewhere left at 0.</summary>
    private int[] Incoming(LuoState state, int flb, bool handedOver = false)
    {
        ref var half = ref state.Flb(flb);
        var files = Files(state, flb, state.Layout.Dimensions.Sessions);
        return _flb.Values(new()
        {
            Booted = 1,
            Files = files,
            HandedOver = handedOver ? files : 0,
            BlobCount = half.BlobCount,
            InCount = half.InCount,
            InData = half.InData,
            InObject = half.InObject,
            Retrieved = half.InStatus > 0 ? 1 : 0,
            InUsers = half.DriverIn,
            Finishes = half.Finished,
        });
    }

    private int Files(LuoState state, int flb, int first)
    {
        var files = 0;
        for (var slot = first; slot < first + state.Layout.Dimensions.Sessions; slot++)
        {
            foreach (ref readonly var entry in state.Files(slot))
            {
                files += Linked(entry.Token, flb) ? 1 : 0;
            }
        }

        return files;
    }

    private bool Linked(int file, int flb) => _luo.Workload.Links.Contains(new FlbLink(_luo.Workload.Files[file].Handler, flb));

    /// <summary>Where the workload ends: all its files are preserved, a driver holds as many references as it may, or there is no driver.</summary>
    private bool AtBound(int[] state, string action)
    {
        int Value(string name) => state[_flb.System.Variables.Select(variable => variable.Name).ToList().IndexOf(name)];
        var driver = _luo.Workload.Driver;
        return action switch
        {
            FlbSystem.Preserve => Value("files") >= Enumerable.Range(0, _luo.Workload.Flbs.Count).Max(flb => _luo.Workload.Files.Where((_, file) => Linked(file, flb)).Count()),
            FlbSystem.GetOutgoing => !driver.HasFlag(DriverAbilities.Outgoing) || Value("out-users") == _luo.Workload.Bounds.DriverReferences,
            FlbSystem.GetIncoming => !driver.HasFlag(DriverAbilities.Incoming) || Value("in-users") == _luo.Workload.Bounds.DriverReferences,
            _ => false,
        };
    }
}
