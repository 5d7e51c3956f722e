using LuoModel.Model.Commands;

namespace LuoModel.Runs.Scenarios.Steps;

/// <summary>How a step ended, as scenarios say it: a number or errno, or how the machine stopped.</summary>
/// <param name="Outcome">Whether it returned.</param>
/// <param name="Ret">What it returned; 0 unless it did.</param>
internal readonly record struct StepResult(Outcome Outcome, int Ret)
{
    private static readonly string[] s_outcomes = ["", "waits-rwsem-read", "waits-rwsem-write", "waits-mutex", "panic", "oops"];

    /// <summary>Ways in which the machine stops, by the words of scenarios.</summary>
    public static IEnumerable<string> Stops => s_outcomes.Skip(1);

    /// <summary>The result of a command.</summary>
    public static StepResult Of(Result result) => new(result.Outcome, result.Returned ? result.Ret : 0);

    /// <summary>Reads a result; null when the word is none.</summary>
    public static StepResult? Read(Word word)
    {
        var outcome = word.Quoted || word.Text.Length == 0 ? -1 : Array.IndexOf(s_outcomes, word.Text);
        return outcome > 0 ? new StepResult((Outcome)outcome, 0)
            : CallParser.Ret(word) is { } ret ? new StepResult(Outcome.Returned, ret) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Outcome == Outcome.Returned ? Errno.Name(Ret) : s_outcomes[(int)Outcome];
}
