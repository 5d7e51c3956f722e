using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Invariants;

/// <summary>Every design that an invariant names breaks it, after so many commands and no fewer; a design without the mistake does not.</summary>
public sealed class BrokenByTests
{
    /// <summary>The newest merged code with every suspicion repaired for which there is a switch.</summary>
    private const string Repaired = "linux-7.3,answer-copy=checked-first,duplicate-check=before-room,rolled-back-words=restored,"
        + "unfinishable-close=retrievable,flb-count-loaded=at-finish,flb-count-saved=files";

    /// <summary>The same with links that stay while they are used.</summary>
    private const string Quiescent = Repaired + ",register-policy=quiesce";

    /// <summary>The same with dependencies that the kernel enforces both ways.</summary>
    private const string Ordered = Repaired + ",dependency-lookup=preserve,dependency-retrieve=enforced";

    /// <summary>Two files of which one insists on the other: the smallest workload in which a dependency can go unclaimed.</summary>
    private const string Pair = """
        workload pair
        handler full insists
        file f1 full
        file f2 full needs f1
        sessions s1
        """;

    /// <summary>Invariant, design that breaks it, workload, length and faults of the shortest trace; design and workload (null = the same) on which it holds.</summary>
    private static readonly (string Id, string Broken, string Workload, int Length, int Faults, string Holds, string? On)[] s_rows =
    [
        ("LUO001", "linux-7.3,finish-check=single-pass", "tiny", 5, 1, "linux-7.3", null),
        ("LUO002", "linux-7.3,finish-check=single-pass", "tiny", 5, 1, "linux-7.3", null),
        ("LUO003", "linux-7.3,finish-order=fifo", "tiny", 5, 1, "linux-7.3", null),
        ("LUO004", "linux-7.3,unpreserve-order=fifo", "tiny", 4, 0, "linux-7.3", null),
        ("LUO005", "linux-7.3,freeze-order=lifo", "tiny", 4, 0, "linux-7.3", null),
        ("LUO006", "linux-7.3,rollback-scope=all", "tiny", 3, 1, "linux-7.3", null),
        ("LUO006", "linux-7.3,rollback-scope=none", "tiny", 4, 1, "linux-7.3", null),
        ("LUO006", "linux-7.0", "tiny", 3, 1, "linux-7.3", null),
        ("LUO007", "linux-7.3,session-rollback-order=forward", "rollback", 7, 1, "linux-7.3", null),
        ("LUO007", "linux-7.3,file-rollback-order=reverse", "rollback", 5, 1, "linux-7.3", null),
        ("LUO008", "linux-7.3,refused-reboot-lock=kept", "tiny", 3, 1, "linux-7.3", null),
        ("LUO009", "linux-7.3", "tiny", 4, 1, Repaired, null),
        ("LUO009", "linux-6.19", "tiny", 3, 1, Repaired, null),
        ("LUO009", "linux-7.3,unfreeze-data=clear", "tiny", 4, 1, Repaired, null),
        ("LUO010", "linux-7.0", "tiny", 4, 1, "linux-7.3", null),
        ("LUO010", "linux-7.3,rollback-scope=all", "tiny", 3, 1, "linux-7.3", null),
        ("LUO010", "linux-7.3,rollback-scope=none", "tiny", 5, 1, "linux-7.3", null),
        ("LUO011", "linux-6.19", "tiny", 5, 1, "linux-7.3", null),
        ("LUO011", "linux-7.3,unfreeze-data=clear", "tiny", 5, 1, "linux-7.3", null),
        ("LUO012", "linux-7.0", "tiny", 3, 0, "linux-7.3", null),
        ("LUO012", "linux-7.3,session-kind-check=none", "tiny", 3, 0, "linux-7.3", null),
        ("LUO013", "linux-6.19", "tiny", 4, 1, "linux-7.3", null),
        ("LUO013", "linux-7.3,retrieve-status=forget", "tiny", 6, 1, "linux-7.3", null),
        ("LUO014", "linux-6.19", "tiny", 4, 1, "linux-7.3", null),
        ("LUO014", "linux-7.3,retrieve-status=forget", "tiny", 6, 1, "linux-7.3", null),
        ("LUO015", "linux-7.3,finish-scope=retrieved", "tiny", 4, 1, "linux-7.3", null),
        ("LUO016", "linux-7.3,dependency-finish=ignore", "ring", 5, 0, "linux-7.3", null),
        ("LUO017", "linux-7.3,dependency-retrieve=implicit", Pair, 7, 0, "linux-7.3", null),
        ("LUO018", "linux-7.3", "ring", 5, 0, "linux-7.3,dependency-retrieve=enforced", Pair),
        ("LUO019", "linux-7.3", "ring", 3, 0, "linux-7.3,dependency-lookup=freeze", null),
        ("LUO020", "linux-7.3", "ids", 7, 1, "linux-7.3", "blocks"),
        ("LUO020", "linux-7.0", "blocks", 4, 0, "linux-7.3", null),
        ("LUO020", "linux-6.19", "blocks", 4, 0, "linux-7.3", null),
        ("LUO020", "linux-7.3,double-preserve=allow", "blocks", 4, 0, "linux-7.3", null),
        ("LUO021", "linux-7.3", "tiny", 5, 1, "linux-7.3", "blocks"),
        ("LUO022", "linux-7.3,file-reference=borrowed", "descriptors", 2, 0, "linux-7.3", null),
        ("LUO023", "linux-7.3,flb-edges=every-file", "modules", 3, 0, "linux-7.3", null),
        ("LUO024", "linux-7.3", "modules", 4, 0, Quiescent, null),
        ("LUO024", "linux-7.3,failed-preserve=flb-kept", "hugetlb", 2, 1, "linux-7.3", null),
        ("LUO025", "linux-7.3", "modules", 5, 0, Quiescent, null),
        ("LUO025", "linux-7.3,flb-put-order=before-file", "hugetlb", 3, 0, "linux-7.3", null),
        ("LUO026", "linux-7.3", "flb-reload", 9, 0, "linux-7.3,flb-blob-entry=consumed", null),
        ("LUO026", "g4b", "hugetlb", 5, 1, "linux-7.3", null),
        ("LUO026", "linux-7.3,flb-retrieve-status=retry", "hugetlb", 5, 1, "linux-7.3", null),
        ("LUO026", "linux-7.3,flb-finished=forget", "modules", 7, 1, "linux-7.3", null),
        ("LUO027", "linux-7.3", "hugetlb", 4, 1, Repaired, null),
        ("LUO027", "g4b", "hugetlb", 4, 1, Repaired, null),
        ("LUO027", "linux-7.0", "hugetlb", 3, 1, Repaired, null),
        ("LUO028", "linux-7.3", "hugetlb", 4, 0, Repaired, null),
        ("LUO029", "g4b", "hugetlb", 4, 0, "linux-7.3", null),
        ("LUO029", "linux-7.0", "hugetlb", 4, 0, "linux-7.3", null),
        ("LUO029", "linux-7.3,flb-outgoing=pointer", "hugetlb", 4, 0, "linux-7.3", null),
        ("LUO029", "linux-7.3,flb-incoming=pointer", "hugetlb", 5, 1, "linux-7.3", null),
        ("LUO030", "linux-7.3", "hugetlb", 4, 0, "linux-7.3,flb-outgoing=pointer", null),
        ("LUO031", "linux-7.3", "hugetlb", 4, 1, Repaired, null),
        ("LUO031", "g4b", "hugetlb", 4, 1, Repaired, null),
        ("LUO032", "linux-7.3,module-pin=registered", "modules", 3, 0, "linux-7.3", null),
        ("LUO033", "linux-7.3,pin-dropped=before-map", "ids", 3, 0, "linux-7.3", null),
        ("LUO034", "linux-7.3,empty-sessions=dropped", "tiny", 2, 0, "linux-7.3", null),
        ("LUO034", "linux-7.0", "race", 3, 0, "linux-7.3", null),
        ("LUO035", "linux-7.0", "descriptors", 2, 0, "linux-7.3", null),
        ("LUO035", "linux-7.3,reboot-exclusion=none", "race", 2, 0, "linux-7.3", null),
        ("LUO036", "linux-7.0", "tiny", 2, 1, "linux-7.3", null),
        ("LUO036", "linux-7.3,deserialize-files=ignore", "tiny", 3, 1, "linux-7.3", null),
        ("LUO036", "linux-7.3,deserialize-alloc=forget", "tiny", 2, 1, "linux-7.3", null),
        ("LUO037", "linux-7.0", "tiny", 3, 1, "linux-7.3", null),
        ("LUO037", "linux-7.3,deserialize-alloc=forget", "tiny", 3, 1, "linux-7.3", null),
        ("LUO038", "linux-7.3,single-open=any", "descriptors", 1, 0, "linux-7.3", null),
        ("LUO039", "linux-7.3", "ring", 5, 0, Repaired, null),
        ("LUO039", "linux-7.0", "ring", 5, 0, Repaired, null),
        ("LUO040", "linux-7.3", "modules", 4, 0, Quiescent, null),
        ("LUO041", "linux-7.0", "names", 1, 0, "linux-7.3", null),
        ("LUO041", "linux-7.3,name-check=cut", "names", 1, 0, "linux-7.3", null),
        ("LUO042", "g4b", "descriptors", 5, 0, "linux-7.3", null),
        ("LUO042", "linux-7.3,finish-reserved=ignore", "descriptors", 5, 0, "linux-7.3", null),
        ("LUO043", "linux-7.3", "blocks", 3, 0, Repaired, null),
        ("LUO044", "linux-7.3", "tiny", 3, 1, Repaired, null),
        ("LUO044", "linux-7.0", "tiny", 3, 1, Repaired, null),
        ("LUO045", "linux-7.3", "tiny", 2, 1, Repaired, null),
        ("LUO045", "linux-7.0", "tiny", 2, 1, Repaired, null),
        ("LUO045", "linux-7.3,failed-preserve=flb-kept", "hugetlb", 2, 1, Repaired, null),
        ("LUO046", "linux-7.3,dependency-retrieve=implicit", "ring", 6, 0, "linux-7.3", null),
        ("LUO047", "linux-7.3", "tiny", 5, 1, Repaired, null),
        ("LUO047", "linux-7.3,finish-check=single-pass", "ring", 7, 0, "linux-7.3", null),
        ("LUO048", "linux-7.3", "modules", 5, 0, "linux-7.3", "hugetlb"),
        ("LUO048", "g4b", "hugetlb", 4, 1, "linux-7.3", null),
        ("LUO049", "linux-7.3", "blocks", 4, 0, Repaired, null),
        ("LUO049", "linux-7.0", "race", 7, 0, "linux-7.3", null),
        ("LUO049", "linux-7.3,retrieve-lookup=unlocked", "race", 6, 0, "linux-7.3", null),
        ("LUO050", "linux-7.3,dependency-retrieve=implicit", "ring", 7, 0, "linux-7.3", null),
        ("LUO051", "linux-7.3,jump-kexec=serialized", "descriptors", 2, 0, "linux-7.3", null),
        ("LUO051", "linux-7.3,refused-reboot-lock=kept", "tiny", 4, 1, "linux-7.3", null),
        ("LUO052", "linux-7.3", "ids", 8, 0, "linux-7.3", "tiny"),
        ("LUO052", "linux-7.0", "tiny", 5, 1, "linux-7.3", null),
        ("LUO053", "linux-7.0", "modules", 1, 0, "linux-7.3", null),
        ("LUO053", "linux-7.3,register-policy=quiesce", "modules", 1, 0, "linux-7.3", null),
        .. MachineRows.Rows,
        ("LUO070", "linux-6.19", "two-files", 5, 0, "linux-6.19,token-lookup=entries", null),
        ("LUO070", "linux-7.3,token-lookup=list-head", "two-files", 5, 0, "linux-7.3", null),
        ("LUO070", "linux-7.3", "debugfs", 2, 0, "linux-7.3,debugfs-blob=removed", null),
        ("LUO071", "linux-7.0", "full-area", 3, 0, "linux-7.0,serialization=blocks", null),
        ("LUO071", "linux-7.3,serialization=one-area", "full-area", 3, 0, "linux-7.3", null),
        ("LUO072", "linux-6.19.y", "no-jump", 3, 0, "linux-6.19.y,unwound-kexec=aborted", null),
        ("LUO072", "linux-7.0", "jump", 3, 0, "linux-7.0,jump-kexec=skipped", null),
        ("LUO072", "linux-7.3,jump-kexec=serialized", "jump", 1, 0, "linux-7.3", null),
        ("LUO073", "linux-7.3", "missing-handler", 6, 0, "linux-7.3,deserialize-files=session-only", null),
        ("LUO074", "linux-7.3", "positive-freeze", 3, 0, "linux-7.3,positive-freeze=word-kept", null),
        ("LUO075", "implicit-retrieve", "reopened", 3, 0, "implicit-retrieve,dependency-match=id", null),
        ("LUO076", "linux-7.3", "two-updates", 7, 0, "linux-7.3,double-preserve=allow", null),
        ("LUO077", "linux-7.3,get-name-size=retrieve-fd", "sizes", 2, 0, "linux-7.3", null),
        ("LUO078", "linux-7.3,memfd-pages=as-found", "memfd-write", 6, 0, "linux-7.3", null),
        ("LUO079", "linux-7.3,memfd-seals=lost", "memfd-seal", 6, 0, "linux-7.3", null),
        ("LUO079", "linux-7.3", "memfd-no-exec", 5, 0, "linux-7.3,memfd-exec-seal=exact", null),
        ("LUO081", "linux-7.3", "frozen-write", 4, 0, "linux-7.3,frozen-writes=refused", null),
        ("LUO082", "linux-7.3", "memfd-fails", 6, 1, "linux-7.3,memfd-failed-retrieve=released", null),
        ("LUO082", "linux-7.3,memfd-failed-retrieve=wrong-address", "memfd-fails", 6, 1, "linux-7.3,memfd-failed-retrieve=released", null),
        ("LUO082", "linux-7.3,memfd-failed-retrieve=left-in-cache", "memfd-fails", 6, 1, "linux-7.3,memfd-failed-retrieve=released", null),
        ("LUO083", "linux-7.3,flb-private-init=unlocked", "flb-race", 3, 0, "linux-7.3", null),
        ("LUO084", "linux-7.3", "memfd-read-only", 5, 0, "linux-7.3,memfd-open-mode=as-preserved", null),
        ("LUO085", "linux-7.3", "flb-before-jump", 7, 0, "linux-7.3,flb-serialize-lock=locked", null),
        ("LUO086", "linux-7.3", "plain-image", 2, 0, "linux-7.3,hook-image-check=needs-kho", null),
        ("LUO087", "linux-7.3", "next-off", 2, 0, "linux-7.3,blob-when-off=freed", null),
        ("LUO088", "linux-7.3", "answer-waits", 3, 0, "linux-7.3,copy-under-rwsem=no", null),
        ("LUO089", "linux-7.3", "later-calls", 2, 0, "linux-7.3,unknown-ioctl=enotty", null),
        ("LUO090", "linux-7.3", "vm", 7, 0, "invalidated-files", null),
        ("LUO091", "linux-7.3", "vm", 7, 0, "invalidated-files", null),
        ("LUO093", "linux-7.0", "race", 5, 0, "linux-7.3", null),
        ("LUO093", "linux-7.3,reboot-exclusion=none", "race", 5, 0, "linux-7.3,reboot-exclusion=flag", null),
        ("LUO094", "linux-7.3,flb-early=raw", "hugetlb", 7, 1, "linux-7.3", null),
        ("LUO095", "linux-7.3", "positive-preserve", 2, 0, "linux-7.3,positive-preserve=refused", null),
        ("LUO040", "kexecfs,kexecfs-instance=mounted", "tiny", 2, 0, "kexecfs", null),
        ("LUO092", "linux-7.3", "vm", 11, 0, "invalidated-files", null),
    ];

