using System.Text.Json;
using LuoModel.Model.Designs;
using LuoModel.Runs.Recordings;

namespace LuoModel.Tests.Recordings;

public sealed class ConformanceTests
{
    [Theory]
    [InlineData("rfc-v3", 141, 4436)]
    [InlineData("v4", 163, 6138)]
    [InlineData("g3a", 39, 1085)]
    [InlineData("v7.0", 65, 2218)]
    [InlineData("g4b", 315, 12528)]
    [InlineData("g4c", 105, 4783)]
    [InlineData("linux-7.3", 585, 22840)]
    [InlineData("linux-7.2", 478, 18197)]
    [InlineData("linux-7.1", 489, 18670)]
    [InlineData("linux-6.19.y", 463, 16936)]
    public void Every_recording_of_a_kernel_conforms_to_its_design(string oracle, int recordings, int commands)
    {
        ConformReport report = Conformance.Check(RecordingFiles.Find([RecordedFiles.Folder(oracle)]), []);
        Assert.Empty(report.Divergences);
        Assert.True(report.Complete);
        Assert.Equal((recordings, recordings, commands), (report.Recordings.Count, report.Conforming, report.Commands));
    }

    /// <summary>What each oracle of the recordings is: one that is renamed or lost would leave its recordings unread.</summary>
    [Theory]
    [InlineData("rfc-v3", "rfc-v3")]
    [InlineData("v4", "v4")]
    [InlineData("v4-uninit", "v4,uninitialised-locals=pattern")]
    [InlineData("g3a", "linux-6.19")]
    [InlineData("v7.0", "linux-7.0")]
    [InlineData("g4b", "g4b")]
    [InlineData("g4c", "linux-7.3")]
    [InlineData("linux-7.3,flb-count-saved=files", "linux-7.3,flb-count-saved=files")]
    [InlineData("g5", null)]
    [InlineData("linux-7.3,flb-count-saved=guess", null)]
    public void An_oracle_names_a_design(string oracle, string? design) => Assert.Equal(design, RecordingFormat.DesignOf(oracle)?.Id);

    /// <summary>The header of a g4c, v7.0 or g3a recording says where its script first did something else on g4b.</summary>
    [Theory]
    [InlineData("g4c")]
    [InlineData("v7.0")]
    [InlineData("g3a")]
    public void A_recording_that_names_its_first_difference_is_not_accepted_by_g4b(string oracle)
    {
        string[] named = [.. RecordingFiles.Find([RecordedFiles.Folder(oracle)]).Where(file => FirstDifference(file) is not null)];
        Assert.NotEmpty(named);
        ConformReport report = Conformance.Check(named, [DesignCatalog.G4b]);
        Assert.All(report.Recordings, recording =>
        {
            Divergence? divergence = recording.Outcomes.Single().Value.Divergence;
            Assert.NotNull(divergence);
            Assert.InRange(divergence.Line, 1, FirstDifference(recording.File)!.Value + 1);
        });
    }

    [Fact]
    public void A_design_of_another_vocabulary_parts_at_the_header()
    {
        byte[] recording = RecordingGenerator.Make(10, seed: 1, DesignCatalog.Linux73);
        Divergence divergence = RecordedFiles.Replay(recording, DesignCatalog.RfcV3).Divergence!;
        Assert.Equal((1, "state"), (divergence.Line, divergence.Kind));
    }

    [Fact]
    public void A_divergence_shows_the_command_and_the_three_before_it()
    {
        byte[] recording = RecordingWriter.Write("x", DesignCatalog.Linux70, [.. Enumerable.Repeat("""{"op":"open_dev","as":"d"}""", 6), """{"op":"register","h":"A"}"""]);
        Divergence divergence = RecordedFiles.Replay(recording, DesignCatalog.Linux73).Divergence!;
        Assert.Equal(8, divergence.Line);
        Assert.Equal("""{"op":"register","h":"A"}""", divergence.Command!.Text);
        Assert.Equal([5, 6, 7], divergence.Before.Select(line => line.Line));
        Assert.Equal(("state", "mod[0] = 1", "mod[0] = 0"), (divergence.Kind, divergence.Expected, divergence.Actual));
    }

    [Fact]
    public void Spaces_escapes_and_the_order_of_members_do_not_count()
    {
        string[] lines = File.ReadAllLines(RecordedFiles.Folder("g4b") + "/rnd_0001.jsonl");
        string[] other = [.. lines.Select(line => "  " + Reversed(JsonDocument.Parse(line).RootElement).Replace("\"f1\"", "\"\\u00661\"", StringComparison.Ordinal))];
        Assert.NotEqual(lines, other);
        ReplayOutcome outcome = RecordedFiles.Replay(System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", other)));
        Assert.Null(outcome.Divergence);
        Assert.Equal(lines.Length - 1, outcome.Commands);
    }

    /// <summary>The same object with spaces and its members in the opposite order; the order of handlers is that of registration and stays.</summary>
    private static string Reversed(JsonElement value, bool keep = false) => value.ValueKind switch
    {
        JsonValueKind.Array => $"[ {string.Join(" , ", value.EnumerateArray().Select(item => Reversed(item)))} ]",
        JsonValueKind.Object => $"{{ {string.Join(" , ", Members(value, keep))} }}",
        _ => value.GetRawText(),
    };

    private static IEnumerable<string> Members(JsonElement value, bool keep)
    {
        IEnumerable<JsonProperty> members = keep ? value.EnumerateObject() : value.EnumerateObject().Reverse();
        return members.Select(member => $"\"{member.Name}\" : {Reversed(member.Value, member.Name == "handlers")}");
    }

    private static int? FirstDifference(string file)
    {
        using JsonDocument header = JsonDocument.Parse(File.ReadLines(file).First());
        return header.RootElement.TryGetProperty("first_difference", out JsonElement found) ? found.GetInt32() : null;
    }
}
