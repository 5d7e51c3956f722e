using System.CommandLine;
using System.Text.Json;
using LuoModel.Bench.Exhaustive;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;

namespace LuoModel.Cli.Commands.Benches;

/// <summary><c>luo bench machines</c>: what more machines buy for a matrix in parts.</summary>
internal static class MachinesBenchCommand
{
    private static readonly int[] s_machines = [1, 2, 5, 10, 20, 50];

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        Option<string[]> designs = CommonOptions.Design();
        Option<string[]> workloads = CommonOptions.Workload();
        Option<long?> states = CommonOptions.MaxStates();
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> json = CommonOptions.Json();
        var command = new Command("machines", "What more machines buy: how the commands of a matrix fall on them with --shard.") { designs, workloads, states, threads, json };
        command.SetAction(parsed =>
        {
            var options = new CheckOptions
            {
                MaxStates = (int)Math.Min(parsed.GetValue(states) ?? CheckOptions.DefaultMaxStates, int.MaxValue - 1),
                Threads = parsed.GetValue(threads) ?? Environment.ProcessorCount,
                Cancellation = console.Stop,
            };
            IReadOnlyList<long> commands;
            using (var progress = new ProgressLine(console))
            {
                commands = MachineGrowth.Commands(
                    Selection.Designs(parsed.GetValue(designs) ?? [], DesignCatalog.All),
                    Selection.Workloads(parsed.GetValue(workloads) ?? [], WorkloadCatalog.Overview), options, progress);
            }

            if (console.Stop.IsCancellationRequested)
            {
                console.Error.WriteLine($"luo: stopped after {Counted.Of(commands.Count, "pair")}");
                return ExitCode.Undecided;
            }

            Write([.. s_machines.Select(machines => MachineGrowth.Row(commands, machines, (i, n) => new Shard(i, n).Of(commands)))], parsed.GetValue(json), console);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(IReadOnlyList<MachineGrowthRow> rows, string? json, LuoConsole console)
    {
        JsonReport.Write(json, console, writer => Write(writer, rows));
        if (json == JsonReport.StandardOutput)
        {
            return;
        }

        TextTable table = TextTable.Create("machines", "pairs each", "commands of the busiest", "gain");
        foreach (MachineGrowthRow row in rows)
        {
            table.Row($"{row.Machines}", $"{row.Pairs:n0}", $"{row.Commands:n0}", $"{row.Gain:f1}");
        }

        table.Write(console);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<MachineGrowthRow> rows)
    {
        json.WriteStartArray("results");
        foreach (MachineGrowthRow row in rows)
        {
            json.WriteStartObject();
            json.WriteString("case", $"machines-{row.Machines}");
            json.WriteNumber("machines", row.Machines);
            json.WriteNumber("pairs", row.Pairs);
            json.WriteNumber("commands", row.Commands);
            json.WriteNumber("gain", row.Gain);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
