using System.CommandLine;
using System.Text.Json;
using LuoModel.Cli.Gate;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo merge REPORT...</c>: the reports of all parts of a run as the report of the whole.</summary>
internal static class MergeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var reports = new Argument<string[]>("REPORT") { Description = "The JSON of each part, in any order", Arity = ArgumentArity.OneOrMore };
        Option<string?> json = CommonOptions.Json();
        var command = new Command("merge", "Put the reports of ./luo ... --shard I/N --json FILE together: byte for byte the report of one run.") { reports, json };
        command.SetAction(parsed =>
        {
            string[] files = parsed.GetRequiredValue(reports);
            JsonDocument[] read = [.. files.Select(Read)];
            Action<Utf8JsonWriter> whole = ShardMerger.Merge(files, [.. read.Select(document => document.RootElement)]);
            JsonReport.Write(parsed.GetValue(json) ?? JsonReport.StandardOutput, console, whole);
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonDocument Read(string file)
    {
        try
        {
            var document = JsonDocument.Parse(InputFile.ReadText(file));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("schemaVersion", out var version) && version.ValueKind == JsonValueKind.Number
                ? version.TryGetInt32(out var number) && number == JsonReport.SchemaVersion
                    ? document
                    : throw new UserError(file, $"has schemaVersion {version}, expected {JsonReport.SchemaVersion}")
                : throw new UserError(file, "is no report, expected the JSON of a command with --shard");
        }
        catch (JsonException error)
        {
            throw new UserError(file, (int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1, "not JSON, expected the report of a command with --shard");
        }
    }
}
