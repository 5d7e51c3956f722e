namespace LuoModel.Properties.Protocols;

/// <summary>
/// The protocols that invariants speak of and that one automaton for each file or FLB can watch. What counts files (LUO024, LUO025, LUO027: at the last file of
/// an FLB) needs a counter, which no finite automaton has; of those invariants the order of the FLB's callbacks is here, the moment is not.
/// </summary>
public static class ProtocolCatalog
{
    /// <summary>The jump into another kernel, and a boot with nothing handed over.</summary>
    public const string Kexec = "kexec";

    /// <summary>The callbacks of a file until the jump, of handlers that have freeze and unfreeze.</summary>
    public static Automaton File { get; } = new(
        "luo_file", "A file sees preserve, then freeze and unfreeze in turn, then unpreserve while it is not frozen, or the kexec.", ["LUO010"], "preserved file", "absent",
        [
            new("absent", "preserve", "preserved"),
            new("absent", Kexec, "absent"),
            new("preserved", "freeze", "frozen"),
            new("preserved", "freeze_fails", "preserved"),
            new("preserved", "unpreserve", "absent"),
            new("preserved", "drop", "absent"),
            new("preserved", Kexec, "absent"),
            new("frozen", "unfreeze", "preserved"),
            new("frozen", "drop", "absent"),
            new("frozen", Kexec, "absent"),
        ]);

    /// <summary>The outgoing half of an FLB.</summary>
    public static Automaton FlbOutgoing { get; } = new(
        "luo_flb_outgoing", "preserve of an FLB runs only while it has no outgoing object, unpreserve only while it has one.", ["LUO023", "LUO024"], "FLB", "none",
        [
            new("none", "preserve", "object"),
            new("none", "preserve_fails", "none"),
            new("none", Kexec, "none"),
            new("object", "unpreserve", "none"),
            new("object", Kexec, "none"),
        ]);

    /// <summary>The incoming half of an FLB.</summary>
    public static Automaton FlbIncoming { get; } = new(
        "luo_flb_incoming", "The retrieve of an FLB runs at most once in a kernel, whatever it answered; finish runs once and only after a retrieve that went well.",
        ["LUO025", "LUO026", "LUO027"], "FLB", "untouched",
        [
            new("untouched", "retrieve", "retrieved"),
            new("untouched", "retrieve_fails", "refused"),
            new("untouched", Kexec, "untouched"),
            new("retrieved", "finish", "finished"),
            new("retrieved", Kexec, "untouched"),
            new("refused", Kexec, "untouched"),
            new("finished", Kexec, "untouched"),
        ]);

    /// <summary>A file of a session that ends.</summary>
    public static Automaton Session { get; } = new(
        "luo_session", "When an outgoing session is released, each of its files is unpreserved before anything else happens to it.", ["LUO040"], "preserved file", "absent",
        [
            new("absent", "preserve", "held"),
            new("absent", "release", "absent"),
            new("absent", Kexec, "absent"),
            new("held", "unpreserve", "absent"),
            new("held", "drop", "absent"),
            new("held", "release", "releasing"),
            new("held", Kexec, "absent"),
            new("releasing", "unpreserve", "absent"),
            new("releasing", "drop", "absent"),
        ]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Automaton> All { get; } = [File, FlbOutgoing, FlbIncoming, Session];

    /// <summary>Those of an invariant, none for most.</summary>
    public static IReadOnlyList<Automaton> Of(string invariant) => [.. All.Where(automaton => automaton.Invariants.Contains(invariant, StringComparer.Ordinal))];
}
