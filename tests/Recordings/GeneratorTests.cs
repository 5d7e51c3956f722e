using LuoModel.Model.Designs;
using LuoModel.Runs.Recordings;

namespace LuoModel.Tests.Recordings;

public sealed class GeneratorTests
{
    [Fact]
    public void A_generated_recording_replays_and_is_the_same_each_time()
    {
        byte[] recording = RecordingGenerator.Make(2000, seed: 7, DesignCatalog.Linux73);
        Assert.Equal(recording, RecordingGenerator.Make(2000, seed: 7, DesignCatalog.Linux73));
        Assert.NotEqual(recording, RecordingGenerator.Make(2000, seed: 8, DesignCatalog.Linux73));
        ReplayOutcome outcome = RecordedFiles.Replay(recording);
        Assert.Equal((2000, null), (outcome.Commands, outcome.Divergence));
    }

    /// <summary>Measurements mean something only when the commands are not all refused, and when lines do not grow with their number.</summary>
    [Fact]
    public void A_generated_recording_is_like_a_real_one()
    {
        string[] lines = System.Text.Encoding.UTF8.GetString(RecordingGenerator.Make(5000, seed: 7, DesignCatalog.Linux73)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] commands = lines[1..];
        Assert.InRange(commands.Count(line => line.Contains("\"ret\":0", StringComparison.Ordinal)), commands.Length * 6 / 10, commands.Length * 95 / 100);
        Assert.All(["freeze", "retrieve", "unpreserve", "finish", "flb_preserve", "kexec", "fault"], name => Assert.Contains(commands, line => line.Contains($"\"{name}\"", StringComparison.Ordinal)));
        Assert.InRange(commands[^1000..].Average(line => line.Length), 0, 1.2 * commands[..1000].Average(line => line.Length));
        Assert.InRange(commands.Average(line => line.Length), 150, 450);
    }

    [Fact]
    public void A_recording_may_have_744_sessions()
    {
        string[] commands = ["""{"op":"open_dev","as":"d"}""", .. Enumerable.Range(0, 744).Select(i => $$"""{"op":"create_session","dev":"d","as":"s{{i}}","name":"n{{i}}"}"""), """{"op":"reboot"}""", """{"op":"open_dev","as":"d"}"""];
        ReplayOutcome outcome = RecordedFiles.Replay(RecordingWriter.Write("744", DesignCatalog.Linux73, commands));
        Assert.Equal((commands.Length, null), (outcome.Commands, outcome.Divergence));
    }

    [Fact]
    public void A_session_of_a_recording_may_have_128_files()
    {
        string[] preserve = [.. Enumerable.Range(0, 128).SelectMany(i => (string[])[$$"""{"op":"open_file","as":"f{{i}}","type":"A","ino":0}""", $$"""{"op":"preserve_fd","session":"s","fd":"f{{i}}","token":{{ulong.MaxValue - (ulong)i}}}"""])];
        string[] boot = ["""{"op":"register","h":"A"}""", """{"op":"open_dev","as":"d"}"""];
        string[] commands = [.. boot, """{"op":"create_session","dev":"d","as":"s","name":"n"}""", .. preserve, """{"op":"reboot"}""", .. boot, """{"op":"retrieve_session","dev":"d","as":"s","name":"n"}""", """{"op":"finish","session":"s"}"""];
        byte[] recording = RecordingWriter.Write("128", DesignCatalog.Linux73, commands);
        Assert.Contains("18446744073709551615", System.Text.Encoding.UTF8.GetString(recording), StringComparison.Ordinal);
        ReplayOutcome outcome = RecordedFiles.Replay(recording);
        Assert.Equal((commands.Length, null), (outcome.Commands, outcome.Divergence));
    }
}
