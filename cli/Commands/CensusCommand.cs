using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Properties.Comparison;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo order --census</c>, and its old name <c>luo census</c>: every small dependency graph under the ordering designs.</summary>
internal static class CensusCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var designs = CommonOptions.Design();
        var json = CommonOptions.Json();
        var command = new Command(
            "census", "The same as ./luo order --census.") { designs, json };
        command.Hidden = true;
        command.SetAction(parsed => Run(parsed.GetValue(designs) ?? [], parsed.GetValue(json), console));
        return command;
    }

    /// <summary>Counts the graphs.</summary>
    /// <param name="texts">The designs that were named; none stands for the ordering designs.</param>
    /// <param name="target">Where to write JSON, null for nowhere.</param>
    /// <param name="console">Where to write.</param>
    public static int Run(string[] texts, string? target, LuoConsole console)
    {
        var chosen = Selection.Designs(texts, [.. OrderCensus.Designs]);
        using var line = new ProgressLine(console);
        var rows = new List<CensusRow>();
        foreach (var design in chosen)
        {
            for (var files = 1; files <= OrderCensus.MostFiles && !console.Stop.IsCancellationRequested; files++)
            {
                line.Report($"{design.Id}: graphs of {Counted.Of(files, "file")}");
                rows.Add(OrderCensus.Count(design, files));
            }
        }

        line.Dispose();
        JsonReport.Write(target, console, writer => Json(writer, rows));
        if (target != JsonReport.StandardOutput)
        {
            Text(console, rows, chosen);
        }

        return console.Stop.IsCancellationRequested ? ExitCode.Undecided : ExitCode.Done;
    }

    private static void Text(LuoConsole console, List<CensusRow> rows, IReadOnlyList<Design> designs)
    {
        var table = TextTable.Create("design", "files", "graphs", "preserve every/some/no", "retrieve every/some/no", "finish every/some/no");
        foreach (var row in rows)
        {
            table.Row(
                row.Design.Id, Number(row.Files), Number(row.Graphs), Split(row, c => c.Preserve), Split(row, c => c.Retrieve), Split(row, c => c.Finish));
        }

        table.Write(console);
        foreach (var design in designs)
        {
            console.Output.WriteLine(Sentence(design, [.. rows.Where(row => row.Design == design)]));
        }
    }

    private static string Sentence(Design design, CensusRow[] rows)
    {
        var graphs = rows.Sum(row => row.Graphs);
        int Count(Func<OrderClass, bool> wanted) => rows.Sum(row => row.Classes.Where(entry => wanted(entry.Key)).Sum(entry => entry.Value));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{design.Id}: of {Counted.Of(graphs, "graph")} {Count(c => c.Preserve != Orders.None)} can be preserved, {Count(c => c.Retrieve != Orders.None)} retrieved and "
            + $"{Count(c => c.Finish != Orders.None)} finished in some order; {Count(c => c is { Preserve: Orders.Every, Retrieve: Orders.Every, Finish: Orders.Every })} need no care at all.");
    }

    private static string Split(CensusRow row, Func<OrderClass, Orders> part) =>
        string.Join(" / ", ((Orders[])[Orders.Every, Orders.Some, Orders.None]).Select(orders => Number(Sum(row, part, orders))));

    private static int Sum(CensusRow row, Func<OrderClass, Orders> part, Orders orders) =>
        row.Classes.Where(entry => part(entry.Key) == orders).Sum(entry => entry.Value);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Json(Utf8JsonWriter json, List<CensusRow> rows)
    {
        json.WriteStartArray("rows");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("design", row.Design.Id);
            json.WriteNumber("files", row.Files);
            json.WriteNumber("graphs", row.Graphs);
            foreach (var (name, part) in new (string, Func<OrderClass, Orders>)[] { ("preserve", c => c.Preserve), ("retrieve", c => c.Retrieve), ("finish", c => c.Finish) })
            {
                json.WriteStartObject(name);
                foreach (var orders in (Orders[])[Orders.Every, Orders.Some, Orders.None])
                {
                    json.WriteNumber(orders.ToString().ToLowerInvariant(), Sum(row, part, orders));
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
