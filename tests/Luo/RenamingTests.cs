using System.Runtime.InteropServices;
using FsCheck.Xunit;
using LuoModel.Model.Designs;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Luo;

/// <summary>
/// What symmetry stands on: the step commutes with every renaming. The successors of a renamed state are the renamed successors, each with the same violations,
/// with every choice of the environment.
/// </summary>
public sealed class RenamingTests
{
    private const int Walks = 12;
    private const int Length = 24;

    public static TheoryData<string> Symmetric => [.. WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Where(id => Set(Wide(id)) is { } set && LuoSymmetry.Of(set.System) is not null)];

    [Theory]
    [MemberData(nameof(Symmetric))]
    public void The_step_commutes_with_the_renamings_of_a_built_in_workload(string id) => Assert.True(Commutes(Set(Wide(id))!, 1) > 0);

    [Property(MaxTest = 12)]
    public void The_step_commutes_with_the_renamings_of_a_generated_workload(int seed) => Assert.True(Commutes(Set(Generated(seed))!, seed) > 0);

    [Theory]
    [InlineData("preserve-retrieved close-files", 0)]
    [InlineData("preserve-retrieved close-files repeat", 1)]
    [InlineData("close-files wrong-kind", 1)]
    public void Orbits_add_up_to_what_is_explored_without(string abilities, int faults)
    {
        var kexecs = faults == 0 ? 2 : 1;
        var text = $"workload w\nhandler h no freeze unfreeze can_finish\nfile a h\nfile b h\nsessions s t\nkexecs {kexecs}\nfaults {faults}\nuser {abilities}\n";
        AssertSums(WorkloadParser.Parse("w", text));
    }

    /// <summary>The case in which slots did not follow from files: duplicates of one file that came about by a failed preserve.</summary>
    [Fact]
    [Trait("Group", "all")]
    public void Orbits_add_up_with_two_kexecs_and_a_fault() => AssertSums(WorkloadParser.Parse(
        "w", "workload w\nhandler h no freeze unfreeze can_finish\nfile a h\nfile b h\nsessions s t\nkexecs 2\nfaults 1\nuser preserve-retrieved close-files\n"));

    [Fact]
    public void What_is_explored_without_symmetry_says_why()
    {
        Assert.Null(LuoSymmetry.WhyNot(Set(WorkloadCatalog.Get("two-vmms"))!.System));
        var descriptors = Set(WorkloadCatalog.Get("descriptors"))!.System;
        Assert.Null(LuoSymmetry.Of(descriptors));
        Assert.NotNull(LuoSymmetry.WhyNot(descriptors));
    }

    private static void AssertSums(Workload workload)
    {
        var set = Set(workload)!;
        var full = Explorer.Explore(new LuoExplorable(set));
        var reduced = Explorer.Explore(new LuoExplorable(set), new ExplorationOptions { Symmetry = true });
        Assert.Equal(4, LuoSymmetry.Of(set.System)!.Elements);
        Assert.True(full.Complete && reduced.Complete);
        Assert.True(reduced.Distinct < full.Distinct);
        Assert.Equal(full.Distinct, reduced.Represented);
        Assert.Equal(full.Invariants.Select(i => (i.Name, i.Verdict, i.Shortest?.Trace.Length)), reduced.Invariants.Select(i => (i.Name, i.Verdict, i.Shortest?.Trace.Length)));
    }

    /// <summary>Invariants with monitors follow slots, so symmetry is for those without.</summary>
    private static InvariantSet? Set(Workload workload)
    {
        try
        {
            var bare = new LuoModel.Model.Kernel.LuoSystem(DesignCatalog.Newest, workload);
            return InvariantSet.For(DesignCatalog.Newest, workload, InvariantCatalog.All.Where(i => i.MonitorBits(bare) == 0));
        }
        catch (LuoModel.Model.UserError)
        {
            return null;
        }
    }

