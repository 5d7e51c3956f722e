using FsCheck;
using FsCheck.Fluent;
using LuoModel.Cli.Renderers;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Random;

namespace LuoModel.Tests.RandomSearch;

/// <summary>What a failing property says: the shrunk trace and the string that replays it.</summary>
public sealed class PropertyFailureTests
{
    [Fact]
    public void A_failure_says_the_shrunk_trace_and_what_replays_it()
    {
        var property = new RandomProperty(InvariantSet.For(DesignCatalog.Linux73, WorkloadCatalog.Get("hugetlb"), [InvariantCatalog.Get("LUO027")]));
        var failure = Assert.ThrowsAny<Exception>(() => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(new Replay(new Rnd(1), null)),
            Prop.ForAll(property.Cases, which => Judge(property, which))));
        string last = failure.Message[failure.Message.LastIndexOf("LUO027 violated", StringComparison.Ordinal)..];
        Assert.Contains("Shrunk:", failure.Message, StringComparison.Ordinal);
        string replay = last[(last.IndexOf("luo2:", StringComparison.Ordinal))..];
        Trace trace = ReplayPlayer.Play(ReplayString.Parse(replay[..replay.IndexOf('\'', StringComparison.Ordinal)]), WorkloadCatalog.Get("hugetlb"));
        Assert.Contains("LUO027", trace.Steps[^1].Violated);
        Assert.InRange(trace.Steps.Count, 4, 5);
    }

    private static void Judge(RandomProperty property, RandomCase which)
    {
        if (property.Violation(which) is { } violation)
        {
            throw new InvalidOperationException(TextTrace.Render(violation.Trace, violation.Invariant));
        }
    }
}
