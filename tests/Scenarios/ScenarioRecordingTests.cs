using System.Text;
using System.Text.Json.Nodes;
using LuoModel.Model.Designs;
using LuoModel.Runs.Recordings;
using LuoModel.Runs.Scenarios;
using LuoModel.Runs.Scenarios.Language;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Scenarios;

/// <summary>Recordings as scenarios and back.</summary>
public sealed class ScenarioRecordingTests
{
    public static TheoryData<string> Folders => ["g3a", "g4b", "g4c", "rfc-v3", "v4", "v7.0"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_recording_survives_the_way_to_a_scenario_and_back(string folder)
    {
        foreach (string file in RecordingFiles.Find([Checkout.PathOf("tests/recordings/" + folder)]))
        {
            string text = ScenarioRecording.FromRecording(file);
            Scenario scenario = ScenarioParser.Parse(file, text, _ => throw new InvalidOperationException());
            ScenarioReport report = ScenarioRunner.Run(scenario, scenario.Designs[0]);
            Assert.True(report.AsExpected && report.Complete, $"{file}: {report.Judgements.FirstOrDefault(judgement => !judgement.AsExpected)}");
            Assert.Equal(ScenarioFormatter.Format(file, text), text);

            JsonObject[] recorded = Lines(File.ReadAllBytes(file));
            JsonObject[] back = Lines(ScenarioRecording.ToRecording(scenario, scenario.Designs[0]));
            Assert.Equal(recorded.Length, back.Length);
            for (int i = 0; i < recorded.Length; i++)
            {
                Assert.True(Same(recorded[i], back[i]), $"{file}:{i + 1}\nrecorded {recorded[i].ToJsonString()}\nback     {back[i].ToJsonString()}");
            }
        }
    }

    [Fact]
    public void A_result_that_differs_is_found()
    {
        string text = ScenarioRecording.FromRecording(Checkout.PathOf("tests/recordings/g4b/scn_dup_session_fd.jsonl"));
        Scenario wrong = ScenarioParser.Parse("x.luo", text.Replace("= -EBUSY", "= -EEXIST", StringComparison.Ordinal), _ => throw new InvalidOperationException());
        Judgement judgement = Assert.Single(ScenarioRunner.Run(wrong, DesignCatalog.G4b).Judgements);
        Assert.Equal(new Judgement(18, "preserve_fd s2 f1 token 3 = -EEXIST", "-EBUSY", AsExpected: false), judgement);
    }

    [Fact]
    public void A_further_result_that_differs_is_found()
    {
        string text = ScenarioRecording.FromRecording(Checkout.PathOf("tests/recordings/g4b/scn_same_inode_get_id.jsonl"));
        int at = text.IndexOf(" file \"", StringComparison.Ordinal);
        Scenario wrong = ScenarioParser.Parse("x.luo", text[..at] + " file \"other" + text[(at + 7)..], _ => throw new InvalidOperationException());
        Assert.Contains("other", Assert.Single(ScenarioRunner.Run(wrong, DesignCatalog.G4b).Judgements).Expected, StringComparison.Ordinal);
    }

    private static JsonObject[] Lines(byte[] recording) =>
        [.. Encoding.UTF8.GetString(recording).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>Number, result, events and what the recording shows of the state; the header also its name and note. Memory counts are not modelled.</summary>
    private static bool Same(JsonObject recorded, JsonObject back)
    {
        string[] parts = ["i", "ret", "stuck", "file", "name", "obj", "value", "data", "events", "trace", "note"];
        if (!parts.All(part => JsonNode.DeepEquals(recorded[part], back[part])) || !SameCommand(recorded["cmd"], back["cmd"]))
        {
            return false;
        }

        return recorded["state"] is not JsonObject state
            || state.Where(part => part.Key != "mem").All(part => JsonNode.DeepEquals(part.Value, back["state"]![part.Key]));
    }

    /// <summary>The same operands; what is false may be left out, a long name is written in full.</summary>
    private static bool SameCommand(JsonNode? recorded, JsonNode? back)
    {
        if (recorded is not JsonObject command || back is not JsonObject other)
        {
            return recorded is null && back is null;
        }

        return command.All(operand => operand.Key switch
        {
            _ when operand.Value!.ToJsonString() == "false" => other[operand.Key] is null,
            "name" when operand.Value.GetValue<string>().StartsWith("LONG", StringComparison.Ordinal) => other["name"]!.GetValue<string>().All(c => c == 'x'),
            _ => JsonNode.DeepEquals(operand.Value, other[operand.Key]) || (other[operand.Key]!.ToJsonString() == "true" && operand.Value.ToJsonString() == "1")
                || other[operand.Key]!.ToJsonString() == $"\"{operand.Value.ToJsonString()}\"",
        });
    }
}
