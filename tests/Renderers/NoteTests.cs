using System.Text.RegularExpressions;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;

namespace LuoModel.Tests.Renderers;

/// <summary>Every form of a trace says which of its steps a released kernel can not take, and what decides.</summary>
public sealed partial class NoteTests
{
    public static TheoryData<string> Formats => [.. TraceFormat.Names];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_step_that_no_kernel_of_the_design_can_take_is_marked(string format) =>
        Assert.Contains("kernel_kexec()inkernel/kexec_core.c,7.3.4lines1149-1208", Bare(Of(format, "linux-7.3", "no-jump", "reboot nokexec")), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_step_that_needs_more_than_a_release_has_is_marked(string format) =>
        Assert.Contains("notreachableinareleasedkernel", Bare(Of(format, "linux-7.3", "modules", "unregister full")), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_step_that_a_release_can_take_is_not(string format)
    {
        var text = Bare(Of(format, "linux-7.3", "memfd-write", "reboot"));
        Assert.DoesNotContain("notreachableina", text, StringComparison.Ordinal);
        Assert.DoesNotContain("notpossibleon", text, StringComparison.Ordinal);
    }

    /// <summary>Without blanks and comment signs: a mail and a C comment break their lines.</summary>
    private static string Bare(string text) => string.Concat((text.StartsWith("<svg", StringComparison.Ordinal) ? Tag().Replace(text, string.Empty) : text).Where(c => !char.IsWhiteSpace(c) && c != '*'));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    private static string Of(string format, string design, string workload, string command)
    {
        var set = InvariantSet.For(DesignText.Parse(design), WorkloadCatalog.Get(workload), [InvariantCatalog.Get("LUO049")]);
        var commands = set.System.Catalog.Commands.Select(known => Names.Of(known, set.System.Workload)).ToList();
        var trace = TracePlayer.Play(set, [new ReplayCommand(commands.IndexOf(command))]);
        try
        {
            return TraceFormat.Render(format, trace);
        }
        catch (UserError refused) when (format == "c")
        {
            return refused.Message; // a program can not do it at all, and the refusal says why
        }
    }
}
