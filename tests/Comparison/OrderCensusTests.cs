using LuoModel.Model.Designs;
using LuoModel.Properties.Comparison;

namespace LuoModel.Tests.Comparison;

/// <summary>The census of small dependency graphs: known numbers of graphs, and what each design makes of them.</summary>
public sealed class OrderCensusTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 16)]
    [InlineData(4, 218)]
    public void There_are_as_many_loop_free_digraphs_as_counted_elsewhere(int files, int graphs) =>
        Assert.Equal(graphs, OrderCensus.Graphs(files).Count);

    // Unlabelled acyclic digraphs: 1, 2, 6, 31. Every, some, none for preserve, retrieve, finish, over graphs of 4 files.
    [Theory]
    [InlineData("linux-7.3", "218/0/0", "218/0/0", "218/0/0")]
    [InlineData("user-ordered", "218/0/0", "218/0/0", "218/0/0")]
    [InlineData("implicit-retrieve", "1/30/187", "31/0/187", "31/0/187")]
    [InlineData("deferred-tokens", "218/0/0", "31/0/187", "31/0/187")]
    [InlineData("enforced-restore-order", "1/30/187", "1/30/187", "9/22/187")]
    public void Each_design_serves_as_many_graphs_of_four_files(string design, string preserve, string retrieve, string finish)
    {
        var row = OrderCensus.Count(DesignText.Parse(design), OrderCensus.MostFiles);

        Assert.Equal(preserve, Split(row, c => c.Preserve));
        Assert.Equal(retrieve, Split(row, c => c.Retrieve));
        Assert.Equal(finish, Split(row, c => c.Finish));
    }

    [Theory]
    [InlineData("kexecfs")]
    [InlineData("rfc-v3")]
    public void A_design_without_these_sessions_is_refused_in_one_line(string design) =>
        Assert.Contains("has another vocabulary", LuoModel.Tests.Cli.CliRun.Of("census", "--design", design).BadInput(), StringComparison.Ordinal);

    private static string Split(CensusRow row, Func<OrderClass, Orders> part) => string.Join(
        '/', new[] { Orders.Every, Orders.Some, Orders.None }.Select(orders => row.Classes.Where(entry => part(entry.Key) == orders).Sum(entry => entry.Value)));
}
