using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Orders;

namespace LuoModel.Tests.Solver;

/// <summary>The solver's answers about orders against the model: every order of every small graph is executed.</summary>
public sealed class OrderAnalysisTests
{
    private static readonly OrderOptions Everything = new() { AllUpTo = 1000, RepairsUpTo = 100 };

    private static DependencyGraph Graph(string text) => GraphReader.Parse(text, "g");

    private static OrderingDesign Design(
        DependencyLookup lookup = DependencyLookup.None, DependencyRetrieve retrieve = DependencyRetrieve.None, DependencyFinish finish = DependencyFinish.Ignore) =>
        new(lookup, retrieve, finish);

    private static IEnumerable<int[]> Permutations(int n)
    {
        if (n == 0)
        {
            yield return [];
            yield break;
        }

        foreach (var rest in Permutations(n - 1))
        {
            for (var at = 0; at <= rest.Length; at++)
            {
                yield return [.. rest[..at], n - 1, .. rest[at..]];
            }
        }
    }

    private static DependencyGraph FromBits(int n, int bits)
    {
        var edges = new List<Dependency>();
        var at = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (i != j && ((bits >> at++) & 1) != 0)
                {
                    edges.Add(new(i, j));
                }
            }
        }

        return new([.. "abcd".Take(n).Select(c => c.ToString())], edges);
    }

    /// <summary>All graphs of up to three files up to renaming, under all designs: every order, executed.</summary>
    [SolverFact]
    public void AgreesWithTheStepOnEveryOrderOfEverySmallGraph()
    {
        var graphs = Distinct(2).Concat(Distinct(3)).ToList();
        Assert.Equal(3 + 16, graphs.Count);
        var count = 0;
        foreach (var graph in graphs)
        {
            foreach (var design in OrderingDesign.All)
            {
                var report = OrderAnalysis.Run(graph, design, Everything);
                var replay = new OrderReplay(graph, design);
                foreach (var phase in report.Phases)
                {
                    Assert.Equal(ReplayVerdict.Agrees, phase.Replay);
                    var works = Permutations(graph.Files.Count).Where(o => replay.Run(phase.Phase, o).AllAccepted).ToList();
                    Compare(graph, phase, works);
                    count++;
                }
            }
        }

        Assert.Equal((3 + 16) * 18 * 3, count);
    }

    /// <summary>The same where dependencies say when they are checked: every mark of every edge of a circle, a chain and a fork, under every design.</summary>
    [SolverTheory]
    [InlineData("a -> b -> c -> a")]
    [InlineData("a -> b -> c")]
    [InlineData("a -> b\na -> c\nc -> b")]
    public void AgreesWithTheStepOnMarkedGraphs(string text)
    {
        var plain = Graph(text);
        for (var round = 0; round < 36; round++)
        {
            var marks = round;
            var graph = plain.WithEdges(plain.Edges.Select((edge, number) => edge with { When = Marks((marks * 7) + (number * 5)) }));
            var design = OrderingDesign.All[round % OrderingDesign.All.Count];
            var report = OrderAnalysis.Run(graph, design, Everything with { RepairsUpTo = 0 });
            var replay = new OrderReplay(graph, design);
            foreach (var phase in report.Phases)
            {
                Assert.Equal(ReplayVerdict.Agrees, phase.Replay);
                Compare(graph, phase, [.. Permutations(graph.Files.Count).Where(o => replay.Run(phase.Phase, o).AllAccepted)]);
            }
        }

        static CheckTimes? Marks(int number) => number % 17 is 0 ? null : (CheckTimes)(number % 16);
    }

    /// <summary>The graphs of <paramref name="n"/> files that no renaming turns into an earlier one.</summary>
    private static IEnumerable<DependencyGraph> Distinct(int n)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var bits = 0; bits < 1 << (n * (n - 1)); bits++)
        {
            var graph = FromBits(n, bits);
            var shapes = Permutations(n).Select(p => string.Join(' ', graph.Edges.Select(e => $"{p[e.From]}{p[e.To]}").Order(StringComparer.Ordinal)));
            if (seen.Add(shapes.Min(StringComparer.Ordinal)!))
            {
                yield return graph;
            }
        }
    }

    [SolverFact]
    public void AgreesWithTheStepOnGraphsOfFourFiles()
    {
        var design = Design(DependencyLookup.Preserve, DependencyRetrieve.Enforced, DependencyFinish.Insist);
        for (var bits = 0; bits < 4096; bits += 37)
        {
            var graph = FromBits(4, bits);
            var report = OrderAnalysis.Run(graph, design, Everything with { RepairsUpTo = 0 });
            var replay = new OrderReplay(graph, design);
            foreach (var phase in report.Phases)
            {
                Compare(graph, phase, [.. Permutations(4).Where(o => replay.Run(phase.Phase, o).AllAccepted)]);
            }
        }
    }

    private static void Compare(DependencyGraph graph, PhaseReport phase, List<int[]> works)
    {
        var all = Permutations(graph.Files.Count).Count();
        var expected = works.Count == all ? OrderQuantity.Every : works.Count > 0 ? OrderQuantity.Some : OrderQuantity.None;
        Assert.Equal(expected, phase.Works);
        Assert.Equal(works.Count > 0, phase.Order is not null);
        if (phase.Order is { } order)
        {
            Assert.Contains(works, w => w.SequenceEqual(order));
            Assert.True(phase.AllOrders!.Complete);
            Assert.Equal(
                works.Select(w => string.Concat(w)).Order(StringComparer.Ordinal),
                phase.AllOrders.Orders.Select(o => string.Concat(o)));
        }

        Assert.Equal(phase.Works == OrderQuantity.Some, phase.Fails is not null);
        if (phase.Fails is { } fails)
        {
            Assert.DoesNotContain(works, w => w.SequenceEqual(fails.Order));
        }
    }

    [SolverTheory]
    [InlineData("a -> b -> c -> a", "a -> b, b -> c, c -> a")]
    [InlineData("a -> b -> c -> d -> a\nd -> c", "c -> d, d -> c")]
    [InlineData("x -> a\na -> b -> a\n", "a -> b, b -> a")]
    public void NoOrderIsExplainedByTheShortestCycle(string text, string cycle)
    {
        var graph = Graph(text);
        var phase = OrderAnalysis.Run(graph, Design(DependencyLookup.Preserve)).Preserve;
        Assert.Equal(OrderQuantity.None, phase.Works);
        Assert.Equal(cycle, string.Join(", ", phase.Explanation!.Cycle.Select(e => graph.EdgeText(e.Edge))));
        Assert.All(phase.Explanation.Cycle, e => Assert.Equal(OrderRule.LookupAtPreserve, e.Rule));
    }

    [SolverFact]
    public void CoresAreEnoughAndEachPartIsNeeded()
    {
        var graph = Graph("a -> b -> c -> d -> e -> a\nb -> a, c\nc -> f\nx -> y");
        var core = OrderAnalysis.Run(graph, Design(DependencyLookup.Preserve)).Preserve.Explanation!.Core;
        OrderQuantity Alone(IEnumerable<Dependency> edges) =>
            OrderAnalysis.Run(graph.WithEdges(edges), Design(DependencyLookup.Preserve)).Preserve.Works;
        var edges = core.Select(e => e.Edge).ToList();
        Assert.Equal(OrderQuantity.None, Alone(edges));
        foreach (var edge in edges)
        {
            Assert.NotEqual(OrderQuantity.None, Alone(edges.Where(e => e != edge)));
        }
    }

    [SolverFact]
    public void FilesThatReachACycleAreBlocked()
    {
        var graph = Graph("x -> a -> b -> a\nb -> y\nz -> y");
        var blocked = OrderAnalysis.Run(graph, Design(DependencyLookup.Preserve)).Preserve.Explanation!.Blocked;
        Assert.Equal(["x", "a", "b"], blocked.Select(f => graph.Files[f]));
    }

    [SolverFact]
    public void EveryRepairRepairsAndNoSmallerOneDoes()
    {
        // Two cycles that share one edge, and one apart: two edges must go, the shared one and either of the pair.
        var graph = Graph("a -> b -> c -> a\nb -> d -> a\np -> q -> p");
        var design = Design(DependencyLookup.Preserve);
        var repairs = OrderAnalysis.Run(graph, design, Everything).Preserve.Repairs!;
        Assert.True(repairs is { Size: 2, Smallest: true, All: true, AtLeast: 2 });
        var drops = repairs.Sets.Where(r => r.Kind == RepairKind.Drop).Select(r => string.Join(" + ", r.Edges.Select(graph.EdgeText)));
        Assert.Equal(["a -> b + p -> q", "a -> b + q -> p"], drops);
        foreach (var repair in repairs.Sets)
        {
            var edges = graph.Edges.Select(e => repair.Edges.Contains(e) ? RepairAnalysis.Apply(design, repair.Kind, e) : e).OfType<Dependency>();
            Assert.NotEqual(OrderQuantity.None, OrderAnalysis.Run(graph.WithEdges(edges), design).Preserve.Works);
        }
    }

    [SolverFact]
    public void MarksDecideWhatCounts()
    {
        var graph = Graph("a -> b [preserve]\nb -> a [freeze]\nc -> a [retrieve]\na -> c [can_finish]");
        var report = OrderAnalysis.Run(graph, Design(DependencyLookup.Preserve, DependencyRetrieve.Enforced, DependencyFinish.Insist));
        Assert.Equal(OrderQuantity.Some, report.Preserve.Works);
        Assert.Equal(OrderQuantity.Some, report.Retrieve.Works);
        Assert.Equal(OrderQuantity.Some, report.Finish.Works);
        var deferred = OrderAnalysis.Run(graph, Design(DependencyLookup.Freeze, DependencyRetrieve.None, DependencyFinish.Insist));
        Assert.Equal(OrderQuantity.Some, deferred.Preserve.Works);
        Assert.Equal(OrderQuantity.Every, deferred.Retrieve.Works);
        Assert.Equal(OrderQuantity.Every, deferred.Finish.Works);
    }

    [SolverFact]
    public void FinishThatCannotComeIsExplainedFromTheFileThatInsists()
    {
        var graph = Graph("vm -> x [can_finish]\nx -> a [retrieve]\na -> b -> a");
        var finish = OrderAnalysis.Run(graph, Design(retrieve: DependencyRetrieve.Enforced, finish: DependencyFinish.Insist)).Finish;
        Assert.Equal(OrderQuantity.None, finish.Works);
        var path = finish.Explanation!.Path;
        Assert.Equal(OrderRule.CanFinishInsists, path[0].Rule);
        Assert.All(path.Skip(1), e => Assert.Equal(OrderRule.EnforcedRestoreOrder, e.Rule));
        Assert.Contains(finish.Explanation.Core, e => e.Rule == OrderRule.CanFinishInsists);
        Assert.Equal(2, finish.Explanation.Cycle.Count);
    }

    [SolverFact]
    public void AThousandFilesGetAnOrderOrTheCycle()
    {
        var random = new Random(3);
        var names = Enumerable.Range(0, 1000).Select(i => $"f{i:d4}").ToList();
        List<Dependency> Edges(bool cyclic) => [.. Enumerable.Range(0, 5000).Select(_ => (random.Next(1000), random.Next(1000)))
            .Where(e => e.Item1 != e.Item2).Select(e => cyclic || e.Item1 > e.Item2 ? e : (e.Item2, e.Item1)).Distinct().Select(e => new Dependency(e.Item1, e.Item2))];
        var design = Design(DependencyLookup.Preserve, DependencyRetrieve.Enforced, DependencyFinish.Insist);
        var graph = new DependencyGraph(names, Edges(cyclic: false));
        var report = OrderAnalysis.Run(graph, design, new() { First = true });
        var replay = new OrderReplay(graph, design);
        foreach (var phase in report.Phases)
        {
            Assert.Equal(OrderQuantity.Some, phase.Works);
            Assert.True(replay.Run(phase.Phase, phase.Order!).AllAccepted);
            Assert.False(replay.Run(phase.Phase, phase.Fails!.Order).AllAccepted);
        }

        var cyclic = OrderAnalysis.Run(new(names, Edges(cyclic: true)), design);
        Assert.All(cyclic.Phases, p => Assert.Equal(OrderQuantity.None, p.Works));
        Assert.NotNull(cyclic.Preserve.Repairs);
    }
}
