using LuoModel.Model.Designs.Switches;
using LuoModel.Solver.Orders;

namespace LuoModel.Tests.Solver;

/// <summary>
/// The rules that the theorems about orders start from are the step's: for every graph of up to three files, self edges and cycles included, and every order of the calls, the step
/// refuses the call that the rule refuses, and no other.
/// </summary>
public sealed class OrderRuleTests
{
    private const int MostFiles = 3;

    [Fact]
    public void A_lookup_at_preserve_finds_what_was_preserved_before() => ForAll(
        new(DependencyLookup.Preserve, DependencyRetrieve.None, DependencyFinish.Ignore),
        (replay, _, order) => replay.Preserve(order).RefusedAt,
        (needs, order) => First(order, at => !order.Take(at).ToHashSet().IsSupersetOf(needs[order[at]])));

    [Fact]
    public void A_lookup_at_freeze_finds_every_file() => ForAll(
        new(DependencyLookup.Freeze, DependencyRetrieve.None, DependencyFinish.Ignore),
        (replay, _, order) => replay.Preserve(order).RefusedAt,
        (_, _) => -1);

    [Fact]
    public void An_enforced_order_refuses_a_file_before_its_dependencies() => ForAll(
        new(DependencyLookup.None, DependencyRetrieve.Enforced, DependencyFinish.Ignore),
        (replay, _, order) => replay.Retrieve(order).RefusedAt,
        (needs, order) => First(order, at => !order.Take(at).ToHashSet().IsSupersetOf(needs[order[at]])));

    [Fact]
    public void An_implicit_retrieve_comes_back_unless_it_reaches_a_cycle() => ForAll(
        new(DependencyLookup.None, DependencyRetrieve.Implicit, DependencyFinish.Ignore),
        (replay, _, order) => replay.Retrieve(order).RefusedAt,
        (needs, order) => First(order, at => Reaches(needs, order[at])));

    [Fact]
    public void An_insisting_finish_waits_for_every_dependency() => ForAll(
        new(DependencyLookup.None, DependencyRetrieve.Enforced, DependencyFinish.Insist),
        (replay, _, order) => replay.Finish(order).AllAccepted ? -1 : 0,
        (needs, order) =>
        {
            var retrieved = new HashSet<int>();
            foreach (var file in order.Where(file => retrieved.IsSupersetOf(needs[file])))
            {
                retrieved.Add(file); // a refusal is remembered: each file is asked for once
            }

            return needs.All(retrieved.IsSupersetOf) ? -1 : 0;
        });

    [Fact]
    public void A_heedless_finish_waits_for_nothing() => ForAll(
        new(DependencyLookup.None, DependencyRetrieve.None, DependencyFinish.Ignore),
        (replay, _, order) => replay.Finish(order).AllAccepted ? -1 : 0,
        (_, _) => -1);

    private static int First(IReadOnlyList<int> order, Func<int, bool> refused) =>
        Enumerable.Range(0, order.Count).Where(refused).DefaultIfEmpty(-1).First();

    /// <summary>Whether a file stands on a cycle, or one can be reached from it: then some walk has as many steps as there are files.</summary>
    private static bool Reaches(IReadOnlyList<IReadOnlyList<int>> needs, int file)
    {
        IReadOnlyCollection<int> at = [file];
        for (var step = 0; step < needs.Count; step++)
        {
            at = at.SelectMany(one => needs[one]).ToHashSet();
        }

        return at.Count > 0;
    }

    private static void ForAll(
        OrderingDesign design, Func<OrderReplay, DependencyGraph, IReadOnlyList<int>, int> step, Func<IReadOnlyList<IReadOnlyList<int>>, IReadOnlyList<int>, int> rule)
    {
        for (var files = 1; files <= MostFiles; files++)
        {
            for (var edges = 0; edges < 1 << (files * files); edges++)
            {
                var pairs = Enumerable.Range(0, files * files).Where(pair => (edges >> pair & 1) != 0).Select(pair => (From: pair / files, To: pair % files)).ToList();
                var graph = new DependencyGraph([.. Enumerable.Range(0, files).Select(file => $"f{file}")], [.. pairs.Select(pair => new Dependency(pair.From, pair.To))]);
                IReadOnlyList<int>[] needs = [.. Enumerable.Range(0, files).Select(file => pairs.Where(pair => pair.From == file).Select(pair => pair.To).ToList())];
                var replay = new OrderReplay(graph, design);
                foreach (var order in Orders(files))
                {
                    var expected = rule(needs, order);
                    Assert.True(expected == step(replay, graph, order), $"{string.Join(", ", pairs)} in the order {string.Join(", ", order)}");
                }
            }
        }

    }

    private static IEnumerable<IReadOnlyList<int>> Orders(int files) => files == 0
        ? [[]]
        : Orders(files - 1).SelectMany(order => Enumerable.Range(0, files).Select(place => (IReadOnlyList<int>)[.. order.Take(place), files - 1, .. order.Skip(place)]));
}
