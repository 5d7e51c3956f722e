using System.CommandLine;
using System.Text.Json;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model.Designs;
using Spectre.Console;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo list KIND</c>: what there is to name on the command line.</summary>
internal static class ListCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        Option<string?> json = CommonOptions.Json();
        var command = new Command("list", "List what can be named: designs and their switches.");
        command.Add(Kind("designs", "The named designs, oldest first.", json, console, Designs, DesignsJson));
        command.Add(Kind("switches", "The questions on which designs differ, and the answers.", json, console, Switches, SwitchesJson));
        return command;
    }

    private static Command Kind(
        string name, string description, Option<string?> json, LuoConsole console, Func<Table> table, Action<Utf8JsonWriter> members)
    {
        var kind = new Command(name, description) { json };
        kind.SetAction(parsed =>
        {
            string? target = parsed.GetValue(json);
            JsonReport.Write(target, console, members);
            if (target != JsonReport.StandardOutput)
            {
                table().Write(console);
            }

            return ExitCode.Done;
        });
        return kind;
    }

    private static Table Designs()
    {
        Table table = TextTable.Create("design", "what it is");
        foreach (Design design in DesignCatalog.All)
        {
            table.Row(design.Id, design.About);
        }

        return table;
    }

    private static void DesignsJson(Utf8JsonWriter json)
    {
        json.WriteStartArray("designs");
        foreach (Design design in DesignCatalog.All)
        {
            json.WriteStartObject();
            json.WriteString("id", design.Id);
            json.WriteString("about", design.About);
            json.WriteStartObject("switches");
            foreach (DesignSwitch known in SwitchCatalog.All)
            {
                json.WriteString(known.Name, known.Of(design).Name);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static Table Switches()
    {
        Table table = TextTable.Create("switch = value", "meaning", "source");
        foreach (DesignSwitch known in SwitchCatalog.All)
        {
            table.Row(known.Name, known.Question, string.Empty);
            foreach (DesignChoice choice in known.Choices)
            {
                table.Row($"  = {choice.Name}", choice.Meaning, choice.Source);
            }
        }

        return table;
    }

    private static void SwitchesJson(Utf8JsonWriter json)
    {
        json.WriteStartArray("switches");
        foreach (DesignSwitch known in SwitchCatalog.All)
        {
            json.WriteStartObject();
            json.WriteString("id", known.Name);
            json.WriteString("question", known.Question);
            json.WriteStartArray("values");
            foreach (DesignChoice choice in known.Choices)
            {
                json.WriteStartObject();
                json.WriteString("id", choice.Name);
                json.WriteString("meaning", choice.Meaning);
                json.WriteString("source", choice.Source);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
