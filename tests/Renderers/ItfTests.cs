using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LuoModel.Cli.Renderers;
using LuoModel.Model.Commands;

namespace LuoModel.Tests.Renderers;

/// <summary>The rules that readers of the Informal Trace Format enforce: those of apalache's ADR 015, itf-rs, itf-py, Quint and the viewer.</summary>
public sealed partial class ItfTests
{
    private static readonly string[] s_typedMeta = ["index", "timestamp", "varTypes"];

    /// <summary>Traces whose last call changed nothing: it can be made for ever.</summary>
    private static readonly string[] s_repeating = ["single-pass-finish"];

    public static TheoryData<string> All => [.. GoldenTraces.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_state_has_its_meta_and_exactly_the_variables(string name)
    {
        var trace = Read(name);
        Assert.NotNull(trace["#meta"]);
        string[] vars = [.. trace["vars"]!.AsArray().Select(v => v!.GetValue<string>())];
        Assert.Equal(trace["#meta"]!["varTypes"]!.AsObject().Select(t => t.Key), vars);
        Assert.Contains("mbt::actionTaken", vars);
        var states = trace["states"]!.AsArray();
        Assert.Equal(GoldenTraces.Get(name).Steps.Count + 1, states.Count);
        for (var i = 0; i < states.Count; i++)
        {
            Assert.Equal(vars.Prepend("#meta").Order(StringComparer.Ordinal), states[i]!.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
            Assert.Equal(i, states[i]!["#meta"]!["index"]!.GetValue<int>());
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Meta_values_are_strings_but_for_those_with_a_type_of_their_own(string name)
    {
        var trace = Read(name);
        foreach (var meta in trace["states"]!.AsArray().Select(state => state!["#meta"]!).Prepend(trace["#meta"]!))
        {
            Assert.All(meta.AsObject().Where(m => !s_typedMeta.Contains(m.Key)), m => Assert.Equal(JsonValueKind.String, m.Value!.GetValueKind()));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Values_are_encoded_as_every_reader_takes_them(string name) =>
        Assert.All(Read(name)["states"]!.AsArray(), state => Assert.All(state!.AsObject().Where(m => m.Key != "#meta"), m => Value(m.Value)));

    [Theory]
    [MemberData(nameof(All))]
    public void A_loop_begins_at_a_state_and_a_stopped_machine_or_a_repeated_state_has_one(string name)
    {
        var trace = Read(name);
        var stopped = GoldenTraces.Get(name).Steps[^1].Result.Outcome != Outcome.Returned;
        Assert.Equal(stopped || s_repeating.Contains(name), trace["loop"] is not null);
        if (trace["loop"] is { } loop)
        {
            Assert.InRange(loop.GetValue<int>(), 0, trace["states"]!.AsArray().Count - 1);
        }
    }

    private static JsonNode Read(string name) => JsonNode.Parse(ItfTrace.Render(GoldenTraces.Get(name)))!;

    private static void Value(JsonNode? value)
    {
        Assert.NotNull(value); // the viewer throws at a null
        switch (value)
        {
            case JsonArray sequence:
                Assert.All(sequence, Value);
                break;
            case JsonObject record:
                Record(record);
                break;
            default:
                Assert.NotEqual(JsonValueKind.Number, value.GetValueKind()); // integers are #bigint
                break;
        }
    }

    private static void Record(JsonObject record)
    {
        var special = record.FirstOrDefault(m => m.Key.StartsWith('#'));
        switch (special.Key)
        {
            case "#bigint":
                Assert.Matches(Integer(), special.Value!.GetValue<string>());
                Assert.Single(record);
                break;
            case "#set":
                Assert.Single(record);
                Assert.All(special.Value!.AsArray(), Value);
                break;
            case "#map":
                Assert.Single(record);
                string[] keys = [.. special.Value!.AsArray().Select(pair => pair![0]!.ToJsonString())];
                Assert.Equal(keys.Order(StringComparer.Ordinal), keys); // the viewer compares text
                Assert.Equal(keys.Distinct(), keys);
                Assert.All(special.Value!.AsArray(), pair => Assert.Equal(2, pair!.AsArray().Count));
                Assert.All(special.Value!.AsArray(), pair => Value(pair![1]));
                break;
            case null:
                Assert.All(record, m => Assert.Matches(Field(), m.Key)); // itf-py makes named tuples of records
                Assert.False(record.Count == 2 && record.ContainsKey("tag") && record.ContainsKey("value"), "would be read as a variant");
                Assert.All(record, m => Value(m.Value));
                break;
            default:
                Assert.Fail($"no value of the format: {special.Key}");
                break;
        }
    }

    [GeneratedRegex("^-?(0|[1-9][0-9]*)$")]
    private static partial Regex Integer();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex Field();
}
