using System.Text.Json.Nodes;
using LuoModel.Cli.Renderers;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Renderers;

/// <summary>The JSON of traces against its schema in the documentation.</summary>
public sealed class JsonTests
{
    public static TheoryData<string> All => [.. GoldenTraces.Names];

    private static JsonSchema Schema { get; } = new(JsonNode.Parse(File.ReadAllText(Checkout.PathOf("docs/schema/trace.schema.json")))!.AsObject());

    [Theory]
    [MemberData(nameof(All))]
    public void Follows_its_schema(string name) => Assert.Empty(Schema.Errors(JsonNode.Parse(JsonTrace.Render(GoldenTraces.Get(name)))));

    [Fact]
    public void The_schema_refuses_what_it_does_not_name()
    {
        var json = JsonNode.Parse(JsonTrace.Render(GoldenTraces.Get("happy-path")))!.AsObject();
        json["further"] = 1;
        json["steps"]![0]!["step"] = 0;
        json["invariants"]![0]!["id"] = "LUO1";
        json["steps"]![1]!.AsObject().Remove("events");
        Assert.Equal(4, Schema.Errors(JsonNode.Parse(json.ToJsonString())).Count);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void At_most_one_ledger_entry_is_the_first_unmatched_one(string name)
    {
        var ledger = JsonNode.Parse(JsonTrace.Render(GoldenTraces.Get(name)))!["ledger"]!.AsArray();
        Assert.Equal(ledger.Any(e => e!["unmatched"]!.GetValue<bool>()) ? 1 : 0, ledger.Count(e => e!["firstUnmatched"]!.GetValue<bool>()));
    }

    [Theory]
    [InlineData("happy-path", null)]
    [InlineData("flb-never-fetched", "FLB g in count")]
    [InlineData("flb-reference-over-kexec", "FLB g in count")]
    [InlineData("zombie-session", "references of f2'")]
    public void The_ledger_names_what_was_never_given_back(string name, string? resource) =>
        Assert.Equal(resource, LuoModel.Model.Traces.ResourceLedger.Of(GoldenTraces.Get(name)).FirstUnmatched?.Resource);
}
