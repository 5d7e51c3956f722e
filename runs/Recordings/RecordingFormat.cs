using System.Collections.Frozen;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Recordings;

/// <summary>
/// What a recording's words stand for: one format per vocabulary. It names the mock handlers and their contracts, the parts of the digest, the faults and the
/// callbacks that can be injected.
/// </summary>
internal sealed class RecordingFormat
{
    /// <summary>The vocabulary the format is for.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>Parts of the digest that are compared, in the order in which recordings write them.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Parts that recordings of some generations lack: what they count does not exist there.</summary>
    public IReadOnlyList<string> OptionalKeys { get; init; } = [];

    /// <summary>Parts of the digest that are not compared: they count the memory of the recorded code.</summary>
    public IReadOnlyList<string> IgnoredKeys { get; } = ["mem"];

    /// <summary>Mock handlers A, B and C.</summary>
    public required IReadOnlyList<HandlerSpec> Handlers { get; init; }

    /// <summary>FLBs.</summary>
    public IReadOnlyList<string> Flbs { get; init; } = [];

    /// <summary>Subsystems of user scripts.</summary>
    public IReadOnlyList<SubsystemSpec> Subsystems { get; init; } = [];

    /// <summary>Names of the modules, by module number.</summary>
    public required IReadOnlyList<string> Modules { get; init; }

    /// <summary>Fault kinds by the name recordings use.</summary>
    public required FrozenDictionary<string, FaultKind> Faults { get; init; }

    /// <summary>Callbacks that can be injected, by the name recordings use.</summary>
    public required FrozenDictionary<string, EventKind> Callbacks { get; init; }

    /// <summary>The merged generations.</summary>
    public static RecordingFormat Sessions { get; } = new()
    {
        Vocabulary = Vocabulary.Sessions,
        Keys = ["gen", "num", "enabled", "out", "in", "count", "sblocks", "handlers", "xa", "flbreg", "flb", "mod", "refs", "handles"],
        OptionalKeys = ["sblocks", "xa"],
        Handlers =
        [
            new HandlerSpec("A"),
            new HandlerSpec("B") { FreezeBumps = true },
            new HandlerSpec("C") { Freeze = false, Unfreeze = false, CanFinish = false, GetId = true },
        ],
        Flbs = ["F", "G"],
        Modules = ["mA", "mB", "mC", "mF", "mG"],
        Faults = FaultNames(
            ("kzalloc", FaultKind.Kzalloc),
            ("kho", FaultKind.Kho),
            ("xa", FaultKind.Xa),
            ("copy_to_user", FaultKind.CopyToUser),
            ("fd", FaultKind.Fd),
            ("anon_file", FaultKind.AnonFile),
            ("kho_finalize", FaultKind.KhoFinalize)),
        Callbacks = CallbackNames(
            ("can_preserve", EventKind.CanPreserve),
            ("preserve", EventKind.Preserve),
            ("freeze", EventKind.Freeze),
            ("retrieve", EventKind.Retrieve),
            ("can_finish", EventKind.CanFinish),
            ("flb_preserve", EventKind.FlbPreserve),
            ("flb_retrieve", EventKind.FlbRetrieve)),
    };

    /// <summary>RFC v3.</summary>
    public static RecordingFormat GlobalMachine { get; } = new()
    {
        Vocabulary = Vocabulary.GlobalMachine,
        Keys = ["gen", "state", "dev", "lock", "out", "in", "in_built", "num", "handlers", "subsystems", "fdt", "kho", "mod", "refs", "handles", "sdata"],
        Handlers =
        [
            new HandlerSpec("A"),
            new HandlerSpec("B") { FreezeBumps = true },
            new HandlerSpec("C") { Freeze = false },
        ],
        Subsystems = [new SubsystemSpec("P") { Freeze = true, Boot = true, FreezeBumps = true }, new SubsystemSpec("Q")],
        Modules = ["mA", "mB", "mC", "mP", "mQ"],
        Faults = FaultNames(
            ("kmalloc", FaultKind.Kzalloc),
            ("xa", FaultKind.Xa),
            ("copy_to_user", FaultKind.CopyToUser),
            ("fd", FaultKind.Fd),
            ("pages", FaultKind.Page),
            ("kho_preserve", FaultKind.KhoPreserve),
            ("kho_subtree", FaultKind.KhoSubtree),
            ("kho_finalize", FaultKind.KhoFinalize),
            ("kho_abort", FaultKind.KhoAbort),
            ("killed", FaultKind.Killed)),
        Callbacks = CallbackNames(
            ("can_preserve", EventKind.CanPreserve),
            ("prepare", EventKind.Prepare),
            ("freeze", EventKind.Freeze),
            ("retrieve", EventKind.Retrieve),
            ("s_prepare", EventKind.SubsystemPrepare),
            ("s_freeze", EventKind.SubsystemFreeze)),
    };

