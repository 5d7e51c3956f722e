using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel;

/// <summary>
/// A design on a workload, ready to run: the machine, the commands user space, drivers and the environment can issue, and what every boot does by itself.
/// Immutable and shared by threads.
/// </summary>
public sealed class LuoSystem
{
    private readonly IReadOnlyList<Command> _laterBoots;
    private readonly byte[] _initial;
    private readonly bool[] _bootLinks;

    /// <summary>The design.</summary>
    public Design Design { get; }

    /// <summary>The machine that executes single commands.</summary>
    public LuoMachine Machine { get; }

    /// <summary>The commands.</summary>
    public CommandCatalog Catalog { get; }

    /// <summary>The workload, with the descriptor variables of the catalog.</summary>
    public Workload Workload => Catalog.Workload;

    /// <summary>The first name of a standing session; all names from it on are.</summary>
    public int FirstStanding => Workload.Names.Count - Workload.StandingSessions;

    /// <summary>Where everything is in a state.</summary>
    public Layout Layout => Machine.Layout;

    /// <summary>Binds a design to a workload, with <paramref name="monitorBytes"/> bytes of room for monitors in every state.</summary>
    /// <exception cref="UserError">The design has no commands for the workload, or kernel 1 can not be set up.</exception>
    public LuoSystem(Design design, Workload workload, int monitorBytes = 0)
        : this(design, workload, scaled => CommandCatalog.For(scaled, workload), monitorBytes)
    {
    }

    /// <summary>Binds a design to a workload with commands of one's own, such as those of a scenario.</summary>
    /// <param name="design">The design.</param>
    /// <param name="workload">The workload.</param>
    /// <param name="catalog">Makes the commands, given the design with the workload's limits.</param>
    /// <param name="monitorBytes">Room for monitors in every state.</param>
    /// <exception cref="UserError">Kernel 1 can not be set up.</exception>
    public LuoSystem(Design design, Workload workload, Func<Design, CommandCatalog> catalog, int monitorBytes = 0)
    {
        Design = design with
        {
            SessionsPerBlock = workload.SessionsPerBlock > 0 ? workload.SessionsPerBlock : design.SessionsPerBlock,
            MaxSessionsOneArea = workload.SessionsPerArea > 0 ? workload.SessionsPerArea : design.MaxSessionsOneArea,
        };
        Catalog = catalog(Design);
        Machine = new LuoMachine(Design, Catalog.Workload, Catalog.Dimensions with { Monitors = monitorBytes });
        _laterBoots = Catalog.Setup(first: false);
        _bootLinks = new bool[workload.Handlers.Count * workload.Flbs.Count];
        foreach (var link in workload.Links.Where(link => !link.Late))
        {
            _bootLinks[(link.Handler * workload.Flbs.Count) + link.Flb] = true;
        }

        _initial = Machine.NewState();
        var state = new LuoState(Layout, _initial);
        var environment = default(Benign);
        var sink = default(NoEvents);
        foreach (var command in Catalog.Setup(first: true))
        {
            var result = Machine.Step(state, command, ref environment, ref sink);
            if (!result.Returned || result.Ret < 0)
            {
                throw new UserError($"workload {workload.Id}: {command.Op} of the set-up fails on {design.Id} with {Errno.Name(result.Ret)}");
            }
        }
    }

    /// <summary>The state every sequence starts in: booted, handlers registered, device and files open. Length 0.</summary>
    public ReadOnlySpan<byte> Initial => _initial;

    /// <summary>Whether every boot links <paramref name="flb"/> to <paramref name="handler"/>.</summary>
    public bool BootLink(int handler, int flb) => _bootLinks[(handler * Layout.Dimensions.Flbs) + flb];

    /// <summary>
    /// Executes a command; after a jump into another kernel also what that boot does by itself, so that a reboot is one command. The agent's open of the device
    /// and a subsystem's one call for its FLB are under the same environment; the registrations of the drivers succeed, as a driver that can not register is another workload.
    /// </summary>
    public Result Execute<TEnvironment, TSink>(LuoState state, in Command command, ref TEnvironment environment, ref TSink sink)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
    {
        var result = Machine.Step(state, command, ref environment, ref sink);
        var jumped = command.Op switch
        {
            Op.ColdBoot => true,
            Op.Reboot => (RebootKind)command.Value is not (RebootKind.Unwound or RebootKind.Jump) && result.Ret == 0,
            Op.RebootContinue => result.Ret == 0 && state.Core.UnderWay == CallUnderWay.None,
            _ => false,
        };
        if (!jumped || !result.Returned)
        {
            return result;
        }

        var benign = default(Benign);
        for (var i = 0; i < _laterBoots.Count; i++)
        {
            var setup = _laterBoots[i].Op is Op.OpenDev or Op.FlbGetIn
                ? Machine.Step(state, _laterBoots[i], ref environment, ref sink)
                : Machine.Step(state, _laterBoots[i], ref benign, ref sink);
            Debug.Assert(setup.Returned, "nothing of the set-up can hang or panic");
        }

        return result;
    }
}
