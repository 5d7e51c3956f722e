using System.Diagnostics;
using System.Text.Json;
using LuoModel.Model.Designs;

namespace LuoModel.Runs.Recordings;

/// <summary>How fast a long recording replays.</summary>
/// <param name="Design">The design it was generated with and replayed on.</param>
/// <param name="Commands">Commands of the recording.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ReadSeconds">Time to read the script out of it and check the form of every line.</param>
/// <param name="ReplaySeconds">Time to replay it and compare every line.</param>
/// <param name="JsonSeconds">Time of one bare pass over its JSON, for comparison: what no checker can be faster than.</param>
public sealed record ConformBenchResult(string Design, int Commands, long Bytes, double ReadSeconds, double ReplaySeconds, double JsonSeconds)
{
    /// <summary>Commands per second, reading and replaying together.</summary>
    public double CommandsPerSecond => Commands / (ReadSeconds + ReplaySeconds);

    /// <summary>The speed as a part of that of a bare pass over the JSON.</summary>
    public double Ratio => JsonSeconds / (ReadSeconds + ReplaySeconds);
}

/// <summary>Measures the replay of a generated recording.</summary>
public static class ConformBench
{
    private const int Runs = 3;

    /// <summary>Generates <paramref name="commands"/> commands on <paramref name="design"/>, and takes the best of three runs of each part.</summary>
    /// <exception cref="InvalidOperationException">The recording does not replay: generator and checker do not agree.</exception>
    public static ConformBenchResult Run(Design design, int commands, ulong seed)
    {
        var recording = RecordingGenerator.Make(commands, seed, design);
        var script = Read(recording);
        var read = Best(() => script = Read(recording));
        var replay = Best(() =>
        {
            if (Replay.Run(script, design).Divergence is { } divergence)
            {
                throw new InvalidOperationException($"line {divergence.Line}: expected {divergence.Expected}, actual {divergence.Actual}");
            }
        });
        return new ConformBenchResult(design.Id, commands, recording.Length, read, replay, Best(() => PassOver(recording)));
    }

    private static Script Read(byte[] recording) => ScriptReader.Read(RecordingText.Read(new MemoryStream(recording), "generated"));

    private static void PassOver(byte[] recording)
    {
        var text = RecordingText.Read(new MemoryStream(recording), "generated");
        foreach (var line in text.Lines)
        {
            var reader = new Utf8JsonReader(line.Of(text.Bytes));
            while (reader.Read())
            {
            }
        }
    }

    private static double Best(Action action)
    {
        var best = double.MaxValue;
        for (var i = 0; i < Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            action();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return best;
    }
}
