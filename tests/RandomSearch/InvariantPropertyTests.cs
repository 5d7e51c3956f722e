using FsCheck;
using FsCheck.Xunit;
using LuoModel.Cli.Renderers;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Random;

namespace LuoModel.Tests.RandomSearch;

/// <summary>Every invariant on every recorded design: what holds keeps holding under random sequences, what is broken is found.</summary>
public sealed class InvariantPropertyTests
{
    /// <summary>At most this many commands longer than the exhaustive engine's shortest trace, of any invariant; the median is held lower elsewhere.</summary>
    private const int MostLonger = 4;

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (string design in RecordedDesign.Names)
            {
                foreach (var invariant in RecordedDesign.Get(design).Set.Invariants)
                {
                    cells.Add(design, invariant.Id);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Random_and_exhaustive_agree(string design, string invariant)
    {
        VerdictRow exhaustive = RecordedDesign.Get(design).Row(invariant, ExhaustiveCheck.Engine);
        VerdictRow random = RecordedDesign.Get(design).Row(invariant, RandomCheck.Engine);
        string shown = random.Trace is null ? string.Empty : TextTrace.Render(random.Trace, invariant);
        if (exhaustive.Verdict == Verdict.Holds)
        {
            Assert.True(random.Verdict == Verdict.NotFound, $"holds, and yet:\n{shown}");
            return;
        }

        Assert.Equal(Verdict.Violated, exhaustive.Verdict);
        Assert.True(random.Verdict == Verdict.Violated, $"missed: ./luo trace '{exhaustive.Replay}'");
        Assert.True(random.Length - exhaustive.Length is >= 0 and <= MostLonger, $"{exhaustive.Length} commands are enough, not:\n{shown}");
    }

    [Property(Arbitrary = [typeof(RfcV3)], MaxTest = 300)]
    public void Rfc_v3_keeps_what_holds_of_it(RandomCase sequence) => RecordedDesign.Get("rfc-v3").Keeps(sequence);

    [Property(Arbitrary = [typeof(V4)], MaxTest = 300)]
    public void V4_keeps_what_holds_of_it(RandomCase sequence) => RecordedDesign.Get("v4").Keeps(sequence);

    [Property(Arbitrary = [typeof(Linux619)], MaxTest = 300)]
    public void Linux_6_19_keeps_what_holds_of_it(RandomCase sequence) => RecordedDesign.Get("linux-6.19").Keeps(sequence);

    [Property(Arbitrary = [typeof(Linux70)], MaxTest = 300)]
    public void Linux_7_0_keeps_what_holds_of_it(RandomCase sequence) => RecordedDesign.Get("linux-7.0").Keeps(sequence);

    [Property(Arbitrary = [typeof(G4b)], MaxTest = 300)]
    public void G4b_keeps_what_holds_of_it(RandomCase sequence) => RecordedDesign.Get("g4b").Keeps(sequence);

    [Property(Arbitrary = [typeof(Newest)], MaxTest = 300, Parallelism = 2)]
    public void Newest_keeps_what_holds_of_it(RandomCase sequence) => RecordedDesign.Get("linux-7.3").Keeps(sequence);

    private static class RfcV3
    {
        public static Arbitrary<RandomCase> Cases => RecordedDesign.Get("rfc-v3").Cases;
    }

    private static class V4
    {
        public static Arbitrary<RandomCase> Cases => RecordedDesign.Get("v4").Cases;
    }

    private static class Linux619
    {
        public static Arbitrary<RandomCase> Cases => RecordedDesign.Get("linux-6.19").Cases;
    }

    private static class Linux70
    {
        public static Arbitrary<RandomCase> Cases => RecordedDesign.Get("linux-7.0").Cases;
    }

    private static class G4b
    {
        public static Arbitrary<RandomCase> Cases => RecordedDesign.Get("g4b").Cases;
    }

    private static class Newest
    {
        public static Arbitrary<RandomCase> Cases => RecordedDesign.Get("linux-7.3").Cases;
    }
}