    /// <summary>A built-in workload with enough kexecs and faults to meet itself again.</summary>
    private static Workload Wide(string id)
    {
        var workload = WorkloadCatalog.Get(id);
        return workload with { Bounds = workload.Bounds with { Kexecs = 2, Faults = 1 } };
    }

    private static Workload Generated(int seed)
    {
        var random = new Random(seed);
        string[] abilities = ["preserve-retrieved", "close-files", "repeat", "wrong-kind", "dup", "no-kexec", "get-name", "reserved", "duplicate-names"];
        var user = string.Join(' ', abilities.Where(_ => random.Next(3) == 0));
        var need = random.Next(3) == 0 ? " needs c" : string.Empty;
        var text = $"workload w\nhandler h{(random.Next(2) == 0 ? " bumps" : string.Empty)}\nflb F\nfile a h{need}\nfile b h{need}\nfile c h\nsessions s t{(random.Next(3) == 0 ? " u" : string.Empty)}\nkexecs 2\nfaults 1\n";
        return WorkloadParser.Parse("w", (random.Next(2) == 0 ? text.Replace("flb F", "flb F of h", StringComparison.Ordinal) : text.Replace("flb F\n", string.Empty, StringComparison.Ordinal)) + (user.Length > 0 ? $"user {user}\n" : string.Empty));
    }

    /// <summary>Compares on random walks; the number of comparisons.</summary>
    private static int Commutes(InvariantSet set, int seed)
    {
        if (LuoSymmetry.Of(set.System) is not { } symmetry)
        {
            return 0;
        }

        var model = new LuoExplorable(set);
        var random = new Random(seed);
        var compared = 0;
        for (var walk = 0; walk < Walks; walk++)
        {
            var state = new ulong[model.StateWords];
            model.Initial(state);
            for (var step = 0; step < Length; step++)
            {
                var edges = Edges(ref model, state);
                if (edges.Count == 0)
                {
                    break;
                }

                var renaming = symmetry.Renamings[random.Next(symmetry.Renamings.Count)];
                var image = Image(set, renaming, state);
                Assert.Equal(
                    edges.Select(edge => Text(edge.State.Length == 0 ? [] : Image(set, renaming, edge.State), edge.Violated)).Order(StringComparer.Ordinal),
                    Edges(ref model, image).Select(edge => Text(edge.State, edge.Violated)).Order(StringComparer.Ordinal));
                compared++;
                var followed = edges.Where(edge => edge.State.Length > 0).ToList();
                if (followed.Count == 0)
                {
                    break;
                }

                state = followed[random.Next(followed.Count)].State;
            }
        }

        return compared;
    }

    private static List<(ulong[] State, UInt128 Violated)> Edges(ref LuoExplorable model, ulong[] state)
    {
        var collector = new Collector([]);
        model.Expand(state, ref collector);
        return collector.Edges;
    }

    private static ulong[] Image(InvariantSet set, Renaming renaming, ulong[] state)
    {
        var source = state.ToArray();
        var image = new ulong[state.Length];
        renaming.Apply(
            new LuoState(set.System.Layout, MemoryMarshal.AsBytes(source.AsSpan())), new LuoState(set.System.Layout, MemoryMarshal.AsBytes(image.AsSpan())));
        return image;
    }

    private static string Text(ulong[] state, UInt128 violated) => $"{Convert.ToHexString(MemoryMarshal.AsBytes(state.AsSpan()))} {violated:x}";

    private readonly struct Collector(List<(ulong[] State, UInt128 Violated)> edges) : IEmitter
    {
        public List<(ulong[] State, UInt128 Violated)> Edges => edges;

        public void Edge(ReadOnlySpan<ulong> successor, ulong action, UInt128 violated, bool isWayOut = true) => edges.Add((successor.ToArray(), violated));

        public void Refused(int commands)
        {
        }

        public void Cut(ReadOnlySpan<ulong> successor, ulong action, UInt128 violated, int reason) => edges.Add((successor.ToArray(), violated));

        public void Skip(int reason) => edges.Add(([], UInt128.Zero));
    }
}
