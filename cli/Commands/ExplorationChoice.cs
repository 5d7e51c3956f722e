using System.CommandLine;
using System.Globalization;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Properties.Checking;
using LuoModel.Search;

namespace LuoModel.Cli.Commands;

/// <summary>Options of the exhaustive engine as several commands read them.</summary>
internal static class ExplorationChoice
{
    /// <summary>Reads bounds and threads; progress goes to the line.</summary>
    public static ExplorationOptions Read(
        ParseResult parsed, Option<int?> depth, Option<long?> states, Option<TimeSpan?> time, Option<int?> threads, LuoConsole console, ProgressLine line) => new()
        {
            Bounds = new ExplorationBounds(
                MaxStates: (int)Math.Min(parsed.GetValue(states) ?? CheckOptions.DefaultMaxStates, int.MaxValue - 1),
                MaxDepth: parsed.GetValue(depth) ?? (int.MaxValue - 1),
                MaxTime: parsed.GetValue(time)),
            Threads = parsed.GetValue(threads) ?? Environment.ProcessorCount,
            Cancellation = console.Stop,
            Progress = line.IsShown ? new Shown(line) : null,
        };

    private sealed class Shown(ProgressLine line) : IProgress<ExplorationProgress>
    {
        public void Report(ExplorationProgress value) => line.Report(string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted.Of(value.Distinct, "state")} ({value.StatesPerSecond / 1000:n0} k/s), depth {value.Depth}, {value.Queued:n0} queued, {value.Bytes >> 20} MiB"));
    }
}
