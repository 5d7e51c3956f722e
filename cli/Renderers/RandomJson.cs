using System.Text.Json;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Random;

namespace LuoModel.Cli.Renderers;

/// <summary>What a random run did, as JSON: the member <c>random</c> of a run of <c>check</c>.</summary>
internal static class RandomJson
{
    /// <summary>Writes the member; nothing when the random engine did not run.</summary>
    public static void Write(Utf8JsonWriter json, CheckRun run)
    {
        if (run.Random is not { } report)
        {
            return;
        }

        json.WriteStartObject("random");
        json.WriteNumber("commands", report.Distribution.Commands);
        json.WriteNumber("cases", report.Distribution.Cases);
        json.WriteNumber("refused", report.Distribution.Refused);
        json.WriteNumber("shrinkCommands", report.ShrinkCommands);
        json.WriteNumber("tuples", report.Distribution.Tuples.Count);
        json.WriteBoolean("complete", report.Complete);
        Counts(json, "casesByDepth", report.Distribution.Depths, Distribution.DepthLabel);
        Counts(json, "casesByKexecs", report.Distribution.Kexecs, static number => number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Counts(json, "casesByFaults", report.Distribution.Faults, static number => number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteStartArray("violations");
        foreach (var violation in report.Violations)
        {
            json.WriteStartObject();
            json.WriteString("invariant", violation.Invariant);
            json.WriteString("cause", violation.Cause);
            json.WriteNumber("length", violation.Trace.Steps.Count);
            json.WriteNumber("faults", violation.Trace.Faults);
            json.WriteNumber("originalLength", violation.OriginalLength);
            json.WriteString("replay", violation.Trace.Replay.ToString());
            if (violation.Drawn is { } drawn)
            {
                json.WriteString("drawn", drawn.ToString());
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyList<long> counts, Func<int, string> label)
    {
        json.WriteStartObject(name);
        for (var i = 0; i < counts.Count; i++)
        {
            json.WriteNumber(label(i), counts[i]);
        }

        json.WriteEndObject();
    }
}
