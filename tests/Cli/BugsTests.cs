using System.Text.Json;
using System.Text.Json.Nodes;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Properties.Bugs;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Cli;

/// <summary><c>luo bugs</c> as a user sees it, and the whole catalogue against the manifest.</summary>
public sealed class BugsTests
{
    private static JsonNode Manifest => JsonNode.Parse(File.ReadAllText(Checkout.PathOf("docs/manifest.json")))!;

    [Fact]
    [Trait("Group", "all")]
    public void The_whole_catalogue_is_as_the_manifest_expects()
    {
        CliRun run = CliRun.Of("bugs", "--json", "-");
        Assert.True(run.ExitCode == ExitCode.Done, CliRun.Of("bugs").Output);
        JsonNode report = JsonNode.Parse(run.Output)!;
        Assert.Empty(SchemaOf("bugs").Errors(report));
        Assert.Equal(BugCatalog.All.Select(bug => bug.Id), report["defects"]!.AsArray().Select(defect => defect!["id"]!.GetValue<string>()));
        Assert.All(report["defects"]!.AsArray(), defect => Assert.Equal(Expected(defect!["id"]!.GetValue<string>()), (
            defect["verdict"]!.GetValue<string>(), defect["length"]?.GetValue<int>(), defect["faults"]?.GetValue<int>())));
    }

    [Fact]
    public void The_manifest_follows_its_schema_and_knows_every_row_and_no_other()
    {
        Assert.Empty(SchemaOf("manifest").Errors(Manifest));
        Assert.Equal(BugCatalog.All.Select(bug => bug.Id), Manifest["defects"]!.AsArray().Select(defect => defect!["id"]!.GetValue<string>()));
    }

    [Fact]
    public void A_defect_is_found_or_its_row_says_why_not() => Assert.All(
        BugCatalog.All.Where(bug => !bug.IsSuspicion),
        bug => Assert.Equal(bug.IsObservable ? "found" : "not-observable", Expected(bug.Id).Item1));

    [Theory]
    [InlineData('B', 38, 28)]
    [InlineData('R', 14, 12)]
    [InlineData('O', 25, 14)]
    public void The_history_is_there_without_a_gap_and_most_of_it_is_seen(char kind, int rows, int seen)
    {
        string[] ids = [.. BugCatalog.All.Select(bug => bug.Id).Where(id => id[0] == kind)];
        Assert.Equal(Enumerable.Range(1, rows).Select(number => $"{kind}{number:00}"), ids);
        Assert.InRange(ids.Count(id => Expected(id).Item1 is "found" or "confirmed"), seen, rows);
    }

    [Fact]
    public void Rows_by_name_are_shown_with_their_traces()
    {
        CliRun run = CliRun.Of("bugs", "o01", "B23");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("O01: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("linux-7.3 on flb: violated after 5 commands, 0 faults", run.Output, StringComparison.Ordinal);
        Assert.Contains("linux-7.3,flb-count-loaded=at-finish on flb: holds, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("==> LUO027 violated", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 rows: 1 confirmed, 1 not-observable; 2 of 2 are as docs/manifest.json expects.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_trace_of_a_row_can_be_replayed()
    {
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("bugs", "B05", "--json", "-").Output);
        string replay = json.RootElement.GetProperty("defects")[0].GetProperty("replay").GetString()!;
        Assert.Contains("==> LUO036 violated", CliRun.Of("trace", replay).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_not_as_expected_is_said()
    {
        BugResult result = BugRunner.Run(BugCatalog.Get("B17"));
        BugExpectation other = result.Expectation with { Length = 7 };
        Assert.Equal([result], new BugsReport([result], true) { Expected = [other] }.Surprises);
        Assert.Equal([result], new BugsReport([result], true) { Expected = [null] }.Surprises);
        Assert.Empty(new BugsReport([result], true) { Expected = [result.Expectation] }.Surprises);
    }

    [Fact]
    public void The_manifest_keeps_rows_when_it_is_written_again()
    {
        var manifest = LuoModel.Properties.Expected.Manifest.Parse("manifest.json", Manifest.ToJsonString());
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            manifest.Write(writer);
            writer.WriteEndObject();
        }

        Assert.True(JsonNode.DeepEquals(Manifest["defects"], JsonNode.Parse(stream.ToArray())!["defects"]));
    }

    [Fact]
    public void Stopped_it_is_undecided()
    {
        CliRun run = CliRun.Of(new CancellationToken(canceled: true), "bugs");
        Assert.Equal(ExitCode.Undecided, run.ExitCode);
        Assert.Contains(" unknown", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_row_is_one_line() =>
        Assert.Contains("no defect 'B99', expected one of B01, ", CliRun.Of("bugs", "B99").BadInput(), StringComparison.Ordinal);

    private static JsonSchema SchemaOf(string name) => new(JsonNode.Parse(File.ReadAllText(Checkout.PathOf($"docs/schema/{name}.schema.json")))!.AsObject());

    private static (string, int?, int?) Expected(string id)
    {
        JsonNode row = Manifest["defects"]!.AsArray().Single(defect => defect!["id"]!.GetValue<string>() == id)!;
        return (row["verdict"]!.GetValue<string>(), row["length"]?.GetValue<int>(), row["faults"]?.GetValue<int>());
    }
}
