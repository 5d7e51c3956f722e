using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Runs.Failures;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>What of the specification is computed is as the step computes it today.</summary>
public sealed class SpecificationTests
{
    private const string Tables = "docs/specification/tables";

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Path.Combine(Checkout.Root, Tables)).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>Designs that do in each case as the newest release.</summary>
    public static TheoryData<string> Silent =>
        [.. DesignCatalog.All.Where(design => design.Vocabulary == Vocabulary.Sessions && !File.Exists(Page(design.Id))).Select(design => design.Id)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_what_its_command_prints(string design)
    {
        var shown = File.ReadAllText(Page(design));
        string[] command = design == DesignCatalog.Newest.Id ? ["explain", design, "--tables"] : ["explain", design, "--tables", "--against", DesignCatalog.Newest.Id];
        Assert.Contains($"`./luo {string.Join(' ', command)}`", shown, StringComparison.Ordinal);
        Assert.Equal(CliRun.Of(command).Output, shown);
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public void What_has_no_page_does_nothing_otherwise(string design) =>
        Assert.Empty(FailureTables.Between(DesignText.Parse(design), DesignCatalog.Newest));

    [Fact]
    public void A_change_of_the_step_is_noticed()
    {
        var changed = DesignText.Parse("linux-7.3,file-rollback-order=reverse");
        var difference = Assert.Single(FailureTables.Between(changed, DesignCatalog.Newest));
        Assert.StartsWith("reboot", difference.Case.Title, StringComparison.Ordinal);
        Assert.NotEmpty(difference.Here);
    }

    [Fact]
    public void A_design_with_other_calls_is_refused() =>
        Assert.Equal(2, CliRun.Of("explain", "v4", "--tables").ExitCode);

    private static string Page(string design) => Path.Combine(Checkout.Root, Tables, design + ".md");
}
