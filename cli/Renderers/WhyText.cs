using System.Globalization;
using System.Text;
using System.Text.Json;
using LuoModel.Model;
using LuoModel.Runs.Why;

namespace LuoModel.Cli.Renderers;

/// <summary>Why a step was refused, for people and for tools.</summary>
internal static class WhyText
{
    private const int CommandColumns = 46;

    /// <summary>Renders a report.</summary>
    public static string Render(WhyReport report)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{report.File}:{report.Line}: {report.Call} on {report.Design}: {report.Result}\n"));
        if (!report.Refused)
        {
            return text.Append("  it is refused in no order of the steps\n").ToString();
        }

        text.Append("  ").Append(report.Function.Length > 0 ? report.Function + ": " : string.Empty).Append(report.Guard).Append('\n');
        foreach (string line in report.Because)
        {
            text.Append("    ").Append(line).Append('\n');
        }

        if (report.Way is { } way)
        {
            text.Append("  the shortest way to success:\n");
            foreach (WayStep step in way)
            {
                text.Append("    ").Append(step.Command.PadRight(CommandColumns)).Append("  ").Append(step.Result).Append('\n');
            }
        }
        else
        {
            text.Append(report.Searched == 0 ? "  the machine stops here, nothing can follow\n"
                : string.Create(CultureInfo.InvariantCulture, $"  no way to success in {(report.Complete ? "any of the" : "the first")} {Counted.Of(report.Searched, "state")} that can follow\n"));
        }

        return text.ToString();
    }

    /// <summary>Writes reports as JSON members.</summary>
    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<WhyReport> reports)
    {
        json.WriteStartArray("steps");
        foreach (WhyReport report in reports)
        {
            json.WriteStartObject();
            json.WriteString("file", report.File);
            json.WriteNumber("line", report.Line);
            json.WriteString("call", report.Call);
            json.WriteString("design", report.Design);
            json.WriteString("result", report.Result);
            json.WriteBoolean("refused", report.Refused);
            json.WriteString("function", report.Function);
            json.WriteString("guard", report.Guard);
            json.WriteStartArray("because");
            foreach (string line in report.Because)
            {
                json.WriteStringValue(line);
            }

            json.WriteEndArray();
            json.WriteBoolean("complete", report.Complete);
            json.WriteStartArray("way");
            foreach (WayStep step in report.Way ?? [])
            {
                json.WriteStartObject();
                json.WriteString("command", step.Command);
                json.WriteString("result", step.Result);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
