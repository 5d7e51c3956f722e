using System.CommandLine;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Running;

namespace LuoModel.Cli.Commands.Kernels;

/// <summary><c>luo kernel review --base K --patched K</c>: what a series changes, on two real kernels and on their designs.</summary>
internal static class KernelReviewCommand
{
    private const int UsualCount = 50;

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var first = new Option<string>("--base") { HelpName = "K", Description = "The kernel without the series: a release, a source tree or a tarball of one", Required = true };
        var second = new Option<string>("--patched") { HelpName = "K", Description = "The kernel with it; 7.3+REPAIR stands for a release with one of the repairs of kernel/repairs", Required = true };
        Option<string?> design = KernelOptions.Design();
        var patchedDesign = new Option<string?>("--patched-design") { HelpName = "ID[,switch=value...]", Description = "The design of the patched kernel; that of --base unless given or known" };
        Option<int?> count = Number.Whole("--count", "N", $"Random sequences beside the directed ones; {UsualCount} unless given", least: 0);
        Option<ulong?> seed = CommonOptions.Seed();
        Option<string[]> features = KernelOptions.Features();
        var record = new Option<string?>("--record") { HelpName = "DIR", Description = "Write what the kernels did as recordings into DIR/base and DIR/patched" };
        Option<string?> json = CommonOptions.Json();
        var command = new Command("review", "The same sequences on a kernel without and with a series, and on the model of each: what changes for user space, which invariants move, what the kernel's log says.")
        {
            first, second, design, patchedDesign, count, seed, features, record, json,
        };
        command.SetAction(parsed => KernelOptions.Guarded(console, () =>
        {
            IReadOnlyList<KernelFeature> with = KernelFeature.Parse(parsed.GetValue(features) ?? []);
            KernelTarget old = KernelTargets.Get(parsed.GetRequiredValue(first), parsed.GetValue(design), with, console);
            KernelTarget @new = KernelTargets.Get(parsed.GetRequiredValue(second), parsed.GetValue(patchedDesign), with, console, otherwise: old.DesignText);
            var options = new KernelCheckOptions { Count = parsed.GetValue(count) ?? UsualCount, Seed = parsed.GetValue(seed) ?? 1 };
            return Run(old, @new, options, parsed.GetValue(record), parsed.GetValue(json), console);
        }));
        return command;
    }

    private static int Run(KernelTarget old, KernelTarget @new, KernelCheckOptions options, string? record, string? json, LuoConsole console)
    {
        var cache = KernelCache.FromEnvironment();
        var (first, second) = (new KernelRunner(old, cache, new MachineOptions()), new KernelRunner(@new, cache, new MachineOptions()));
        ReviewReport report;
        IReadOnlyList<MovedInvariant> moved;
        using (var progress = new ProgressLine(console))
        {
            IReadOnlyList<ViolationCase> before = TraceCases.Violations(old.Design, Environment.ProcessorCount, console.Stop, progress);
            IReadOnlyList<ViolationCase> after = TraceCases.Violations(@new.Design, Environment.ProcessorCount, console.Stop, progress);
            KernelCase[] cases = [.. DirectedCases.All.Select(first.Fit), .. before.Concat(after).Select(violation => violation.Case).DistinctBy(one => (one.Name, string.Join('\n', one.Commands)))];
            report = new KernelReview(first, second, progress).Run(options with { Directed = cases }, console.Stop);
            moved = MovedInvariant.Between(before, after, report);
        }

        if (record is not null)
        {
            KernelReport.Record(Path.Combine(record, "base"), [.. report.Pairs.Select(pair => pair.Base)]);
            KernelReport.Record(Path.Combine(record, "patched"), [.. report.Pairs.Select(pair => pair.Patched)]);
        }

        JsonReport.Write(json, console, writer => KernelReviewText.Write(writer, old, @new, report, moved));
        if (json != JsonReport.StandardOutput)
        {
            KernelReviewText.Print(old, @new, first.Accelerator, report, moved, console.Output);
        }

        return report.Differences.Count > 0 || report.Unpredicted.Count > 0 ? ExitCode.Found
            : console.Stop.IsCancellationRequested || report.Pairs.Any(pair => pair.Base.Kind == AnswerKind.Undecided || pair.Patched.Kind == AnswerKind.Undecided) ? ExitCode.Undecided
            : ExitCode.Done;
    }
}
