using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Luo;

namespace LuoModel.Properties.Comparison;

/// <summary>In how many of all orders something works.</summary>
public enum Orders
{
    /// <summary>In none.</summary>
    None,

    /// <summary>In some, not in all.</summary>
    Some,

    /// <summary>In every one.</summary>
    Every,
}

/// <summary>One graph under one design.</summary>
/// <param name="Preserve">Orders of PRESERVE_FD after which all files are preserved and the reboot is not refused.</param>
/// <param name="Retrieve">Orders of RETRIEVE_FD in which every call succeeds.</param>
/// <param name="Finish">Orders of RETRIEVE_FD, each file tried once, after which FINISH is not refused.</param>
public readonly record struct OrderClass(Orders Preserve, Orders Retrieve, Orders Finish);

/// <summary>How many graphs of a size fall into each class.</summary>
/// <param name="Design">The design.</param>
/// <param name="Files">Files of the graphs.</param>
/// <param name="Graphs">Graphs of that size up to isomorphism.</param>
/// <param name="Classes">Graphs for each class that occurs.</param>
public sealed record CensusRow(Design Design, int Files, int Graphs, IReadOnlyDictionary<OrderClass, int> Classes);

/// <summary>
/// All loop-free dependency graphs of up to four files up to isomorphism, cycles included, under the ordering designs: every order of calls is executed
/// by the step.
/// </summary>
public static class OrderCensus
{
    /// <summary>Most files of a graph.</summary>
    public const int MostFiles = 4;

    /// <summary>The designs the debate is about.</summary>
    public static IReadOnlyList<Design> Designs { get; } =
        [DesignCatalog.Linux73, Proposals.UserOrdered, Proposals.ImplicitRetrieve, Proposals.DeferredTokens, Proposals.EnforcedRestoreOrder];

    /// <summary>The graphs of <paramref name="files"/> files up to isomorphism, each as rows of needed files.</summary>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Graphs(int files)
    {
        var permutations = Permutations.Of(files);
        var graphs = new List<IReadOnlyList<IReadOnlyList<int>>>();
        for (var edges = 0; edges < 1 << (files * files); edges++)
        {
            var loops = Enumerable.Range(0, files).Any(f => Has(edges, files, f, f));
            if (!loops && permutations.All(order => Renamed(edges, files, order) >= edges))
            {
                graphs.Add([.. Enumerable.Range(0, files).Select(f => (IReadOnlyList<int>)[.. Enumerable.Range(0, files).Where(g => Has(edges, files, f, g))])]);
            }
        }

        return graphs;
    }

    /// <summary>The census of one design over graphs of <paramref name="files"/> files.</summary>
    /// <exception cref="UserError">The design has no sessions of its own vocabulary to hold the files.</exception>
    public static CensusRow Count(Design design, int files)
    {
        if (design.Vocabulary != Model.Designs.Switches.Vocabulary.Sessions)
        {
            throw new UserError($"design {design.Id} has another vocabulary, expected one with the merged sessions for a census");
        }

        var graphs = Graphs(files);
        return new CensusRow(design, files, graphs.Count, graphs.GroupBy(needs => Classify(design, needs)).ToDictionary(group => group.Key, group => group.Count()));
    }

    /// <summary>What a graph allows under a design. Retrieving and finishing start from a blob that holds all files, also where they could not be preserved.</summary>
    public static OrderClass Classify(Design design, IReadOnlyList<IReadOnlyList<int>> needs)
    {
        var workload = WorkloadOf(needs);
        var orders = Permutations.Of(needs.Count);
        var outgoing = new LuoSystem(design, workload);
        var incoming = new LuoSystem(design with { DependencyLookup = Model.Designs.Switches.DependencyLookup.None }, workload);
        var blob = HandOver(incoming, Enumerable.Range(0, needs.Count).ToArray(), out _);
        var retrieved = orders.Select(order => Retrieve(incoming, blob, order)).ToArray();
        return new OrderClass(
            Summary(orders.Select(order => Preserves(outgoing, order))),
            Summary(retrieved.Select(result => result.All)),
            Summary(retrieved.Select(result => result.Finished)));
    }

    private static bool Has(int edges, int files, int from, int to) => (edges >> ((from * files) + to) & 1) != 0;

    private static int Renamed(int edges, int files, int[] order)
    {
        var renamed = 0;
        for (var from = 0; from < files; from++)
        {
            for (var to = 0; to < files; to++)
            {
                renamed |= Has(edges, files, from, to) ? 1 << ((order[from] * files) + order[to]) : 0;
            }
        }

        return renamed;
    }

    private static Workload WorkloadOf(IReadOnlyList<IReadOnlyList<int>> needs) => new()
    {
        Id = "census",
        Handlers = [new HandlerSpec("full") { Insists = true }],
        Files = [.. needs.Select((list, f) => new FileSpec($"f{f + 1}", 0) { Needs = list, Token = f })],
        Tokens = [.. needs.Select((_, f) => (ulong)(f + 1))],
        Names = ["s"],
    };

    private static bool Preserves(LuoSystem system, int[] order)
    {
        HandOver(system, order, out var all);
        return all;
    }

    private static byte[] HandOver(LuoSystem system, int[] order, out bool all)
    {
        var run = new Run(system, system.Initial.ToArray());
        all = run.Do(Op.CreateSession).Ret == 0;
        foreach (var token in order)
        {
            all &= run.Do(Op.PreserveFd, token, outgoing: true).Ret == 0;
        }

        all &= run.Do(Op.Reboot).Ret == 0;
        return run.Bytes;
    }

    private static (bool All, bool Finished) Retrieve(LuoSystem system, byte[] blob, int[] order)
    {
        var run = new Run(system, (byte[])blob.Clone());
        run.Do(Op.RetrieveSession);
        var all = true;
        foreach (var token in order)
        {
            var result = run.Do(Op.RetrieveFd, token);
            all &= result.Returned && result.Ret == 0;
            if (!result.Returned)
            {
                return (false, false);
            }
        }

        return (all, run.Do(Op.Finish).Ret == 0);
    }

    private static Orders Summary(IEnumerable<bool> works)
    {
        var results = works.ToArray();
        return results.All(works => works) ? Orders.Every : results.Any(works => works) ? Orders.Some : Orders.None;
    }

    /// <summary>A state with the commands of a one-session workload.</summary>
    private sealed class Run(LuoSystem system, byte[] bytes)
    {
        public byte[] Bytes => bytes;

        public Result Do(Op op, int token = -1, bool outgoing = false)
        {
            var session = system.Workload.Descriptors.ToList().IndexOf(outgoing ? "s" : "s'");
            var command = system.Catalog.Commands.First(c =>
                c.Op == op && (token < 0 || (c.Token == token && c.Fd == session)) && (op is not Op.Finish || c.Fd == session));
            var environment = default(Benign);
            var sink = default(NoEvents);
            return system.Execute(new LuoState(system.Layout, bytes), command, ref environment, ref sink);
        }
    }
}
