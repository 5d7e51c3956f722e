using System.Diagnostics;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Renderers;

/// <summary>
/// The C programs that are made from traces: they compile as the kernel's own tests are compiled, and without LUO they skip. That they pass where the model says
/// so is for the tests of the machine.
/// </summary>
public sealed class SelftestTests
{
    private static readonly string[] s_programs = ["happy-path", "flb-never-fetched", "freeze-fails-then-retry", "flb-shared-by-two-handlers", "flb-reference-over-kexec", "zombie-session"];

    public static TheoryData<string> Programs => [.. s_programs];

    [CompilerTheory]
    [MemberData(nameof(Programs))]
    public void Compiles_without_a_warning_and_skips_without_the_device(string name)
    {
        var program = Compile(TraceFormat.Render("c", GoldenTraces.Get(name)));
        try
        {
            if (!File.Exists("/dev/liveupdate"))
            {
                Assert.Equal((4, "KTAP version 1\n1..0 # SKIP no /dev/liveupdate\n"), Run(program));
            }
        }
        finally
        {
            File.Delete(program);
        }
    }

    [Fact]
    public void Stages_end_where_a_kernel_does_and_every_command_is_in_one()
    {
        var trace = GoldenTraces.Get("happy-path");
        var text = TraceFormat.Render("c", trace);
        var second = text.IndexOf("static void stage_2", StringComparison.Ordinal);
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            var at = text.IndexOf($"\"{i + 1} ", StringComparison.Ordinal);
            Assert.True(at > 0, $"command {i + 1} is not in the program");
            Assert.Equal(i > 3, at > second);
        }

        Assert.DoesNotContain("static void stage_3", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_freeze_is_asked_of_the_mock_for_the_file_that_it_is_about()
    {
        var text = TraceFormat.Render("c", GoldenTraces.Get("freeze-fails-then-retry"));
        Assert.Contains("mock_inject(LUO_MOCK_FREEZE, 0, \"f2\", -EIO, 1);", text, StringComparison.Ordinal);
        Assert.Contains("check(jump(), -EIO, \"4 reboot\");", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("luo1:linux-7.3:flb:0.2.11.1.7!2", "xa fails")]
    [InlineData("luo1:rfc-v3:tiny:0", "has other calls")]
    public void What_no_program_can_do_is_said(string replay, string why) =>
        Assert.Contains(why, Assert.Throws<UserError>(() => Render(replay)).Message, StringComparison.Ordinal);

    private static string Render(string replay)
    {
        var wanted = ReplayString.Parse(replay);
        return TraceFormat.Render("c", ReplayPlayer.Play(wanted, WorkloadCatalog.Get(wanted.Workload)));
    }

    private static string Compile(string text)
    {
        var program = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var source = program + ".c";
        File.WriteAllText(source, text);
        try
        {
            var (exit, output) = Run("cc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-I", Checkout.PathOf("tests/Renderers/uapi"), "-o", program, source);
            Assert.True(exit == 0, output);
            return program;
        }
        finally
        {
            File.Delete(source);
        }
    }

    private static (int Exit, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}

/// <summary>A test that needs a C compiler.</summary>
internal sealed class CompilerTheoryAttribute : TheoryAttribute
{
    public CompilerTheoryAttribute()
    {
        if (Installed.OnPath("cc") is null)
        {
            Skip = "no C compiler (cc) is installed";
        }
    }
}
