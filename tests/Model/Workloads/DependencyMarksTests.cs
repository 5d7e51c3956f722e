using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;

namespace LuoModel.Tests.Model.Workloads;

/// <summary>Marks of handlers and dependencies in workload files: what they mean, and what is told of mistakes.</summary>
public sealed class DependencyMarksTests
{
    private const string Handlers = "workload w\nhandler kvm checks [preserve]\nhandler gmem\nhandler bare no freeze can_finish\n";

    [Theory]
    [InlineData("handler x checks", "w:5:17: the line ends, expected '[' and when it checks: preserve, freeze, retrieve or can_finish")]
    [InlineData("handler x checks freeze", "w:5:18: 'freeze', expected '[' and when it checks: preserve, freeze, retrieve or can_finish")]
    [InlineData("handler x checks [freeze, preserv]", "w:5:27: 'preserv' is no mark, did you mean 'preserve'?")]
    [InlineData("handler x checks [freeze,", "w:5:26: the line ends, expected ']' behind the marks")]
    [InlineData("handler x checks [ ]", "w:5:18: no marks, expected preserve, freeze, retrieve or can_finish")]
    [InlineData("handler x insists checks [freeze]", "w:5:19: 'checks' and 'insists', expected one of them")]
    [InlineData("handler x checks [freeze] no freeze", "w:5:11: handler x checks in freeze and has no such callback")]
    [InlineData("file f bare\nfile g bare needs f [can_finish]", "w:6:21: handler bare checks in can_finish and has no such callback")]
    [InlineData("file f kvm needs [freeze]", "w:5:18: '[freeze]', expected the name of a file before its marks")]
    public void A_mistake_is_told_with_its_place(string line, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<UserError>(() => WorkloadParser.Parse("w", Handlers + line)).Message, StringComparison.Ordinal);

    /// <summary>Marks of the dependency, else those of its handler, else the design's switches; and never more than the design has calls for.</summary>
    [Theory]
    [InlineData("implicit-retrieve", CheckTimes.Freeze | CheckTimes.Retrieve, CheckTimes.Preserve, CheckTimes.Preserve | CheckTimes.Retrieve)]
    [InlineData("deferred-tokens", CheckTimes.Freeze | CheckTimes.Retrieve, CheckTimes.Preserve, CheckTimes.Freeze | CheckTimes.Retrieve)]
    [InlineData("linux-7.3", CheckTimes.Never, CheckTimes.Never, CheckTimes.Never)]
    public void The_nearest_word_counts(string design, CheckTimes own, CheckTimes ofHandler, CheckTimes ofDesign)
    {
        var workload = WorkloadParser.Parse("w", Handlers + "file f kvm\nfile g kvm needs f [freeze, retrieve] h\nfile h gmem needs f\n");
        CheckTimes Of(int file, int need) => DependencyChecks.Of(DesignText.Parse(design), workload, file, need);
        Assert.Equal((own, ofHandler, ofDesign), (Of(1, 0), Of(1, 1), Of(2, 0)));
    }

    /// <summary>A handler that insists without further words, one whose marks say it, one that does neither, one without the callback.</summary>
    [Fact]
    public void Who_insists()
    {
        var workload = WorkloadParser.Parse(
            "w",
            """
            workload w
            handler a insists
            handler b checks [can_finish]
            handler c
            handler d insists no can_finish
            file e c
            file f a needs e
            file g b needs e f [retrieve]
            file h c needs e
            file i d needs e
            """);
        Assert.Equal("|0|0||", string.Join('|', Enumerable.Range(0, 5).Select(file => string.Join(',', DependencyChecks.Insisted(workload, file)))));
    }
}
