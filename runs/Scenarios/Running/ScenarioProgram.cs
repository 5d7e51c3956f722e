using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Runs.Recordings;
using LuoModel.Runs.Scenarios.Language;

namespace LuoModel.Runs.Scenarios.Running;

/// <summary>A step in the terms of the model.</summary>
/// <param name="Source">The step as written.</param>
/// <param name="Command">Its number in the catalog; -1 when it speaks to the outside.</param>
/// <param name="Lasting">What the outside is told by the step itself; null for a command.</param>
/// <param name="With">What fails during the step only.</param>
/// <param name="Label">Its number among the labels, -1 for none.</param>
internal sealed record ProgramStep(ScenarioStep Source, int Command, OutsideCommand? Lasting, IReadOnlyList<OutsideCommand> With, int Label)
{
    /// <summary>The number of the command that goes on with the call where other tasks come between its parts; -1 for a call in one piece.</summary>
    public int Continue { get; init; } = -1;
}

/// <summary>A scenario bound to a design.</summary>
internal sealed class ScenarioProgram
{
    private readonly Workload _workload;
    private readonly CommandCatalog? _boots;
    private readonly IReadOnlyList<Command> _commands;
    private readonly IReadOnlyList<Invariant> _candidates;

    private ScenarioProgram(Scenario scenario, Design design, Script script, CommandCatalog? boots, IReadOnlyList<Invariant> candidates)
    {
        Scenario = scenario;
        Design = design;
        Script = script;
        Labels = [.. scenario.Steps.Where(step => step.Label.Length > 0).Select(step => step.Label)];
        _workload = script.Workload;
        _boots = boots;
        _candidates = candidates;
        var commands = new List<Command>();
        var next = 0;
        Phases = [.. scenario.Phases.Select(phase => phase.Actors.Select(actor => actor.Steps.Select(step => Bind(step, phase.Actors.Count > 1, commands, ref next)).ToArray()).ToArray())];
        _commands = commands;
        Set = Bind(boots is null
            ? script.Dimensions
            : boots.Dimensions with { Descriptors = script.Workload.Descriptors.Count, Inodes = script.Workload.Inodes });
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>The design.</summary>
    public Design Design { get; }

    /// <summary>All steps as the script of a recording, in the order of the phases and actors.</summary>
    public Script Script { get; }

    /// <summary>The labels, in the order of the file.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The steps by phase, actor and place.</summary>
    public IReadOnlyList<ProgramStep[][]> Phases { get; }

    /// <summary>System and invariants.</summary>
    public InvariantSet Set { get; private set; }

    /// <summary>Binds a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="design">The design.</param>
    /// <param name="candidates">Invariants to ask at every step, of those that apply.</param>
    /// <exception cref="UserError">A step names something that the design or workload does not have.</exception>
    public static ScenarioProgram Bind(Scenario scenario, Design design, IReadOnlyList<Invariant> candidates)
    {
        var format = RecordingFormat.Of(design.Vocabulary);
        var boots = scenario.Workload is { } source ? Catalog(scenario, design, source) : null;
        var compiler = boots is null ? new ScriptCompiler(format, design) : new ScriptCompiler(format.For(boots.Workload), design, boots.Workload);
        var steps = new List<ScriptStep>();
        var operands = new Operands();
        foreach (var step in scenario.Phases.SelectMany(phase => phase.Actors).SelectMany(actor => actor.Steps))
        {
            foreach (var call in step.With.Prepend(step.Call))
            {
                operands.Set(call.Form.Op, call.Operands, new Place(scenario.File, step.Line), call.Column - 1);
                steps.Add(compiler.Compile(operands));
            }
        }

        return new ScenarioProgram(scenario, design, compiler.Finish(scenario.File, design.Id, [.. steps]), boots, candidates);
    }

    /// <summary>
    /// What may be done to make a refused call succeed: the scenario's own commands, those that the workload generates, and closing or finishing whatever is open.
    /// </summary>
    public IReadOnlyList<Command> Candidates()
    {
        var tokens = _workload.Tokens.ToList();
        var generated = (_boots?.Commands ?? []).Select(command => command.Token < 0
            ? command
            : command with { Token = (short)tokens.IndexOf(_boots!.Workload.Tokens[command.Token]) });
        var closing = Enumerable.Range(0, _workload.Descriptors.Count)
            .SelectMany(fd => (Command[])[new Command(Op.Close, Fd: (short)fd), new Command(Op.Finish, Fd: (short)fd)]);
        var registering = Enumerable.Range(0, _workload.Handlers.Count).Select(handler => new Command(Op.Register, Object: (short)handler));
        return [.. _commands.Concat(generated).Concat(closing).Concat(registering).Distinct()];
    }

    /// <summary>More room of what was too little.</summary>
    public void Grow(string dimension) => Set = Bind(Room.More(Set.System.Layout.Dimensions with { Monitors = 0 }, dimension, _workload));

    /// <summary>Room for more sessions, files and preservations than the scenario itself needs.</summary>
    public void MakeRoom()
    {
        foreach (var dimension in (string[])["sessions", "files of a session", "user files", "handles"])
        {
            Grow(dimension);
        }
    }

    /// <summary>Room of the workload's own bounds is for generated sequences; a scenario that needs more gets more.</summary>
    private InvariantSet Bind(Dimensions room)
    {
        var parts = Phases.Any(phase => phase.Any(actor => actor.Any(step => step.Continue >= 0)));
        while (true)
        {
            room = room with
            {
                Concurrent = parts,
                Blobs = parts && Design.RebootExclusion == RebootExclusion.None ? room.Sessions : 0,
                Waits = parts && Design.RebootExclusion == RebootExclusion.Flag,
            };
            try
            {
                var catalog = new ScenarioCommands(_commands, _workload, room, _boots);
                return InvariantSet.For(monitors => new LuoSystem(Design, _workload, _ => catalog, monitors), _candidates);
            }
            catch (DimensionExceededException e)
            {
                room = Room.More(room, e.Dimension, _workload);
            }
        }
    }

    private static CommandCatalog Catalog(Scenario scenario, Design design, Workload workload)
    {
        try
        {
            return CommandCatalog.For(workload.SessionsPerBlock > 0 ? design with { SessionsPerBlock = workload.SessionsPerBlock } : design, workload);
        }
        catch (UserError error)
        {
            throw new UserError(scenario.File, error.Message);
        }
    }

    private ProgramStep Bind(ScenarioStep step, bool others, List<Command> commands, ref int next)
    {
        var own = Script.Steps[next++];
        var with = new List<OutsideCommand>();
        foreach (var _ in step.With)
        {
            with.Add(Script.Outside[Script.Steps[next++].Outside]);
        }

        var label = step.Label.Length == 0 ? -1 : Labels.ToList().IndexOf(step.Label);
        if (own.Outside >= 0)
        {
            return new ProgramStep(step, -1, Script.Outside[own.Outside], with, label);
        }

        var (start, rest) = others ? Parts(own.Command) : (own.Command, null);
        commands.Add(start);
        var bound = new ProgramStep(step, commands.Count - 1, null, with, label);
        if (rest is { } going)
        {
            commands.Add(going);
            bound = bound with { Continue = commands.Count - 1 };
        }

        return bound;
    }

    /// <summary>
    /// Whether a step of another actor waits until the reboot under way has left this kernel: a call on LUO does where the hook keeps its rwsem, a write to a
    /// file does not.
    /// </summary>
    public bool Waits(ProgramStep step) =>
        Design.RebootExclusion == RebootExclusion.Rwsem && step.Command >= 0 && !WaitsForNothing(_commands[step.Command].Op);

    private static bool WaitsForNothing(Op op) => op is Op.WriteFile or Op.SealFile;

    /// <summary>A call in the parts between which other tasks run, where no lock keeps them out (B07, B08).</summary>
    private (Command Start, Command? Continue) Parts(Command command) => command.Op switch
    {
        _ when Design.Vocabulary != Vocabulary.Sessions => (command, null),
        Op.Reboot when command.Value == 0 && (Design.RebootExclusion != RebootExclusion.Rwsem || Script.Steps.Any(step => WaitsForNothing(step.Command.Op))) =>
            (new Command(Op.RebootStart), new Command(Op.RebootContinue)),
        Op.RetrieveSession when Design.RetrieveLookup == RetrieveLookup.Unlocked =>
            (command with { Op = Op.RetrieveSessionStart }, new Command(Op.RetrieveSessionContinue, As: command.As)),
        _ => (command, null),
    };
}
