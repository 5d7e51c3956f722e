using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;

namespace LuoModel.Model.Workloads;

/// <summary>
/// All commands that a workload can issue, in a fixed order, with a test of which of them are worth issuing in a state. Calls that every kernel refuses for
/// one uninteresting reason (a closed descriptor) are left out; calls that are wrong in an interesting way are kept on purpose.
/// </summary>
public abstract class CommandCatalog
{
    /// <summary>The commands; a replay string names them by index.</summary>
    public abstract IReadOnlyList<Command> Commands { get; }

    /// <summary>What the machine does by itself after it booted: drivers register, the agent opens the device.</summary>
    /// <param name="first">True for kernel 1, where user space also opens its files.</param>
    public abstract IReadOnlyList<Command> Setup(bool first);

    /// <summary>Whether the command at <paramref name="index"/> is worth issuing in <paramref name="state"/>.</summary>
    public abstract bool Enabled(LuoState state, int index);

    /// <summary>Room that every sequence within the workload's bounds fits in, without monitors.</summary>
    public abstract Dimensions Dimensions { get; }

    /// <summary>The workload with the descriptor variables that the commands use.</summary>
    public abstract Workload Workload { get; }

    /// <summary>The catalog of <paramref name="workload"/> in the vocabulary of <paramref name="design"/>.</summary>
    /// <exception cref="UserError">There is none: the design's vocabulary has no generated commands for this workload.</exception>
    public static CommandCatalog For(Design design, Workload workload) => design.Vocabulary switch
    {
        Vocabulary.Sessions => new SessionCommands(design, workload),
        Vocabulary.Kexecfs => new KexecfsCommands(design, workload),
        Vocabulary.GlobalMachine => new GlobalMachineCommands(design, workload),
        Vocabulary.SessionMachine => new SessionMachineCommands(design, workload),
        _ => throw new UserError($"design {design.Id}: no generated commands for its vocabulary; it is checked by recordings only"),
    };
}
