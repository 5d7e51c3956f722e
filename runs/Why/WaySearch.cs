using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Runs.Scenarios.Running;

namespace LuoModel.Runs.Why;

/// <summary>The shortest sequence after which a refused call succeeds: breadth-first from the state that the refusal left, with nothing failing.</summary>
internal sealed class WaySearch
{
    /// <summary>States after which the search gives up.</summary>
    public const int MostStates = 30_000;

    private readonly LuoSystem _system;
    private readonly Command _call;
    private readonly IReadOnlyList<Command> _candidates;
    private readonly Dictionary<byte[], int> _known = new(new ByContent());
    private readonly List<(byte[] State, int Parent, int Candidate)> _nodes = [];

    private WaySearch(LuoSystem system, Command call, IReadOnlyList<Command> candidates)
    {
        _system = system;
        _call = call;
        _candidates = [.. candidates.Where(candidate => candidate != call).Distinct().OrderBy(Cost)];
    }

    /// <summary>States visited.</summary>
    public int Visited => _nodes.Count;

    /// <summary>False when the bound ended the search.</summary>
    public bool Complete { get; private set; } = true;

    /// <summary>The way, the call itself last; null when there is none within the bound.</summary>
    public IReadOnlyList<WayStep>? Way { get; private set; }

    /// <summary>Searches.</summary>
    /// <param name="system">The system.</param>
    /// <param name="state">The state from which on.</param>
    /// <param name="call">The call that shall succeed.</param>
    /// <param name="candidates">What may be done for it.</param>
    public static WaySearch Run(LuoSystem system, byte[] state, Command call, IReadOnlyList<Command> candidates)
    {
        var search = new WaySearch(system, call, candidates);
        search.Add(state, -1, -1);
        for (var at = 0; at < search._nodes.Count; at++)
        {
            if (search.Succeeds(at, out var result))
            {
                search.Way = search.Path(at, result);
                break;
            }

            if (search._nodes.Count > MostStates)
            {
                search.Complete = false;
                break;
            }

            search.Expand(at);
        }

        return search;
    }

    /// <summary>Among ways of one length the one that disturbs least comes first: give back, then ask, then register, then boot.</summary>
    private static int Cost(Command command) => command.Op switch
    {
        Op.Close or Op.Finish or Op.RetrieveFd or Op.RetrieveSession or Op.FlbPutIn or Op.FlbPutOut => 0,
        Op.Reboot or Op.ColdBoot or Op.RebootStart or Op.RebootContinue => 3,
        Op.Register or Op.Unregister or Op.RegisterFlb or Op.UnregisterFlb or Op.SetModule or Op.HotUnplug => 2,
        _ => 1,
    };

    private bool Succeeds(int at, out Result result)
    {
        result = Execute((byte[])_nodes[at].State.Clone(), _call);
        return result.Returned && result.Ret >= 0;
    }

    private void Expand(int at)
    {
        for (var candidate = 0; candidate < _candidates.Count; candidate++)
        {
            var after = (byte[])_nodes[at].State.Clone();
            try
            {
                if (Execute(after, _candidates[candidate]).Returned)
                {
                    Add(after, at, candidate);
                }
            }
            catch (DimensionExceededException)
            {
                Complete = false; // a way that needs more room than the scenario is not looked for
            }
        }
    }

    private Result Execute(byte[] state, Command command)
    {
        var environment = default(Benign);
        var sink = default(NoEvents);
        return _system.Execute(new LuoState(_system.Layout, state), command, ref environment, ref sink);
    }

    private void Add(byte[] state, int parent, int candidate)
    {
        if (_known.TryAdd(state, _nodes.Count))
        {
            _nodes.Add((state, parent, candidate));
        }
    }

    private List<WayStep> Path(int at, Result result)
    {
        var way = new List<WayStep> { new(Names.Of(_call, _system.Workload), Names.Of(result)) };
        for (; _nodes[at].Parent >= 0; at = _nodes[at].Parent)
        {
            var command = _candidates[_nodes[at].Candidate];
            way.Insert(0, new WayStep(Names.Of(command, _system.Workload), Names.Of(Execute((byte[])_nodes[_nodes[at].Parent].State.Clone(), command))));
        }

        return way;
    }
}
