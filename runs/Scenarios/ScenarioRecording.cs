using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Runs.Recordings;
using LuoModel.Runs.Scenarios.Language;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios;

/// <summary>
/// Recordings as scenarios and back. Both can say the script, the results and what the script is for; events and digests are in recordings only and are what the
/// design does, labels and final conditions are in scenarios only.
/// </summary>
public static class ScenarioRecording
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a scenario with the script and the results of a recording, in the form of the formatter.</summary>
    /// <param name="file">The recording.</param>
    /// <exception cref="UserError">It is none.</exception>
    public static string FromRecording(string file) => FromRecording(RecordingText.Read(file));

    /// <summary>The scenario of the recording <paramref name="text"/>.</summary>
    internal static string FromRecording(RecordingText text)
    {
        var script = ScriptReader.Read(text);
        using var header = JsonDocument.Parse(text.Lines[0].Of(text.Bytes).ToArray());
        var note = header.RootElement.TryGetProperty("note", out var found) ? found.GetString()! : string.Empty;
        var lines = new StringBuilder($"scenario {header.RootElement.GetProperty("trace").GetString()}\n");
        lines.Append(note.Length > 0 ? $"claim {(NeedsQuotes(note) ? new Word(note, 1, Quoted: true) : note)}\n" : string.Empty);
        lines.Append($"mocks\non {script.Design.Id}\n\nscript:\n");
        var operands = new Operands();
        for (var i = 0; i < script.Steps.Count; i++)
        {
            var entry = script.Recorded!.Entries[i];
            var command = entry.Command.Of(text.Bytes);
            operands.Read(command, new Slice(0, command.Length), new Place(text.File, i + 2));
            lines.Append("  ").Append(Call(operands)).Append(" = ").Append(ResultOf(entry, text.Bytes, script.Steps[i].Command.Op == Op.OpenDev && IsAbsent(script, entry.Ret) ? Errno.ENOENT : entry.Ret)).Append('\n');
        }

        return ScenarioFormatter.Format(text.File, lines.ToString());
    }

    /// <summary>The recording of a scenario on a design: its script with what the design answers and does.</summary>
    /// <param name="scenario">A scenario on the mocks whose steps happen in one order.</param>
    /// <param name="design">The design.</param>
    /// <exception cref="UserError">It says something that a recording can not, or the design answers otherwise than the scenario expects.</exception>
    public static byte[] ToRecording(Scenario scenario, Design design)
    {
        var reason = scenario.Workload is { } workload ? $"it runs on workload {workload.Id}, and recordings know the mock handlers only"
            : !scenario.HasOneOrder ? "its steps can happen in several orders, and a recording has one"
            : scenario.Steps.FirstOrDefault(step => step.With.Count > 0) is { } with ? $"line {with.Line} says what fails during the step, and recordings say it in a step of its own"
            : null;
        if (reason is not null)
        {
            throw new UserError(scenario.File, $"can not be a recording: {reason}");
        }

        if (ScenarioRunner.Run(scenario, design).Judgements.FirstOrDefault(judgement => !judgement.AsExpected) is { } differs)
        {
            throw new UserError(scenario.File, differs.Line, 1, $"on {design.Id} expected {differs.Expected}, found {differs.Found}");
        }

        string[] commands = [.. scenario.Phases.SelectMany(phase => phase.Actors).SelectMany(actor => actor.Steps).Select(step => Command(step.Call))];
        return RecordingWriter.Write(scenario.Name, design, commands, scenario.Claim);
    }

    private static bool NeedsQuotes(string note) => note.AsSpan().ContainsAny('"', '#') || note.Trim() != note;

    private static StepCall Call(Operands operands)
    {
        var form = StepForms.Of(operands.Op, FormWorld.Mocks).FirstOrDefault(form => operands.Values.All(value => form.Parts.Any(part => part.Operand == value.Name)))
            ?? throw operands.Error($"{operands.Op} has an operand that scenarios do not know");
        return new StepCall(form, [.. operands.Values], 1);
    }

    /// <summary>Whether a result is what the recorder answers for a device that is not there: a scenario expects what the kernel does.</summary>
    private static bool IsAbsent(Script script, int ret) => script.Design.Vocabulary == Vocabulary.Sessions && ret == script.View.AbsentDevice;

    private static string ResultOf(RecordedEntry entry, ReadOnlySpan<byte> bytes, int ret)
    {
        if (entry.Stuck.Present)
        {
            var stuck = JsonSerializer.Deserialize<string>(entry.Stuck.Of(bytes))!;
            return new StepResult((Outcome)Array.IndexOf(Player.StuckWords, stuck), 0).ToString();
        }

        var result = new StepResult(Outcome.Returned, ret).ToString();
        return entry.FieldValue.Present
            ? $"{result} {RecordedLine.NameOf(entry.Field)} {FieldText.FromJson(Encoding.UTF8.GetString(entry.FieldValue.Of(bytes)))}"
            : result;
    }

    private static string Command(StepCall call)
    {
        var members = call.Operands.Select(operand => $",\"{operand.Name}\":{operand.Value.Kind switch
        {
            OperandKind.Text => JsonSerializer.Serialize(operand.Value.Text, s_plain),
            OperandKind.Flag => "true",
            OperandKind.Null => "null",
            _ => operand.Value.IsUnsigned ? operand.Value.Unsigned.ToString() : operand.Value.Signed.ToString(),
        }}");
        return $"{{\"op\":\"{call.Form.Op}\"{string.Concat(members)}}}";
    }
}
