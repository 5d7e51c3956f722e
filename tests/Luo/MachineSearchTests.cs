using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Events;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Luo;

/// <summary>The generated commands of the designs with state machines: everything is reached, nothing leaks out of the keys, and the search ends.</summary>
public sealed class MachineSearchTests
{
    private static readonly Op[] s_shared =
    [
        Op.OpenDev, Op.Close, Op.GetState, Op.SetEvent, Op.Reboot, Op.RegisterSubsystem, Op.UnregisterSubsystem, Op.GetSubsystemData,
    ];

    private static readonly Op[] s_global = [Op.FdPreserve, Op.FdUnpreserve, Op.FdRestore, Op.GetFdState, Op.SetFdEvent];

    private static readonly Op[] s_sessions =
        [Op.CreateSession, Op.RetrieveSession, Op.PreserveFd, Op.UnpreserveFd, Op.RetrieveFd, Op.SessionSetEvent, Op.SessionGetState];

    [Theory]
    [InlineData("rfc-v3", "tiny")]
    [InlineData("rfc-v3", "small")]
    [InlineData("rfc-v3", "ring")]
    [InlineData("rfc-v3", "machines")]
    [InlineData("rfc-v3", "names")]
    [InlineData("v4", "tiny")]
    [InlineData("v4", "ring")]
    [InlineData("v4", "pair")]
    [InlineData("v4", "names")]
    [InlineData("v4", "machines")]
    [InlineData("v4-create-in-normal", "tiny")]
    [InlineData("v4,uninitialised-locals=zero,failed-freeze=undone", "tiny")]
    public void The_search_ends_and_follows_everything(string design, string workload)
    {
        var model = Model(design, workload);
        var report = Explorer.Explore(model, new ExplorationOptions());
        Assert.Equal(ExplorationOutcome.Complete, report.Outcome);
        Assert.Equal(0, model.Coverage.CutOff);
        Assert.True(report.Distinct > 10);
    }

    [Theory]
    [InlineData("rfc-v3", "tiny")]
    [InlineData("v4", "tiny")]
    public void Files_are_preserved_handed_over_and_retrieved(string design, string workload)
    {
        var report = Explorer.Explore(Model(design, workload), new ExplorationOptions());
        Assert.All(report.Goals.Take(3), goal => Assert.Equal(ExplorationVerdict.Holds, goal.Verdict));
    }

    [Fact]
    public void A_design_that_leaves_a_tree_at_each_attempt_is_followed_so_far_and_says_so()
    {
        var model = Model("v4,uninitialised-locals=pattern", "tiny");
        var report = Explorer.Explore(model, new ExplorationOptions());
        Assert.Equal(ExplorationOutcome.Complete, report.Outcome);
        Assert.False(report.Complete);
        Assert.True(model.Coverage.CutBy(CutReason.CounterOutgrown) > 0);
        Assert.Equal(0, model.Coverage.CutBy(CutReason.MaskTooNarrow));
        Assert.Equal(CutReason.CounterOutgrown.Text(), Assert.Single(report.CutOffs).Reason);
        Assert.All(report.Invariants, invariant => Assert.NotEqual(ExplorationVerdict.Holds, invariant.Verdict));
    }

    [Fact]
    public void An_action_names_as_many_faults_as_a_workload_can_allow()
    {
        Assert.Equal(8, Bounds.MostFaults);
        foreach (var points in (ulong[])[0, 1, 0b1011, 0b11111111, 1UL << 62 | 0b1111111])
        {
            Assert.Equal((4095, points), (Deviations.Command(Deviations.Encode(4095, points)), Deviations.Points(Deviations.Encode(4095, points))));
        }
    }