    /// <summary>v4.</summary>
    public static RecordingFormat SessionMachine { get; } = new()
    {
        Vocabulary = Vocabulary.SessionMachine,
        Keys = ["gen", "num", "global", "sessions", "count", "array", "handlers", "subsystems", "mod", "refs", "fdleak", "kho", "readers", "handles"],
        Handlers =
        [
            new HandlerSpec("A"),
            new HandlerSpec("B") { FreezeBumps = true },
            new HandlerSpec("C") { Freeze = false, Cancel = false, Finish = false },
        ],
        Subsystems =
        [
            new SubsystemSpec("P") { Freeze = true, Boot = true, FreezeBumps = true },
            new SubsystemSpec("Q") { Freeze = true, Boot = true },
        ],
        Modules = ["mA", "mB", "mC", "mP", "mQ"],
        Faults = FaultNames(
            ("kzalloc", FaultKind.Kzalloc),
            ("xa", FaultKind.Xa),
            ("copy_to_user", FaultKind.CopyToUser),
            ("fd", FaultKind.Fd),
            ("anon_file", FaultKind.AnonFile),
            ("page", FaultKind.Page),
            ("kho", FaultKind.KhoPreserve),
            ("kho_add", FaultKind.KhoSubtree),
            ("kho_finalize", FaultKind.KhoFinalize),
            ("signal", FaultKind.Killed)),
        Callbacks = CallbackNames(
            ("can_preserve", EventKind.CanPreserve),
            ("prepare", EventKind.Prepare),
            ("freeze", EventKind.Freeze),
            ("retrieve", EventKind.Retrieve),
            ("sub_prepare", EventKind.SubsystemPrepare),
            ("sub_freeze", EventKind.SubsystemFreeze)),
    };

    /// <summary>The same words for the handlers and FLBs of a workload; a module is called like its handler or FLB.</summary>
    public RecordingFormat For(Workload world) => new()
    {
        Vocabulary = Vocabulary,
        Keys = Keys,
        OptionalKeys = OptionalKeys,
        Handlers = world.Handlers,
        Flbs = world.Flbs,
        Subsystems = world.Subsystems,
        Modules = [.. world.Handlers.Select(handler => handler.Name), .. world.Flbs, .. world.Subsystems.Select(subsystem => subsystem.Name)],
        Faults = Faults,
        Callbacks = Callbacks,
    };

    /// <summary>The kernels that recordings were made of.</summary>
    public static IReadOnlyList<string> Oracles { get; } = ["rfc-v3", "v4", "v4-uninit", "g3a", "v7.0", "g4b", "g4c"];

    /// <summary>The design that a header's <c>oracle</c> names: a recorded kernel, or a design by its id. Null when there is none.</summary>
    public static Design? DesignOf(string oracle)
    {
        var id = oracle switch
        {
            "g3a" => "linux-6.19",
            "v7.0" => "linux-7.0",
            "g4c" => "linux-7.3",
            "v4-uninit" => "v4,uninitialised-locals=pattern",
            _ => oracle,
        };
        if (DesignCatalog.Find(id) is { } design)
        {
            return design;
        }

        try
        {
            return id.Contains(',', StringComparison.Ordinal) ? DesignText.Parse(id) : null;
        }
        catch (UserError)
        {
            return null; // said by the caller, with the place
        }
    }

    /// <summary>The format of recordings made with <paramref name="vocabulary"/>.</summary>
    public static RecordingFormat Of(Vocabulary vocabulary) => vocabulary switch
    {
        Vocabulary.GlobalMachine => GlobalMachine,
        Vocabulary.SessionMachine => SessionMachine,
        _ => Sessions,
    };

    private static FrozenDictionary<string, FaultKind> FaultNames(params (string Name, FaultKind Kind)[] names) =>
        names.ToFrozenDictionary(n => n.Name, n => n.Kind, StringComparer.Ordinal);

    private static FrozenDictionary<string, EventKind> CallbackNames(params (string Name, EventKind Kind)[] names) =>
        names.ToFrozenDictionary(n => n.Name, n => n.Kind, StringComparer.Ordinal);
}
