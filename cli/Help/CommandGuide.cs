namespace LuoModel.Cli.Help;

/// <summary>A command line that a help shows.</summary>
/// <param name="Words">What stands behind <c>./luo</c>.</param>
/// <param name="Long">Whether it takes more than seconds, or wants what is not in every checkout.</param>
internal sealed record Example(string Words, bool Long = false);

/// <summary>What a command is for, and how it is used: help, man page and completion are made of this and of the commands' own options.</summary>
/// <param name="Name">The command.</param>
/// <param name="Group">What one wants who wants it, one of <see cref="Groups"/>.</param>
/// <param name="Examples">Command lines, the usual one first.</param>
internal sealed record CommandGuide(string Name, string Group, params Example[] Examples)
{
    private const string Verdict = "a verdict";
    private const string Comparison = "a comparison";
    private const string Trace = "a trace";
    private const string Kernel = "the kernel";
    private const string Known = "what is known";
    private const string Upkeep = "upkeep";

    /// <summary>What one may want, in the order of the help.</summary>
    public static IReadOnlyList<string> Groups { get; } = [Verdict, Comparison, Trace, Kernel, Known, Upkeep];

    /// <summary>Every command, in the order of the help.</summary>
    public static IReadOnlyList<CommandGuide> All { get; } =
    [
        new("check", Verdict,
            new Example("check --quick"), new Example("check", Long: true), new Example("check --design 7.2 --workload hugetlb --invariant LUO027 --faults 0"),
            new Example("check --workload tiny --engine exhaustive --junit luo.xml --sarif luo.sarif", Long: true), new Example("check --quick --report luo.html", Long: true)),
        new("matrix", Verdict, new Example("matrix --workload tiny --design 7.0 --design 7.3"), new Example("matrix", Long: true)),
        new("bugs", Verdict, new Example("bugs B05"), new Example("bugs", Long: true)),
        new("prove", Verdict, new Example("prove preserve-order-iff-acyclic"), new Example("prove contract", Long: true)),
        new("run", Verdict,
            new Example("run docs/scenarios/flb-never-fetched-then-never-finished.luo"), new Example("run docs/scenarios", Long: true),
            new Example("run docs/scenarios/flb-never-fetched-then-never-finished.luo --format text")),
        new("order", Verdict, new Example("order vm --design all"), new Example("order --census")),
        new("diff", Comparison, new Example("diff 7.0 7.3 --workload tiny"), new Example("diff 7.0 7.3 --workload tiny --each --operation finish"), new Example("diff user-ordered implicit-retrieve --relax --workload pair")),
        new("review", Comparison, new Example("review 7.0 7.3 --workload tiny"), new Example("check --design 7.3 --workload tiny --against 7.0")),
        new("bisect", Comparison, new Example("bisect LUO022 7.0 7.3 --workload tiny")),
        new("trace", Trace,
            new Example("trace 'luo1:linux-7.3:tiny:0.1'"), new Example("trace 'luo1:linux-7.3:tiny:0.1' --format svg")),
        new("find", Trace, new Example("find 'kernel = 2' --workload tiny"), new Example("find panic --workload tiny")),
        new("why", Trace, new Example("why docs/scenarios/close-refused-session-then-unreachable.luo:17")),
        new("graph", Trace, new Example("graph --workload tiny --faults 0"), new Example("graph --workload tiny --faults 0 --format aut")),
        new("explore", Trace, new Example("explore --workload tiny", Long: true), new Example("explore --design 7.0 --design 7.3 --workload small --port 8080", Long: true)),
        new("conform", Kernel, new Example("conform tests/recordings/v7.0 --design g4b"), new Example("conform tests/recordings", Long: true)),
        new("kernel", Kernel, new Example("kernel build --kernel 7.3", Long: true), new Example("kernel check --kernel 7.3 --count 500 --seed 1", Long: true)),
        new("list", Known, new Example("list"), new Example("list invariants freeze"), new Example("list hugetlb")),
        new("explain", Known, new Example("explain doomed"), new Example("explain linux-7.1"), new Example("explain EBUSY")),
        new("merge", Upkeep, new Example("merge part-1.json part-2.json --json whole.json", Long: true)),
        new("fuzz", Upkeep, new Example("fuzz --count 20"), new Example("fuzz --count 1000000", Long: true)),
        new("bench", Upkeep, new Example("bench step --steps 1000"), new Example("bench growth", Long: true)),
        new("test", Upkeep, new Example("test", Long: true), new Example("test --filter Golden", Long: true)),
        new("completion", Upkeep, new Example("completion bash")),
        new("man", Upkeep, new Example("man")),
    ];

    /// <summary>The guide of a command; null when it has none.</summary>
    public static CommandGuide? Find(string name) => All.FirstOrDefault(guide => guide.Name == name);
}
