using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;

namespace LuoModel.Runs.Recordings;

/// <summary>The calls of v3 and v4, and which calls the design of a script has.</summary>
internal sealed partial class ScriptCompiler
{
    /// <summary>What v4 calls <see cref="Op.RetrieveFd"/>.</summary>
    private const string OtherRetrieve = "restore_fd";

    /// <summary>Demands that the design's vocabulary has the call: what it does not have would be answered with -ENOSYS, whatever was meant by it.</summary>
    private void DemandKnown(Operands o, Op op)
    {
        var known = VocabularyOps.Of(design.Vocabulary);
        var renamed = o.Op == OtherRetrieve && design.Vocabulary != Vocabulary.SessionMachine;
        if (op == Op.None || (known.Contains(op) && !renamed))
        {
            return;
        }

        var having = renamed ? VocabularyOps.NameOf(Vocabulary.SessionMachine) : string.Join(", ", VocabularyOps.Having(op));
        var meant = renamed ? $"did you mean '{KernelName.Of(op)}'?" : Suggestion.For(o.Op, known.Select(KernelName.Of).Order(StringComparer.Ordinal));
        throw o.Error($"{design.Id} has no call '{o.Op}', only designs with the vocabulary {having} have: {meant}");
    }

    /// <summary>The operations of v3 and v4.</summary>
    private Command CompileMachineStep(Operands o) => o.Op switch
    {
        "get_state" => new Command(Op.GetState, Fd(o, "dev")),
        "set_event" => new Command(Op.SetEvent, Fd(o, "dev"), Value: Event(o)),
        "fd_preserve" => new Command(Op.FdPreserve, Fd(o, "dev"), Other: Fd(o, "fd"), Token: Token(o)),
        "fd_unpreserve" => new Command(Op.FdUnpreserve, Fd(o, "dev"), Token: Token(o)),
        "fd_restore" => new Command(Op.FdRestore, Fd(o, "dev"), As(o), Token: Token(o)),
        "get_fd_state" => new Command(Op.GetFdState, Fd(o, "dev"), Token: Token(o), Value: o.Flag("incoming") ? 1 : 0),
        "set_fd_event" => new Command(Op.SetFdEvent, Fd(o, "dev"), Token: Token(o), Value: Event(o)),
        "unpreserve_fd" => new Command(Op.UnpreserveFd, Fd(o, "session"), Token: Token(o), Value: o.Number("reserved", 0)),
        "session_get_state" => new Command(
            Op.SessionGetState, Fd(o, "session"), Other: (short)(o.Flag("incoming") ? 1 : 0), Value: o.Number("reserved", 0)),
        "session_set_event" => new Command(Op.SessionSetEvent, Fd(o, "session"), Value: Event(o)),
        "raw_ioctl" => RawIoctl(o),
        "register_subsystem" => new Command(Op.RegisterSubsystem, Object: Subsystem(o)),
        "unregister_subsystem" => new Command(Op.UnregisterSubsystem, Object: Subsystem(o)),
        "get_subsystem_data" => new Command(Op.GetSubsystemData, Object: Subsystem(o)),
        "set_subsystem" => new Command(Op.SetSubsystem, Object: Subsystem(o), Value: o.Flag("early") ? 1 : 0),
        "set_mem" => new Command(Op.SetMem, Value: o.Choice("freed", s_freed)),
        _ => throw o.Expected("op", "the name of an operation of recordings"),
    };
}
