using System.Text;
using System.Text.Json;
using LuoModel.Kernel.Running;
using LuoModel.Runs.Recordings;

namespace LuoModel.Cli.Renderers;

/// <summary>What kernels answered, as JSON.</summary>
internal static class KernelJson
{
    /// <summary>Writes the members of a report.</summary>
    public static void Write(Utf8JsonWriter json, KernelTarget target, IReadOnlyList<KernelAnswer> answers)
    {
        json.WriteString("kernel", target.Kernel.Version);
        json.WriteString("design", target.DesignText);
        json.WriteNumber("sequences", answers.Count(answer => answer.Kind is AnswerKind.Same or AnswerKind.Differs));
        json.WriteNumber("commands", answers.Sum(answer => answer.Commands));
        json.WriteStartArray("divergences");
        foreach (KernelAnswer answer in answers.Where(answer => answer.Kind == AnswerKind.Differs))
        {
            Write(json, answer, answer.Divergence!);
        }

        json.WriteEndArray();
        foreach ((AnswerKind kind, string member) in (ReadOnlySpan<(AnswerKind, string)>)[(AnswerKind.Undecided, "undecided"), (AnswerKind.NotApplicable, "notRun")])
        {
            json.WriteStartArray(member);
            foreach (KernelAnswer answer in answers.Where(answer => answer.Kind == kind))
            {
                json.WriteStartObject();
                json.WriteString("sequence", answer.Case.Name);
                json.WriteString("reason", answer.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    /// <summary>Writes the members of the report of a check: divergences as made shorter.</summary>
    public static void Write(Utf8JsonWriter json, KernelTarget target, KernelCheckReport report)
    {
        Write(json, target, [.. report.Answers.Where(answer => answer.Kind != AnswerKind.Differs), .. report.Shrunk.Select(shrunk => shrunk.Answer)]);
        json.WriteNumber("ran", report.Answers.Count(answer => answer.Kind is AnswerKind.Same or AnswerKind.Differs));
        json.WriteNumber("same", report.Answers.Count(answer => answer.Kind == AnswerKind.Same));
        json.WriteNumber("rounds", report.Rounds);
        json.WriteBoolean("complete", report.Complete);
    }

    private static void Write(Utf8JsonWriter json, KernelAnswer answer, Divergence divergence)
    {
        json.WriteStartObject();
        json.WriteString("sequence", answer.Case.Name);
        json.WriteString("replay", answer.Case.Replay);
        json.WriteString("needs", answer.Case.Needs);
        json.WriteNumber("line", divergence.Line - 1);
        json.WriteString("what", divergence.Kind);
        json.WriteString("command", divergence.Command?.Text);
        json.WriteString("kernel", divergence.Expected);
        json.WriteString("model", divergence.Actual);
        json.WriteStartArray("log");
        foreach (string line in answer.Log)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        json.WriteString("recording", Encoding.UTF8.GetString(answer.Recording));
        json.WriteEndObject();
    }
}
