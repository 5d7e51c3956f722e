using LuoModel.Cli.Options;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;
using LuoModel.Solver.Checking;

namespace LuoModel.Tests.Checking;

/// <summary>An engine is a name, verdicts and facts; the check needs to know no more of it.</summary>
public sealed class EngineTests
{
    private static readonly CheckOptions s_options = new() { Invariants = ["LUO001", "LUO039"], MaxDepth = 3 };

    [Fact]
    public void A_further_engine_is_asked_and_heard()
    {
        var run = Run([new ExhaustiveCheck(), new Oracle(executes: false)]);
        Assert.Equal(
            [("LUO001", "exhaustive"), ("LUO039", "exhaustive"), ("LUO001", "oracle"), ("LUO039", "oracle")],
            run.Rows.Select(row => (row.Invariant, row.Engine)));
        Assert.Equal(2, run.Fact<Oracle.Riddle>()!.Asked);
        Assert.NotNull(run.Exploration);
        Assert.Null(run.Random);
    }

    [Fact]
    public void Engines_that_contradict_each_other_disagree() =>
        Assert.Equal(["LUO039"], Run([new Oracle(executes: true), new Oracle(executes: false) { Violated = "LUO039" }]).Disagreements);

    [Fact]
    public void The_list_has_each_engine_once()
    {
        Assert.Equal(["exhaustive", "random", "solver", "kernel"], Engines.All.Select(engine => engine.Name));
        Assert.Equal(["exhaustive", "random", "solver"], Engines.Named([]).Select(engine => engine.Name));
        Assert.Equal(["random", "solver"], Engines.Named(["solver", "random"]).Select(engine => engine.Name));
    }

    /// <summary>LUO027 speaks of FLBs, of which the workload has none.</summary>
    [Fact]
    public void The_solver_that_is_asked_for_nothing_says_nothing() =>
        Assert.DoesNotContain(Checker.Run(DesignCatalog.Linux73, WorkloadCatalog.Get("tiny"), [new SolverCheck()], s_options with { Invariants = ["LUO027"] }).Rows, row => row.Engine == "solver");

    private static CheckRun Run(IReadOnlyList<IEngine> engines) => Checker.Run(DesignCatalog.Linux73, WorkloadCatalog.Get("tiny"), engines, s_options);

    private sealed class Oracle(bool executes) : IEngine
    {
        public string Name => "oracle";

        public string? Violated { get; init; }

        public bool ExecutesTheStep => executes;

        public EngineResult Check(InvariantSet set, CheckOptions options) => new(
            [.. set.Invariants.Select(invariant => new VerdictRow(invariant.Id, Name, invariant.Id == Violated ? Verdict.Violated : Verdict.Holds))],
            new Riddle(set.Invariants.Count));

        public sealed record Riddle(int Asked) : EngineFacts;
    }
}
