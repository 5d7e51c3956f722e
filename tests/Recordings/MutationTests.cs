using System.Text;
using System.Text.Json.Nodes;
using LuoModel.Runs.Recordings;

namespace LuoModel.Tests.Recordings;

/// <summary>A checker that accepts everything would pass every other test; here each recording is changed in one place and must be rejected there.</summary>
public sealed class MutationTests
{
    public static TheoryData<Mutation> Mutations => [.. Mutation.All];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_changed_recording_is_rejected_at_its_line(Mutation mutation)
    {
        ArgumentNullException.ThrowIfNull(mutation);
        int tried = 0;
        int seed = 0;
        foreach (string file in RecordedFiles.All)
        {
            string[] lines = File.ReadAllLines(file);
            if (Mutate(lines, mutation, ++seed) is not { } changed)
            {
                continue;
            }

            tried++;
            Divergence? divergence = RecordedFiles.Replay(Encoding.UTF8.GetBytes(string.Join('\n', lines))).Divergence;
            Assert.True(divergence is not null, $"{file}:{changed}: {mutation} was accepted: {lines[changed - 1]}");
            Assert.True(divergence.Line == changed, $"{file}:{changed}: {mutation} was rejected at line {divergence.Line} only");
        }

        Assert.True(tried >= (mutation.Name == "stuck" ? 3 : 150), $"only {tried} recordings had a place for it");
    }

    /// <summary>The header's digest counts as well.</summary>
    [Fact]
    public void A_changed_header_is_rejected()
    {
        string[] lines = File.ReadAllLines(RecordedFiles.All[0]);
        lines[0] = lines[0].Replace("\"enabled\":true", "\"enabled\":false", StringComparison.Ordinal);
        Divergence divergence = RecordedFiles.Replay(Encoding.UTF8.GetBytes(string.Join('\n', lines))).Divergence!;
        Assert.Equal((1, "enabled = false", "enabled = true"), (divergence.Line, divergence.Expected, divergence.Actual));
    }

    /// <summary>Handlers are asked in the order of registration, so the digest's order counts there.</summary>
    [Fact]
    public void The_order_of_handlers_is_compared()
    {
        string[] lines = File.ReadAllLines(RecordedFiles.Folder("g4b") + "/scn_alloc_fails_deserialize_file.jsonl");
        Assert.Contains("{\"A\":\"\",\"B\":\"\"}", lines[2], StringComparison.Ordinal);
        lines[2] = lines[2].Replace("{\"A\":\"\",\"B\":\"\"}", "{\"B\":\"\",\"A\":\"\"}", StringComparison.Ordinal);
        Assert.Equal(3, RecordedFiles.Replay(Encoding.UTF8.GetBytes(string.Join('\n', lines))).Divergence!.Line);
    }

    /// <summary>What the recorded code has allocated is not modelled.</summary>
    [Fact]
    public void The_memory_counts_are_not_compared()
    {
        string[] lines = [.. File.ReadLines(RecordedFiles.All[0]).Select(line => line.Replace("\"mem\":[", "\"mem\":[7", StringComparison.Ordinal))];
        Assert.Null(RecordedFiles.Replay(Encoding.UTF8.GetBytes(string.Join('\n', lines))).Divergence);
    }

    /// <summary>Changes the first line from a chosen one on that has a place for it; its number from 1.</summary>
    private static int? Mutate(string[] lines, Mutation mutation, int seed)
    {
        var random = new Random(seed);
        int commands = lines.Length - 1;
        int start = random.Next(commands);
        for (int i = 0; i < commands; i++)
        {
            int at = 1 + ((start + i) % commands);
            JsonObject line = JsonNode.Parse(lines[at])!.AsObject();
            if (mutation.Apply(line, random.Next(1000), random.Next(1000)))
            {
                lines[at] = line.ToJsonString();
                return at + 1;
            }
        }

        return null;
    }
}
