using LuoModel.Properties.Checking;
using LuoModel.Properties.Expected;

namespace LuoModel.Tests.Checking;

/// <summary>A narrowed run against the manifest: as far as that speaks, and no further.</summary>
public sealed class ManifestComparisonTests
{
    private const string Text = "violated 0:6 1:5";

    [Theory]
    [InlineData("holds", 0, ExpectedStanding.Differs)] // a violation without any fault is expected
    [InlineData("holds", 2, ExpectedStanding.Differs)]
    [InlineData("0:6 1:5", 2, ExpectedStanding.Agrees)]
    [InlineData("0:6", 0, ExpectedStanding.Agrees)] // fewer faults: the part within them
    [InlineData("0:6", 2, ExpectedStanding.Differs)] // the shorter one with a fault is missing
    [InlineData("0:4", 0, ExpectedStanding.Differs)] // shorter than the shortest
    [InlineData("0:6 1:5 3:4", 3, ExpectedStanding.Agrees)] // more faults than the manifest allows: it does not speak of those
    public void Exhaustive(string got, int faults, ExpectedStanding expected) =>
        Assert.Equal(expected, ManifestComparison.Compare(Row(got, ExhaustiveCheck.Engine, int.MaxValue), Text, faults, 2).Standing);

    [Theory]
    [InlineData("1:9", ExpectedStanding.Agrees)] // random finds longer ones
    [InlineData("1:4", ExpectedStanding.Differs)]
    [InlineData("not-found", ExpectedStanding.Agrees)]
    public void Random(string got, ExpectedStanding expected) =>
        Assert.Equal(expected, ManifestComparison.Compare(Row(got, RandomCheck.Engine, 0), Text, 2, 2).Standing);

    [Theory]
    [InlineData(4, ExpectedStanding.Agrees)] // nothing up to 4 commands, as expected
    [InlineData(5, ExpectedStanding.Differs)]
    public void A_bound_of_the_solver_is_as_far_as_it_was_asked(int bound, ExpectedStanding expected) => Assert.Equal(
        expected, ManifestComparison.Compare(new("LUO001", "solver", Verdict.Unknown) { Bound = bound, ExactTo = bound }, Text, 2, 2).Standing);

    [Fact]
    public void A_search_that_was_cut_off_is_undecided_unless_it_found_something_else()
    {
        var cut = new VerdictRow("LUO001", ExhaustiveCheck.Engine, Verdict.Unknown) { ExactTo = 4 };
        Assert.Equal(ExpectedStanding.Undecided, ManifestComparison.Compare(cut, Text, 2, 2).Standing);
        Assert.Equal(ExpectedStanding.Undecided, ManifestComparison.Compare(cut, "holds", 2, 2).Standing);
        Assert.Equal(ExpectedStanding.Differs, ManifestComparison.Compare(cut with { ExactTo = 6 }, Text, 2, 2).Standing);
    }

    [Fact]
    public void Where_it_says_nothing_it_is_silent()
    {
        Assert.Equal(ExpectedStanding.Silent, ManifestComparison.Compare(Row("0:6", ExhaustiveCheck.Engine, int.MaxValue), null, 2, 2).Standing);
        Assert.Equal(ExpectedStanding.Silent, ManifestComparison.Compare(Row("3:4", ExhaustiveCheck.Engine, int.MaxValue), "holds", 3, 2).Standing);
        Assert.Equal(ExpectedStanding.Differs, ManifestComparison.Compare(Row("2:4", ExhaustiveCheck.Engine, int.MaxValue), "holds", 3, 2).Standing);
    }

    private static VerdictRow Row(string got, string engine, int exactTo)
    {
        if (!got.Contains(':', StringComparison.Ordinal))
        {
            return new("LUO001", engine, got == "holds" ? Verdict.Holds : Verdict.NotFound) { ExactTo = exactTo };
        }

        FaultFrontierPoint[] points = [.. got.Split(' ').Select(pair => new FaultFrontierPoint(pair[0] - '0', pair[2] - '0'))];
        return new("LUO001", engine, Verdict.Violated) { ExactTo = exactTo, Frontier = points };
    }
}