    public static TheoryData<int, string> Rows()
    {
        var rows = new TheoryData<int, string>();
        foreach (var (row, at) in s_rows.Select((row, at) => (row, at)))
        {
            rows.Add(at, $"{row.Id} {row.Broken}");
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_design_that_is_said_to_break_an_invariant_does(int at, string name)
    {
        Assert.NotEmpty(name);
        var row = s_rows[at];
        var report = Explore(row.Broken, row.Workload, row.Id, stop: true);
        Assert.Equal(ExplorationVerdict.Violated, report.Invariants[0].Verdict);
        Assert.Equal((row.Length, row.Faults), (report.Invariants[0].Shortest!.Trace.Length, report.Invariants[0].Shortest!.Faults));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_design_without_the_mistake_keeps_it(int at, string name)
    {
        Assert.NotEmpty(name);
        var row = s_rows[at];
        var report = Explore(row.Holds, row.On ?? row.Workload, row.Id, stop: false);
        Assert.Equal(ExplorationOutcome.Complete, report.Outcome);
        Assert.Equal(ExplorationVerdict.Holds, report.Invariants[0].Verdict);
    }

    [Fact]
    public void Every_claim_has_a_row() => Assert.Equal(
        InvariantCatalog.All.SelectMany(invariant => invariant.BrokenBy.Select(design => (invariant.Id, design))).Order(),
        s_rows.Select(row => (row.Id, row.Broken)).Order());

    [Theory]
    [InlineData("ring")]
    [InlineData("names")]
    [InlineData("blocks")]
    public void Nothing_is_left_to_object_to_once_everything_is_repaired(string workload)
    {
        var report = Explore(Ordered, workload, null, stop: false);
        Assert.Equal(ExplorationOutcome.Complete, report.Outcome);
        Assert.All(report.Invariants, invariant => Assert.Equal(ExplorationVerdict.Holds, invariant.Verdict));
    }

    private static ExplorationReport Explore(string design, string workload, string? invariant, bool stop)
    {
        var read = workload.Contains('\n', StringComparison.Ordinal) ? WorkloadParser.Parse("test", workload) : WorkloadCatalog.Get(workload);
        var set = InvariantSet.For(DesignText.Parse(design), read, InvariantCatalog.All.Where(i => invariant is null || i.Id == invariant));
        Assert.NotEmpty(set.Invariants);
        return Explorer.Explore(new LuoExplorable(set), new ExplorationOptions { StopOnceViolated = stop ? 1UL : 0 });
    }
}
