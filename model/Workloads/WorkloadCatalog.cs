namespace LuoModel.Model.Workloads;

/// <summary>The built-in workloads: text files in the assembly, read by the same parser as a user's.</summary>
public static class WorkloadCatalog
{
    /// <summary>The workload that is small enough for every design: what tables over all designs use unless told otherwise.</summary>
    public const string Overview = "overview";

    /// <summary>The workload that the tables of the specification are computed on.</summary>
    public const string Specification = "specification";

    private const string Suffix = ".workload";

    private static readonly string[] Order = ["tiny", "small", "ring", "two-vmms", "descriptors", "modules", "rollback", "blocks", "full-block", "ids", "names", "vm", "memfd", "hugetlb", "race", "flb-race"];

    private static readonly string[] Directed =
    [
        Overview, "pair", "one-file", "two-files", "wrong-kind", "late-open", "missing-handler", "full-area", "sizes", "two-updates", "reopened", "positive-freeze",
        "no-flb", "flb", "flb-two", "flb-in", "flb-out", "own-call", "jump", "no-jump", "foreign-kernel", "debugfs", "hot-unplug", "memfd-write", "memfd-seal", "memfd-fails",
        "frozen-write", "memfd-no-exec", "memfd-late-seal", "memfd-read-only", "machines", "machine-handlers", "flb-late-link", "flb-new",
        "flb-reload", "flb-fails", "flb-before-jump", "plain-image", "next-off", "positive-retrieve", "positive-preserve", "later-calls", "answer-waits",
        Specification,
        "guest-memfd-needs-vm", "vm-needs-guest-memfd", "guest-memfd-both", "guest-memfd-mixed",
    ];

    /// <summary>Ids of the built-in workloads, in the order in which reports show them.</summary>
    public static IReadOnlyList<string> Ids => Order;

    /// <summary>Ids of small workloads that each serve one question, such as a bug of the past; they are named like the others, but no default runs them.</summary>
    public static IReadOnlyList<string> DirectedIds => Directed;

    /// <summary>The built-in workload <paramref name="id"/>, grown if a scale stands behind its name (<see cref="WorkloadScale"/>).</summary>
    /// <exception cref="UserError">There is none of that name, or the scale is none.</exception>
    public static Workload Get(string id) => id.Split(WorkloadScale.Mark, 2) is [var name, var scale]
        ? WorkloadScale.Parse(scale).Grow(Plain(name))
        : Plain(id);

    /// <summary>Whether a workload is the built-in one of its name, grown or not, and no other that is called so.</summary>
    public static bool IsBuiltIn(Workload workload)
    {
        var name = workload.Id.Split(WorkloadScale.Mark)[0];
        return (Order.Contains(name) || Directed.Contains(name)) && Get(workload.Id).Statements == workload.Statements;
    }

    /// <summary>The text of a built-in workload.</summary>
    public static string Text(string id)
    {
        using var stream = typeof(WorkloadCatalog).Assembly.GetManifestResourceStream(id + Suffix)
            ?? throw new UserError($"no workload '{id}'");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Workload Plain(string id) => Order.Contains(id) || Directed.Contains(id)
        ? WorkloadParser.Parse(id + Suffix, Text(id))
        : throw new UserError($"no workload '{id}', {Suggestion.For(id, Order.Concat(Directed))}");
}
