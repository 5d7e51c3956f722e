using LuoModel.Cli.Output;
using LuoModel.Kernel.Running;
using LuoModel.Model;
using LuoModel.Runs.Recordings;

namespace LuoModel.Cli.Renderers;

/// <summary>What kernels answered, for a terminal.</summary>
internal static class KernelReport
{
    /// <summary>Lines of the kernel's log that are shown.</summary>
    private const int MostLog = 12;

    /// <summary>0 where all are the same, 1 where one differs, 3 where one is undecided or none could be run.</summary>
    public static int ExitOf(IReadOnlyList<KernelAnswer> answers) =>
        answers.Any(answer => answer.Kind == AnswerKind.Differs) ? ExitCode.Found
        : answers.Any(answer => answer.Kind == AnswerKind.Undecided) || answers.All(answer => answer.Kind == AnswerKind.NotApplicable) ? ExitCode.Undecided
        : ExitCode.Done;

    /// <summary>Writes the recordings.</summary>
    public static void Record(string? folder, IReadOnlyList<KernelAnswer> answers)
    {
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
        }

        foreach (KernelAnswer answer in answers.Where(answer => folder is not null && answer.Recording.Length > 0))
        {
            OutputFile.Write(Path.Combine(folder!, answer.Case.Name + RecordingFiles.Extension), answer.Recording);
        }
    }

    /// <summary>Prints each that is not the same, and a count.</summary>
    public static void Print(KernelTarget target, IReadOnlyList<KernelAnswer> answers, TextWriter output)
    {
        foreach (KernelAnswer answer in answers)
        {
            switch (answer.Kind)
            {
                case AnswerKind.Differs:
                    Print(target, answer, output);
                    break;
                case AnswerKind.Undecided or AnswerKind.NotApplicable:
                    output.WriteLine($"{answer.Case.Name}: {(answer.Kind == AnswerKind.Undecided ? "undecided" : "not run")}: {answer.Reason}");
                    break;
                default:
                    break;
            }
        }

        Summary(target, answers, output);
    }

    private static void Summary(KernelTarget target, IReadOnlyList<KernelAnswer> answers, TextWriter output)
    {
        int ran = answers.Count(answer => answer.Kind is AnswerKind.Same or AnswerKind.Differs);
        int same = answers.Count(answer => answer.Kind == AnswerKind.Same);
        output.WriteLine($"{same} of {Counted.Of(ran, "sequence")} {(ran == 1 ? "is" : "are")} the same on Linux {target.Kernel.Version} and on {target.DesignText}, {Counted.Of(answers.Sum(answer => answer.Commands), "command")} compared{Rest(answers)}");
        foreach (IGrouping<string, KernelAnswer> group in answers.GroupBy(answer => answer.Case.Needs).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"  needed: {group.Key}, {Counted.Of(group.Count(), "sequence")}");
        }
    }

    /// <summary>0 where all are the same, 1 where one differs, 3 where something is undecided or was not run to the end.</summary>
    public static int ExitOf(KernelCheckReport report) =>
        ExitOf(report.Answers) is var exit && exit == ExitCode.Done && !report.Complete ? ExitCode.Undecided : exit;

    /// <summary>Prints each kind of divergence once, made shorter, and the counts.</summary>
    public static void Print(KernelTarget target, KernelCheckReport report, LuoConsole console)
    {
        foreach ((KernelAnswer answer, int count) in report.Shrunk)
        {
            Print(target, answer, console.Output);
            if (count > 1)
            {
                console.Output.WriteLine($"  {Counted.Of(count, "sequence")} {(count == 1 ? "parts" : "part")} in this way");
            }
        }

        foreach (IGrouping<string, KernelAnswer> group in report.Answers.Where(answer => answer.Kind is AnswerKind.NotApplicable or AnswerKind.Undecided)
            .GroupBy(answer => answer.Reason[(answer.Reason.LastIndexOf(": ", StringComparison.Ordinal) + 1)..].Trim(), StringComparer.Ordinal))
        {
            console.Output.WriteLine($"{group.Count()} {(group.First().Kind == AnswerKind.Undecided ? "undecided" : "not run")}: {group.Key} ({group.First().Case.Name})");
        }

        Summary(target, report.Answers, console.Output);
        console.Output.WriteLine($"  {report.Rounds} of them jumped into another kernel{(report.Complete ? string.Empty : "; not all sequences were run")}");
        if (console.ErrorColumns > 0)
        {
            console.Error.WriteLine($"luo: {report.Elapsed.TotalSeconds:0} s");
        }
    }

    private static string Rest(IReadOnlyList<KernelAnswer> answers)
    {
        int undecided = answers.Count(answer => answer.Kind == AnswerKind.Undecided);
        int notRun = answers.Count(answer => answer.Kind == AnswerKind.NotApplicable);
        return (undecided > 0 ? $", {undecided} undecided" : string.Empty) + (notRun > 0 ? $", {notRun} not run" : string.Empty);
    }

    private static void Print(KernelTarget target, KernelAnswer answer, TextWriter output)
    {
        Divergence divergence = answer.Divergence!;
        output.WriteLine($"{answer.Case.Name}: the {divergence.Kind} differs (needed: {answer.Case.Needs})");
        foreach (ScriptLine line in divergence.Before)
        {
            output.WriteLine($"  {line.Line - 1,6}  {line.Text}");
        }

        output.WriteLine($"  {divergence.Line - 1,6}> {divergence.Command?.Text ?? "boot"}");
        output.WriteLine($"  Linux {target.Kernel.Version}: {divergence.Expected}");
        output.WriteLine($"  {target.DesignText}: {divergence.Actual}");
        foreach (string line in answer.Log.Take(MostLog))
        {
            output.WriteLine($"    | {line}");
        }

        if (answer.Case.Replay.Length > 0)
        {
            output.WriteLine($"  again: ./luo kernel run '{answer.Case.Replay}'");
        }
    }
}
