using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>
/// Combinations of switches that make no sense, each with the reason: a value that nothing in the design would ever read is a misunderstanding, not a variant.
/// Only switches that were changed are looked at, so a named design is never refused.
/// </summary>
public static class DesignRules
{
    private static readonly HashSet<string> s_globalMachine =
        ["v3-preserve-answer", "v3-device-release", "v3-cancelled-file", "v3-reclaimed", "v3-finished-restore", "v3-files-place"];

    private static readonly HashSet<string> s_machines =
    [
        "failed-freeze", "subsystem-rollback", "state-lock-release", "cancel-order", "finalize-failure", "unregister-check", "v3-failed-prepare-tree",
        "v3-kho-registration", "v3-disabled-device",
    ];

    private static readonly HashSet<string> s_sessionMachine =
    [
        "session-creation", "uninitialised-locals", "get-state-incoming", "failed-call-fd", "handler-use-count", "cancelled-slot", "failed-session-freeze",
        "incoming-pages",
    ];

    private static readonly HashSet<string> s_ioctls = ["get-name", "get-name-size", "finish-reserved", "single-open", "retrieve-lookup"];

    /// <summary>Switches that only sessions without a state machine read, be they behind ioctls or a file system.</summary>
    private static readonly HashSet<string> s_sessions =
    [
        .. s_ioctls, "serialization", "unpreserve-order", "finish-order", "finish-scope", "finish-check", "freeze-order", "empty-sessions", "file-rollback-order",
        "rollback-scope", "rolled-back-words", "session-rollback-order", "failed-preserve", "session-kind-check", "duplicate-check", "deserialize-files",
        "deserialize-alloc", "unfinishable-close", "register-policy", "reboot-exclusion", "refused-reboot-lock", "kho-finalize", "hot-unplug", "fd-data-query",
        "jump-kexec", "unwound-kexec", "foreign-blob", "debugfs-blob", "rebuild-cleanup", "dead-handler-link", "positive-retrieve", "map-insert-failure",
        "hook-image-check", "blob-when-off", "unknown-ioctl", "copy-under-rwsem",
    ];

    private static readonly Rule[] s_rules =
    [
        new("it belongs to the global machine of v3", (name, design) => s_globalMachine.Contains(name) && design.Vocabulary != Vocabulary.GlobalMachine),
        new("it belongs to the state machines of v3 and v4", (name, design) => s_machines.Contains(name) && !HasMachine(design)),
        new(
            "it belongs to the session machines of v4",
            (name, design) => s_sessionMachine.Contains(name) && design.Vocabulary != Vocabulary.SessionMachine),
        new(
            "the state machines of v3 and v4 have their own way there",
            (name, design) => (s_sessions.Contains(name) || IsFlb(name)) && HasMachine(design)),
        new("kexecfs has no device and no ioctls", (name, design) => s_ioctls.Contains(name) && design.Vocabulary == Vocabulary.Kexecfs),
        new(
            "only system calls of kexecfs give everything in their return value, and they copy nothing",
            (name, design) => name == "answer-copy" && (design.AnswerCopy == AnswerCopy.Returned) != (design.Vocabulary == Vocabulary.Kexecfs)),
        new("only kexecfs has instances", (name, design) => name == "kexecfs-instance" && design.Vocabulary != Vocabulary.Kexecfs),
        new(
            "the hook runs for no reboot that comes back, so none does",
            (name, design) => name == "unwound-kexec" && !EnvironmentEvents.CanUnwind(design)),
        new("flb-counting is absent, so there are no FLBs", (name, design) => (IsFlb(name) || name == "dead-handler-link") && design.FlbCounting == FlbCounting.Absent),
        new(
            "reboot-exclusion is none, so nothing is locked",
            (name, design) => name == "refused-reboot-lock" && design.RebootExclusion == RebootExclusion.None),
        new(
            "memfd-seals is lost, so no seal is added",
            (name, design) => name is "memfd-exec-seal" && design.MemfdSeals == MemfdSeals.Lost),
        new(
            "reboot-exclusion is not rwsem, so no answer is copied under it",
            (name, design) => name == "copy-under-rwsem" && design.RebootExclusion != RebootExclusion.Rwsem),
        new(
            "module-pin is registered, so no entry of a rebuild pins a module",
            (name, design) => name == "rebuild-cleanup" && design.ModulePin == ModulePin.Registered),
        new(
            "module-pin is registered, so no pin is dropped at the end of a file",
            (name, design) => name == "pin-dropped" && design.ModulePin == ModulePin.Registered),
    ];

    /// <summary>Why a design makes no sense, one clause; null when it does.</summary>
    /// <param name="named">The named design that was changed.</param>
    /// <param name="changed">What it was changed to.</param>
    public static string? Objection(Design named, Design changed)
    {
        foreach (DesignSwitch known in SwitchCatalog.Differences(named, changed))
        {
            foreach (Rule rule in s_rules)
            {
                if (rule.Objects(known.Name, changed))
                {
                    return $"{known.Name} = {known.Of(changed).Name} would be read by nothing: {rule.Reason}";
                }
            }
        }

        return null;
    }

    private static bool HasMachine(Design design) => design.Vocabulary is Vocabulary.GlobalMachine or Vocabulary.SessionMachine;

    private static bool IsFlb(string name) => name.StartsWith("flb-", StringComparison.Ordinal) && name != "flb-counting";

    /// <summary>A combination that is refused.</summary>
    /// <param name="Reason">The reason that the user is told.</param>
    /// <param name="Objects">Whether a changed switch, by its name, makes no sense in a design.</param>
    private sealed record Rule(string Reason, Func<string, Design, bool> Objects);
}
