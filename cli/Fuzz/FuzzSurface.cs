using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;

namespace LuoModel.Cli.Fuzz;

/// <summary>One kind of input that this program reads: right examples of it, and the command line that reads one.</summary>
/// <param name="Name">Its name, for <c>--surface</c>.</param>
/// <param name="Examples">Right inputs.</param>
/// <param name="File">The name of the file that the input is written into; null where it is a word of the command line.</param>
/// <param name="Command">The command line, given the input or the file that has it.</param>
internal sealed record FuzzSurface(string Name, IReadOnlyList<string> Examples, string? File, Func<string, string[]> Command)
{
    private const string Scenario = """
        scenario input
        claim Two sessions race for one file.
        workload tiny
        on linux-7.3 linux-7.0

        vmm1:
          create_session "s1" -> s1 = 0
          one: preserve_fd s1 f1 token 1 may inject preserve token 1 returns -EIO
        vmm2:
          create_session "s2" -> s2 = 0
          two: preserve_fd s2 f1 token 1
        then
        agent:
          reboot with inject freeze token 1 returns -EBUSY

        expect sometimes one = 0 and not (two = 0 or panic) on linux-7.3
        expect never violated LUO020 on linux-7.3
        expect always called freeze <= 2 or outgoing "s1" token 1 waiting
        """;

    private const string Recording = """
        {"header":true,"oracle":"linux-7.0","design":"linux-7.0"}
        {"op":"boot"}
        {"op":"open_dev","as":"d"}
        {"op":"create_session","dev":"d","as":"s1","name":"alpha"}
        {"op":"open_file","as":"f1","type":"A","ino":0}
        {"op":"preserve_fd","session":"s1","fd":"f1","token":1}
        """;

    private const string Report = """
        {"schemaVersion":1,"shard":{"command":"bugs","index":1,"count":1,"request":"B05","units":1,"sizes":[1]},"defects":[{"id":"B05","verdict":"found"}]}
        """;

    /// <summary>All surfaces.</summary>
    public static IReadOnlyList<FuzzSurface> All { get; } =
    [
        new("replay", [.. Replays()], null, text => ["trace", "--", text]),
        new("draw", ["luo1:linux-7.3:tiny:seed=1,size=40,faults=2,swarm=0", "luo1:v4:ids:0.2.1!3"], null, text => ["trace", "--", text]),
        new("scenario", [Scenario], "input.luo", file => ["run", file]),
        new("scenario-format", [Scenario], "input.luo", file => ["run", "--fmt", file]),
        new("workload", [.. WorkloadCatalog.Ids.Select(WorkloadCatalog.Text)], "input.workload", file => ["check", "--engine", "exhaustive", "--max-states", "200", "--no-traces", "--workload", file]),
        new("graph", ["a -> b\nb -> c c -> a\n", "digraph g { a -> b; b -> c [label=\"x\"]; }\n"], "input.dot", file => ["order", file]),
        new("recording", [Recording], "input.jsonl", file => ["conform", file]),
        new("condition", ["kernel = 2 and outgoing \"s1\" token 1", "called freeze full token 1 >= 2 or (not panic)", "refs f1 > 1 and duplicates = 0"], null,
            text => ["find", "--workload", "tiny", "--max-states", "200", "--", text]),
        new("design", [.. DesignCatalog.All.Select(design => design.Id), "mainline,double-preserve=allow", "linux-7.0,flb-count-saved=files"], null,
            text => ["matrix", "--workload", "tiny", "--max-states", "50", "--design", text]),
        new("words", ["list designs --json -", "explain EBUSY", "check --faults 1 --max-depth 2 --workload tiny --engine exhaustive", "order ring --all 3 --repairs 0", "bugs Z99", "merge a b", "trace x"], null,
            text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        new("report", [Report], "input.json", file => ["merge", file]),
        new("shard", ["1/2", "auto/3", "auto"], null, text => ["conform", "tests/none", "--shard", text]),
    ];

    private static IEnumerable<string> Replays() =>
        from design in DesignCatalog.All
        from workload in (string[])["tiny", "ids", "small"]
        select $"luo1:{design.Id}:{workload}:0.2.1!0.4.3!1!2.5";
}
