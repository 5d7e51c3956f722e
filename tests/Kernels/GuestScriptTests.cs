using System.Diagnostics;
using System.Text.RegularExpressions;
using LuoModel.Cli.Renderers;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Guest;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Selftests;
using LuoModel.Kernel.Sources;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Tests.Renderers;
using LuoModel.Tests.Support;
using Trace = LuoModel.Model.Traces.Trace;

namespace LuoModel.Tests.Kernels;

/// <summary>What is kept of real kernels is asked again of the newest release, in the machine: the scripts, its own tests, and the C programs made from traces.</summary>
[Trait("Group", "kernel")]
public sealed partial class GuestScriptTests
{
    private const string Release = "7.3";
    private const string Folder = "kernel/scripts";

    private static readonly Lazy<BuiltKernel> s_kernel = new(() =>
        new KernelBuilder(KernelCache.FromEnvironment()).Build(KernelSource.Of(KernelRelease.All.Single(release => release.Name == Release)), [], CancellationToken.None));

    public static TheoryData<string> Scripts =>
        [.. Directory.GetFiles(Checkout.PathOf(Folder), $"*.{Release}.expected").Select(file => Path.GetFileName(file).Split('.')[0]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Answers_as_kept(string name)
    {
        var script = File.ReadAllText(Checkout.PathOf($"{Folder}/{name}.script"));
        var expected = File.ReadAllLines(Checkout.PathOf($"{Folder}/{name}.{Release}.expected")).Select(Kept).ToList();
        var ran = Run(script, []).Select(line => ConsoleLine.Parse(line).Text).Where(IsKept).Select(Kept).ToList();
        if (Environment.GetEnvironmentVariable("LUO_ACCEPT_GOLDEN") == "1")
        {
            File.WriteAllLines(Checkout.PathOf($"{Folder}/{name}.{Release}.expected"), ran);
        }

        if (script.Contains(" bg", StringComparison.Ordinal))
        {
            // Which of the tasks that wake together goes on first is for the scheduler.
            expected.Sort(StringComparer.Ordinal);
            ran.Sort(StringComparer.Ordinal);
        }

        Assert.Equal(expected, ran);
    }

    [Fact]
    public void The_tree_s_own_tests_pass()
    {
        var (results, _) = new SelftestRunner(s_kernel.Value, KernelCache.FromEnvironment(), new MachineOptions()).Run(CancellationToken.None);
        Assert.All(results, result => Assert.True(result.Passed, $"{result.Name}: {string.Join('\n', result.Output)}"));
    }

    [Theory]
    [InlineData("happy-path")]
    [InlineData("flb-never-fetched")]
    [InlineData("freeze-fails-then-retry")]
    [InlineData("flb-shared-by-two-handlers")]
    [InlineData("flb-reference-over-kexec")]
    [InlineData("zombie-session")]
    public void A_program_passes_where_the_model_predicts_it(string name)
    {
        var text = TraceFormat.Render("c", GoldenTraces.Get(name));
        var stages = StageBegin().Count(text);
        var script = $"sequence name={name}\n" + string.Concat(Enumerable.Range(1, stages).Select(stage => $"run path=/luo/files/test args=--stage%20{stage}{(stage < stages ? " jump" : string.Empty)}\n"));
        var ran = Run(script, [("test", Compile(text))]).Select(ConsoleLine.Parse).ToList();
        Assert.DoesNotContain(ran, line => line.Text.Contains(" not ok ", StringComparison.Ordinal));
        Assert.Equal(stages, ran.Count(line => line.Kind == "r" && line.Integer("ret") == 0));
    }

    /// <summary>The program of a design that lets FINISH pass on outgoing sessions, where the newest release has a check.</summary>
    [Fact]
    public void A_program_fails_on_the_kernel_for_which_the_model_says_so()
    {
        var lax = new LuoSystem(DesignText.Parse("linux-7.3,session-kind-check=none"), WorkloadCatalog.Get("tiny"));
        int[] commands = [.. ((Op[])[Op.CreateSession, Op.Finish, Op.RetrieveFd]).Select(op => Enumerable.Range(0, lax.Catalog.Commands.Count).First(i => lax.Catalog.Commands[i].Op == op))];
        ReplayCommand[] replay = [.. commands.Select(command => new ReplayCommand(command))];
        Trace predicted = ReplayPlayer.Play(new ReplayString("linux-7.3,session-kind-check=none", "tiny", replay), WorkloadCatalog.Get("tiny"));
        Trace real = ReplayPlayer.Play(new ReplayString("linux-7.3", "tiny", replay), WorkloadCatalog.Get("tiny"));
        int[] failing = [.. Enumerable.Range(1, replay.Length).Where(i => predicted.Steps[i - 1].Result.Ret != real.Steps[i - 1].Result.Ret)];
        Assert.Contains(2, failing);

        var ran = Run("sequence name=lax\nrun path=/luo/files/test args=--stage%201\n", [("test", Compile(TraceFormat.Render("c", predicted)))]).Select(ConsoleLine.Parse).ToList();
        string[] wrong = [.. ran.Where(line => NotOk().IsMatch(line.Text)).Select(line => line.Text)];
        Assert.Equal(failing.Length, wrong.Length);
        Assert.All(failing, i => Assert.Contains(wrong, line => line.Contains($" {i} ", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<string> Run(string script, IReadOnlyList<(string, byte[])> files)
    {
        var archive = new GuestArchive(new GuestPrograms(KernelCache.FromEnvironment())).Make(script, [s_kernel.Value], images: true, CancellationToken.None, files);
        return Qemu.Run(s_kernel.Value.Image, archive, new MachineOptions(), CancellationToken.None).Log;
    }

    private static byte[] Compile(string text)
    {
        var folder = Directory.CreateTempSubdirectory("luo-c-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "test.c"), text);
            string[] arguments = ["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-static", "-s", "-I", Checkout.PathOf("tests/Renderers/uapi"), "-o", "test", "test.c"];
            using var compiler = Process.Start(new ProcessStartInfo("cc", arguments) { WorkingDirectory = folder, RedirectStandardError = true, UseShellExecute = false })!;
            var said = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            Assert.True(compiler.ExitCode == 0, said);
            return File.ReadAllBytes(Path.Combine(folder, "test"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsKept(string line) =>
        line.StartsWith("LUO ", StringComparison.Ordinal) || line.StartsWith("refcount_t:", StringComparison.Ordinal) || line.StartsWith("WARNING", StringComparison.Ordinal)
        || line.StartsWith("Kernel panic", StringComparison.Ordinal);

    /// <summary>A line less what differs from kernel to kernel of one release: its name, lines of sources, addresses.</summary>
    private static string Kept(string line) => line.StartsWith("LUO boot ", StringComparison.Ordinal) ? Built().Replace(line, string.Empty)
        : Warned().Match(line) is { Success: true } warned ? "WARNING in " + warned.Groups["function"].Value
        : line;

    [GeneratedRegex(@"^WARNING: .* at (?<function>[a-z_0-9]+)\+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Warned();

    [GeneratedRegex(@" (kernel|release)=\S+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Built();

    [GeneratedRegex(@"\bnot ok \d", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotOk();

    [GeneratedRegex(@"^static void stage_", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StageBegin();
}
