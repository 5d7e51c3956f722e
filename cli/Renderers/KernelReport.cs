using LuoModel.Cli.Output;
using LuoModel.Kernel.Running;
using LuoModel.Model;
using LuoModel.Properties.Luo;
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
    public static void Print(KernelRunner runner, IReadOnlyList<KernelAnswer> answers, TextWriter output)
    {
        KernelTarget target = runner.Target;
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
                    Note(answer, output);
                    break;
            }
        }

        Summary(runner, answers, output);
    }

    /// <summary>What the automata in the kernel saw; where kernel and model are the same, both break the protocol.</summary>
    private static void Watched(IReadOnlyList<KernelAnswer> answers, TextWriter output)
    {
        KernelAnswer[] refused = [.. answers.Where(answer => answer.Refusals.Count > 0)];
        int watched = answers.Count(answer => answer.Kind is AnswerKind.Same or AnswerKind.Differs);
        output.WriteLine($"  the automata of LUO010, LUO023 and LUO026 ran in the kernel over {Counted.Of(watched, "sequence")} and refused {(refused.Length == 0 ? "nothing" : $"something in {refused.Length}; first: {refused[0].Case.Name}: {refused[0].Refusals[0]}")}");
    }

    private static void Note(KernelAnswer answer, TextWriter output)
    {
        if (answer.Note.Length > 0)
        {
            output.WriteLine($"{answer.Case.Name}: the same; {answer.Note}");
        }
    }

    private static void Summary(KernelRunner runner, IReadOnlyList<KernelAnswer> answers, TextWriter output)
    {
        KernelTarget target = runner.Target;
        int ran = answers.Count(answer => answer.Kind is AnswerKind.Same or AnswerKind.Differs);
        int same = answers.Count(answer => answer.Kind == AnswerKind.Same);
        output.WriteLine($"{same} of {Counted.Of(ran, "sequence")} {(ran == 1 ? "is" : "are")} the same on Linux {target.Kernel.Version} (QEMU, {runner.Accelerator}) and on {target.DesignText}, {Counted.Of(answers.Sum(answer => answer.Commands), "command")} compared{Rest(answers)}");
        foreach (IGrouping<string, KernelAnswer> group in answers.Where(answer => answer.Kind != AnswerKind.NotApplicable).GroupBy(answer => answer.Case.Needs).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"  needed: {group.Key}, {Counted.Of(group.Count(), "sequence")}");
        }

        Watched(answers, output);
    }

    /// <summary>0 where all are the same, 1 where one differs, 3 where something is undecided or was not run to the end.</summary>
    public static int ExitOf(KernelCheckReport report) =>
        ExitOf(report.Answers) is var exit && exit == ExitCode.Done && !report.Complete ? ExitCode.Undecided : exit;

    /// <summary>Prints each kind of divergence once, made shorter, and the counts.</summary>
    public static void Print(KernelRunner runner, KernelCheckReport report, LuoConsole console)
    {
        KernelTarget target = runner.Target;
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

        foreach (KernelAnswer answer in report.Answers.Where(answer => answer.Kind == AnswerKind.Same))
        {
            Note(answer, console.Output);
        }

        Summary(runner, report.Answers, console.Output);
        console.Output.WriteLine($"  {report.Rounds} of them jumped into another kernel{(report.Complete ? string.Empty : "; not all sequences were run")}");
        Covered(report.Coverage(target), console.Output);
        if (console.ErrorColumns > 0)
        {
            console.Error.WriteLine($"luo: {report.Elapsed.TotalSeconds:0} s");
        }
    }

    /// <summary>Which answers of LUO were seen on the kernel, and why others were not.</summary>
    private static void Covered(OutcomeCoverage coverage, TextWriter output)
    {
        output.WriteLine($"  {coverage.Reached} of the {coverage.Known} answers (operation, errno, check) that the model gives in these sequences came from the kernel{(coverage.Missing.Count > 0 ? "; not:" : string.Empty)}");
        Missing(coverage.Missing, output);
        output.WriteLine($"  {ListedOutcomes.Newest.Count - coverage.MissingListed.Count} of the {ListedOutcomes.Newest.Count} listed results of LUO came from the kernel{(coverage.MissingListed.Count > 0 ? "; not:" : string.Empty)}");
        Missing(coverage.MissingListed, output);
    }

    private static void Missing(IReadOnlyList<MissingOutcome> missing, TextWriter output)
    {
        foreach (IGrouping<string, MissingOutcome> group in missing.GroupBy(one => one.Reason, StringComparer.Ordinal))
        {
            output.WriteLine($"    {string.Join("; ", group.Select(one => one.Answer))} ({group.Key})");
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
            output.WriteLine($"  again: ./luo kernel run '{answer.Case.Replay}' --kernel {target.Kernel.Version}");
        }
    }
}
