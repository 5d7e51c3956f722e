using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;

namespace LuoModel.Tests.Invariants;

/// <summary>What is out of reach of a search at the kernel's own sizes, run on purpose.</summary>
public sealed class DirectedRunTests
{
    private const int SessionsPerBlock = 51;

    [Fact]
    public void A_name_tried_twice_with_a_full_block_panics_the_next_kernel()
    {
        var steps = FillBlocksAndTryAgain("linux-7.3");
        Assert.Equal(Errno.EEXIST, steps[SessionsPerBlock].Result.Ret);
        Assert.Equal(["LUO043"], steps[SessionsPerBlock].Violated);
        Assert.Equal(Outcome.Panic, steps[SessionsPerBlock + 1].Result.Outcome);
        Assert.Equal(["LUO049"], steps[SessionsPerBlock + 1].Violated);
    }

    [Fact]
    public void It_does_not_when_the_name_is_looked_for_first()
    {
        var steps = FillBlocksAndTryAgain("linux-7.3,duplicate-check=before-room");
        Assert.Equal(Errno.EEXIST, steps[SessionsPerBlock].Result.Ret);
        Assert.Equal(new Result(0), steps[SessionsPerBlock + 1].Result);
        Assert.All(steps, step => Assert.Empty(step.Violated));
    }

    private static IReadOnlyList<TraceStep> FillBlocksAndTryAgain(string design)
    {
        var names = string.Join(' ', Enumerable.Range(1, SessionsPerBlock).Select(i => $"s{i}"));
        var workload = WorkloadParser.Parse("full", $"workload full-block\nsessions {names}\nuser duplicate-names\n");
        var set = InvariantSet.For(DesignText.Parse(design), workload, InvariantCatalog.All);
        var creates = Enumerable.Range(0, SessionsPerBlock).Select(name => Find(set.System, Op.CreateSession, name, first: true));
        return TracePlayer.Play(set, [.. creates, Find(set.System, Op.CreateSession, 0, first: false), Find(set.System, Op.Reboot, -1, first: true)]).Steps;
    }

    /// <summary>The first or last command of an operation on a name; the last create of one is the one that tries it again.</summary>
    private static ReplayCommand Find(LuoSystem system, Op op, int name, bool first)
    {
        var found = system.Catalog.Commands.Select((command, index) => (command, index)).Where(c => c.command.Op == op && c.command.Object == name);
        return new ReplayCommand((first ? found.First() : found.Last()).index, 0);
    }
}
