using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>
/// Combinations of switches that make no sense, each with the reason: a value that nothing in the design would ever read is a misunderstanding, not a variant.
/// What a vocabulary reads is taken from the step (<see cref="SwitchReads"/>); here is only what hangs on the value of another switch.
/// Only switches that were changed are looked at, so a named design is never refused.
/// </summary>
public static class DesignRules
{
    /// <summary>What the step of kexecfs shares with the sessions' but none of its calls leads to.</summary>
    private static readonly HashSet<string> s_ioctls = ["get-name", "get-name-size", "finish-reserved", "single-open", "retrieve-lookup"];

    private static readonly Rule[] s_rules =
    [
        new("kexecfs has no device and no ioctls", (name, design) => s_ioctls.Contains(name) && design.Vocabulary == Vocabulary.Kexecfs),
        new(
            "only system calls of kexecfs give everything in their return value, and they copy nothing",
            (name, design) => name == "answer-copy" && (design.AnswerCopy == AnswerCopy.Returned) != (design.Vocabulary == Vocabulary.Kexecfs)),
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
            if (Unread(known, changed) is { } reason)
            {
                return $"{known.Name} = {known.Of(changed).Name} would be read by nothing: {reason}";
            }
        }

        return null;
    }

    /// <summary>
    /// Why nothing in a design reads a switch, one clause; null when something does. A switch that no step reads is one of what stands around it: of the handlers
    /// that a workload gives, or of user space.
    /// </summary>
    public static string? Unread(DesignSwitch known, Design design)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(design);
        if (!SwitchReads.Reads(design.Vocabulary, known))
        {
            string[] readers = [.. Enum.GetValues<Vocabulary>().Where(vocabulary => SwitchReads.Reads(vocabulary, known)).Select(NameOf)];
            return readers.Length == 0 ? null : $"the step of {NameOf(design.Vocabulary)} does not, that of {string.Join(", ", readers)} does";
        }

        return s_rules.FirstOrDefault(rule => rule.Objects(known.Name, design))?.Reason;
    }

    private static string NameOf(Vocabulary vocabulary) =>
        SwitchCatalog.Find("vocabulary")!.Choices.First(choice => choice.Value.Equals(vocabulary)).Name;

    private static bool IsFlb(string name) => name.StartsWith("flb-", StringComparison.Ordinal) && name != "flb-counting";

    /// <summary>A combination that is refused.</summary>
    /// <param name="Reason">The reason that the user is told.</param>
    /// <param name="Objects">Whether a changed switch, by its name, makes no sense in a design.</param>
    private sealed record Rule(string Reason, Func<string, Design, bool> Objects);
}