    [Fact]
    public void Failures_behind_the_last_point_that_can_fail_are_counted_and_leave_nothing_complete()
    {
        // 70 freezes in one reboot.
        var text = "workload many\nhandler h\n" + string.Concat(Enumerable.Range(1, 70).Select(n => $"file f{n} h\n")) + "sessions s\nkexecs 1\nfaults 1\n";
        var workload = WorkloadParser.Parse("many", text);
        var set = InvariantSet.For(DesignCatalog.Linux73, workload, [InvariantCatalog.Get("LUO001")]);
        var model = new LuoExplorable(set);
        var state = new ulong[model.StateWords];
        model.Initial(state);
        var sink = default(LuoModel.Model.Events.NoEvents);
        var benign = default(LuoModel.Model.Environments.Benign);
        var view = new LuoModel.Model.State.LuoState(set.System.Layout, System.Runtime.InteropServices.MemoryMarshal.AsBytes(state.AsSpan()));
        for (var i = 0; i <= 70; i++)
        {
            var next = Enumerable.Range(0, set.System.Catalog.Commands.Count).First(c =>
                set.System.Catalog.Commands[c].Op == (i == 0 ? Op.CreateSession : Op.PreserveFd) && (i == 0 || set.System.Catalog.Commands[c].Token == i - 1)
                && set.System.Catalog.Commands[c].Op is not Op.Close);
            Assert.True(set.System.Execute(view, set.System.Catalog.Commands[next], ref benign, ref sink).Ret >= 0);
        }

        var emitter = new SkippedPoints();
        model.Expand(state, ref emitter);
        Assert.True(emitter.Skipped > 0);
        Assert.Equal(emitter.Skipped, model.Coverage.CutBy(CutReason.PointBeyond));
    }

    private struct SkippedPoints : IEmitter
    {
        public long Skipped { get; private set; }

        public readonly void Edge(ReadOnlySpan<ulong> successor, ulong action, UInt128 violated, bool isWayOut = true)
        {
        }

        public readonly void Refused(int commands)
        {
        }

        public readonly void Cut(ReadOnlySpan<ulong> successor, ulong action, UInt128 violated, int reason)
        {
        }

        public void Skip(int reason) => Skipped += reason == (int)CutReason.PointBeyond ? 1 : 0;
    }

    [Theory]
    [InlineData("rfc-v3")]
    [InlineData("v4")]
    public void Every_operation_of_the_vocabulary_is_called_and_can_succeed(string design)
    {
        var model = Model(design, "machines");
        Explorer.Explore(model, new ExplorationOptions());
        Assert.All([.. s_shared, .. design == "v4" ? s_sessions : s_global], op => Assert.True(model.Coverage.Returned(op, 0) > 0, $"{op}"));
        EventKind[] callbacks =
        [
            EventKind.Prepare, EventKind.Freeze, EventKind.Cancel, EventKind.Retrieve, EventKind.Finish, EventKind.SubsystemPrepare, EventKind.SubsystemFreeze,
            EventKind.SubsystemCancel, EventKind.SubsystemBoot, EventKind.SubsystemFinish,
        ];
        Assert.All(callbacks, kind => Assert.True(model.Coverage.Events(kind, failed: false) > 0, $"{kind}"));
        Assert.All([EventKind.Prepare, EventKind.Freeze, EventKind.Retrieve, EventKind.SubsystemPrepare], kind => Assert.True(model.Coverage.Events(kind, failed: true) > 0, $"{kind}"));
    }

    [Fact]
    public void A_workload_names_its_subsystems()
    {
        var workload = WorkloadParser.Parse("test", "workload w\nsubsystem P freeze boot\nsubsystem Q bumps\n");
        Assert.Equal([new SubsystemSpec("P") { Freeze = true, Boot = true }, new SubsystemSpec("Q") { FreezeBumps = true }], workload.Subsystems);
        var error = Assert.Throws<LuoModel.Model.UserError>(() => WorkloadParser.Parse("test", "workload w\nsubsystem P unfreeze\n"));
        Assert.Contains("test:2:13: 'unfreeze' is no property of a subsystem", error.Message, StringComparison.Ordinal);
    }

    private static LuoExplorable Model(string design, string workload) =>
        new(InvariantSet.For(DesignText.Parse(design), WorkloadCatalog.Get(workload), InvariantCatalog.All));
}
