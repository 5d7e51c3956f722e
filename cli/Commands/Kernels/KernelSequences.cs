using LuoModel.Cli.Input;
using LuoModel.Kernel.Running;
using LuoModel.Model;
using LuoModel.Properties.Bugs;
using LuoModel.Runs.Recordings;

namespace LuoModel.Cli.Commands.Kernels;

/// <summary>The sequences that a user names, and those that are directed at what LUO can answer.</summary>
internal static class KernelSequences
{
    private const string Scenarios = "docs/scenarios";

    /// <summary>The sequences of <paramref name="sequence"/>: a file, a folder of recordings, or a string that replays one.</summary>
    /// <exception cref="UserError">It is none.</exception>
    public static IEnumerable<KernelCase> Read(string sequence, KernelTarget target) => sequence switch
    {
        _ when sequence.StartsWith(KernelReplay.Prefix, StringComparison.Ordinal) => [KernelReplay.Parse(sequence)],
        _ when ScaleCases.Looks(sequence) => [ScaleCases.Parse(sequence)],
        _ when TraceCases.Looks(sequence) => [TraceCases.Parse(sequence, Selection.Workload)],
        _ when DirectedCases.All.FirstOrDefault(one => one.Name == sequence) is { } directed => [directed],
        _ when BugCatalog.All.FirstOrDefault(bug => bug.Id == sequence) is { } bug => [Of(bug)],
        _ when Directory.Exists(sequence) => RecordingFiles.Find([sequence]).Select(CaseReader.Read),
        _ when sequence.EndsWith(ScenarioFiles.Extension, StringComparison.Ordinal) => [CaseReader.Read(ScenarioFiles.Read(sequence), target.Design)],
        _ when File.Exists(sequence) => [CaseReader.Read(sequence)],
        _ => throw new UserError(sequence, "there is no such file or folder, and no directed sequence of that name"),
    };

    /// <summary>The shortest trace of a row of <c>luo bugs</c>, or why there is none for a machine.</summary>
    private static KernelCase Of(Bug bug) => !bug.IsObservable
        ? new KernelCase(bug.Id, []) { Unfit = $"no design shows it: {bug.Reason}" }
        : BugRunner.Run(bug).Broken?.Trace is { } trace ? TraceCases.Of(bug.Id, trace)
        : new KernelCase(bug.Id, []) { Unfit = "the model does not violate its invariant within the bounds of its workload" };

    /// <summary>A folder is one of scenarios where it has some, else one of recordings. A scenario that no machine can perform in one order is left out and counted.</summary>
    public static IEnumerable<KernelCase> From(string path, KernelTarget target)
    {
        bool scenarios = path.EndsWith(ScenarioFiles.Extension, StringComparison.Ordinal)
            || (Directory.Exists(path) && Directory.EnumerateFiles(path, "*" + ScenarioFiles.Extension, SearchOption.AllDirectories).Any());
        foreach (string file in scenarios ? ScenarioFiles.Find([path]) : RecordingFiles.Find([path]))
        {
            yield return scenarios ? CaseReader.Try(ScenarioFiles.Read(file), target.Design) : CaseReader.Read(file);
        }
    }

    /// <summary>
    /// The directed sequences: one for each listed answer, the scenarios of the checkout that speak of the design, and for each invariant that the model violates the
    /// shortest trace.
    /// </summary>
    public static IReadOnlyList<KernelCase> Directed(KernelRunner runner, IProgress<string> progress, CancellationToken stop) =>
    [
        .. DirectedCases.All.Select(runner.Fit),
        .. OfCheckout(runner.Target),
        .. TraceCases.Violations(runner.Target.Design, Environment.ProcessorCount, stop, progress).Select(violation => violation.Case),
    ];

    private static IEnumerable<KernelCase> OfCheckout(KernelTarget target) =>
        CheckoutFolder.Find() is { } checkout && Path.Combine(checkout, Scenarios) is var folder && Directory.Exists(folder)
            ? ScenarioFiles.Find([folder]).Select(ScenarioFiles.Read).Where(scenario => scenario.Designs.Contains(target.Design)).Select(scenario => CaseReader.Try(scenario, target.Design))
            : [];
}
