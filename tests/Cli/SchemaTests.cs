using System.Text.Json.Nodes;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Cli;

/// <summary>The JSON of every command is as docs/schema says, and every command that writes JSON has a schema there.</summary>
public sealed class SchemaTests
{
    private static readonly string[] s_timed = ["bench", "kernel"]; // what measures, and what real machines answer, has no schema yet

    public static TheoryData<string, string> Commands => new()
    {
        { "check", "check --workload tiny --faults 1" },
        { "check", "check --workload tiny --design v4 --engine exhaustive --shard 1/1" },
        { "check", "check --workload tiny --engine random --shard 2/2" },
        { "matrix", "matrix --workload tiny --design linux-7.0 --design rfc-v3" },
        { "matrix", "matrix --workload tiny --design linux-7.0 --design rfc-v3 --shard 2/2" },
        { "bugs", "bugs B05 B17 O01" },
        { "diff", "diff mainline linux-7.0 --workload tiny" },
        { "diff", "diff mainline linux-7.0 --workload tiny --each" },
        { "bisect", "bisect LUO022 linux-7.0 linux-7.3 --workload tiny" },
        { "run", "run docs/scenarios/create-same-name-by-two-then-one-wins.luo" },
        { "why", "why docs/scenarios/close-refused-session-then-unreachable.luo:17" },
        { "order", "order ring" },
        { "census", "order --census --design enforced-restore-order" },
        { "conform", "conform tests/recordings/v7.0 --design g4b" },
        { "conform", "conform tests/recordings/g3a --shard 2/3" },
        { "which", "conform --which tests/recordings/g4c/rnd_0003.jsonl" },
        { "explain", "explain LUO027" },
        { "explain", "explain linux-7.0" },
        { "explain", "explain pair" },
        { "prove", "prove preserve-order-iff-acyclic" },
        { "review", "review linux-7.0 linux-7.3 --workload tiny" },
        { "find", "find panic --workload tiny" },
        { "list-designs", "list designs" },
        { "list-releases", "list releases" },
        { "list-switches", "list switches" },
        { "list-workloads", "list workloads" },
        { "list-invariants", "list invariants" },
        { "list-bugs", "list bugs freeze" },
        { "list-scenarios", "list scenarios busy" },
        { "list-commands", "list commands" },
        { "list-errnos", "list errnos" },
        { "list-proofs", "list proofs" },
        { "list-findings", "list findings" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void It_is_valid(string schema, string command)
    {
        string output = CliRun.Of([.. Words(command), "--json", "-"]).Output;
        Assert.Empty(Schema(schema).Errors(JsonNode.Parse(output)));
    }

    /// <summary>The words of a command line, with paths from the checkout's root.</summary>
    internal static string[] Words(string command) =>
        [.. command.Split(' ').Select(word => word.Contains('/', StringComparison.Ordinal) && char.IsLetter(word[0]) ? Checkout.PathOf(word) : word)];

    [Fact]
    public void A_schema_refuses_what_it_does_not_know()
    {
        JsonNode json = JsonNode.Parse(CliRun.Of("list", "designs", "--json", "-").Output)!;
        json["designs"]![0]!.AsObject()["more"] = 1;
        Assert.Single(Schema("list-designs").Errors(json));
        json["designs"]![0]!.AsObject().Remove("more");
        json["designs"]![0]!["id"] = 1;
        Assert.Single(Schema("list-designs").Errors(json));
    }

    [Fact]
    public void Every_command_that_writes_json_has_one()
    {
        string[] writing =
        [
            .. from command in LuoModel.Cli.LuoApp.Build(new() { Output = TextWriter.Null, Error = TextWriter.Null }).Subcommands
               from one in command.Subcommands.Count > 0 ? command.Subcommands.Select(sub => (Name: $"{command.Name}-{sub.Name}", Command: sub)) : [(command.Name, command)]
               where one.Command.Options.Any(option => option.Name == "--json") && !s_timed.Contains(command.Name) && command.Name is not ("census" or "merge")
               select one.Name,
        ];
        Assert.Empty(writing.Except(Commands.Select(row => (string)((object[])row)[0])));
    }

    private static JsonSchema Schema(string name) => new(JsonNode.Parse(File.ReadAllText(Checkout.PathOf($"docs/schema/{name}.schema.json")))!.AsObject());
}
