using System.Text.RegularExpressions;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Invariants;

/// <summary>The list of invariants, and what monitors may cost.</summary>
public sealed partial class CatalogTests
{
    [Fact]
    public void Ids_are_in_order_and_named_like_their_classes()
    {
        string[] ids = [.. InvariantCatalog.All.Select(invariant => invariant.Id)];
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
        Assert.All(InvariantCatalog.All, invariant =>
        {
            Assert.Matches("^LUO[0-9]{3}$", invariant.Id);
            Assert.StartsWith("Luo" + invariant.Id[3..], invariant.GetType().Name, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_invariant_of_the_assembly_is_listed()
    {
        var types = typeof(Invariant).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Invariant)) && !type.IsAbstract);
        Assert.Equal(types.Select(type => type.Name).Order(), InvariantCatalog.All.Select(invariant => invariant.GetType().Name).Order());
    }

    [Fact]
    public void Each_has_one_sentence_of_its_own_a_reason_and_a_place_in_the_kernel()
    {
        Assert.Distinct(InvariantCatalog.All.Select(invariant => invariant.Sentence));
        Assert.All(InvariantCatalog.All, invariant =>
        {
            Assert.Matches(@"^\S.*[a-z]\.$", invariant.Sentence);
            Assert.Matches(@"^\S.*\.$", invariant.Why);
            Assert.NotEqual(invariant.Sentence, invariant.Why);
            Assert.Matches(KernelFile(), invariant.Anchor);
        });
    }

    [Fact]
    public void Each_names_a_design_that_breaks_it() => Assert.All(InvariantCatalog.All, invariant =>
    {
        Assert.NotEmpty(invariant.BrokenBy);
        Assert.All(invariant.BrokenBy, design => Assert.Equal(design, DesignText.Parse(design).Id));
    });

    [Theory]
    [InlineData("tiny")]
    [InlineData("ring")]
    [InlineData("ids")]
    [InlineData("names")]
    [InlineData("blocks")]
    [InlineData("hugetlb")]
    public void Monitors_cost_no_states_where_the_state_says_the_same(string workload)
    {
        Assert.True(Set(workload, InvariantCatalog.All).System.Layout.Dimensions.Monitors > 0);
        Assert.Equal(States(Set(workload, [])), States(Set(workload, InvariantCatalog.All)));
    }

    private static InvariantSet Set(string workload, IEnumerable<Invariant> invariants) =>
        InvariantSet.For(DesignCatalog.Linux73, WorkloadCatalog.Get(workload), invariants);

    private static int States(InvariantSet set) => Explorer.Explore(new LuoExplorable(set)).Distinct;

    [GeneratedRegex(@"^\S+.* in (luo|kho)_[a-z]+\.c|kho_block\.c")]
    private static partial Regex KernelFile();
}
