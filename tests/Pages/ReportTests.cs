using LuoModel.Cli.Output;
using LuoModel.Cli.Pages;
using LuoModel.Kernel.Running;
using LuoModel.Model.Designs;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Runs.Recordings;
using LuoModel.Search.Graph;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Pages;

/// <summary><c>--report</c>: one file that needs nothing, the same bytes for the same result.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-report-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_same_result_is_the_same_file_that_asks_nothing_of_a_network()
    {
        var (first, second) = (Report("a", "check", "--workload", "ring", "--engine", "exhaustive", "--threads", "1"), Report("b", "check", "--workload", "ring", "--engine", "exhaustive", "--threads", "2"));
        Assert.Equal(first, second);
        Assert.Contains("default-src 'none'", first, StringComparison.Ordinal);
        Assert.Contains("connect-src 'none'", first, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", first, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", first[..first.IndexOf("<script", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diff 7.0 7.3 --workload tiny", "\"beside\":1")]
    [InlineData("review 7.0 7.3 --workload tiny --invariant LUO022", "\"columns\":[{\"name\":\"old\"")]
    [InlineData("run docs/scenarios/flb-never-fetched-then-never-finished.luo", "\"trace\":0")]
    [InlineData("bugs B05", "\"trace\":0")]
    [InlineData("matrix --workload ring --design 7.0 --design 7.3", "\"name\":\"linux-7.0\"")]
    public void Every_command_with_a_result_writes_one(string words, string part)
    {
        string[] args = [.. words.Split(' ').Select(word => word.StartsWith("docs/", StringComparison.Ordinal) ? Checkout.PathOf(word) : word)];
        Assert.Contains(part, Report("page", args), StringComparison.Ordinal);
    }

    [Fact]
    public void Recordings_have_a_page_too()
    {
        var recording = Directory.EnumerateFiles(Checkout.PathOf("tests/recordings"), "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        Assert.Contains("1 of 1 recording conform", Report("page", "conform", recording), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_of_a_kernel_have_a_page_too()
    {
        var one = DirectedCases.All[0];
        var divergence = new Divergence("x", "linux-7.3", DivergenceKind.Result, "0", "-EIO") { Command = new ScriptLine(3, "finish") };
        var page = RunPages.Of(DesignCatalog.Newest, [new KernelAnswer(one, AnswerKind.Differs, 3) { Divergence = divergence, Log = ["WARNING"] }]);
        var cell = Assert.Single(page.Cells);
        Assert.Equal(CellState.Unexpected, cell.State);
        Assert.Contains("recorded: 0", cell.Facts);
        Assert.Contains("WARNING", cell.Facts);
        Assert.Contains("1 differs", page.Notes[0], StringComparison.Ordinal);
        Assert.NotEmpty(PageDocument.Write(page, "check", CancellationToken.None));
    }

    [Fact]
    public void Another_name_is_refused_before_anything_is_done() =>
        Assert.Contains("expected a name that ends in .html", CliRun.Of("check", "--workload", "ring", "--report", "x.pdf").BadInput(), StringComparison.Ordinal);

    [Theory]
    [InlineData("tiny")]
    [InlineData("ring")]
    [InlineData("names")]
    public void A_carried_graph_is_the_graph_of_the_engine(string workload)
    {
        var set = ExhaustiveCheck.Bind(DesignCatalog.Newest, WorkloadCatalog.Get(workload), new CheckOptions());
        var graph = ChoiceGraph.Of(set, 5000)!;
        var engine = StateGraph.Of(new LuoExplorable(set), 5000);
        Assert.Equal(engine.Nodes.Count, graph.Nodes.Count);
        Assert.Equal(
            engine.Edges.Select(edge => (edge.From, edge.To, Deviations.Command(edge.Action), Deviations.Points(edge.Action))),
            graph.Nodes.SelectMany((node, from) => node.Choices.Where(choice => choice.To != from || choice.Step.Violated.Count > Standing(set, node))
                .Select(choice => (from, choice.To, choice.Step.Replay.Command, choice.Step.Replay.Points))));
    }

    [Fact]
    public void A_graph_that_is_too_large_is_not_carried() =>
        Assert.Null(ChoiceGraph.Of(ExhaustiveCheck.Bind(DesignCatalog.Newest, WorkloadCatalog.Get("tiny"), new CheckOptions()), 100));

    [Fact]
    [Trait("Group", "all")]
    public void The_page_of_the_default_check_is_below_two_megabytes() =>
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(DefaultCheck.Page), 100_000, 2_000_000);

    /// <summary>Invariants that are violated in the state itself: a step that stays in it violates them as well.</summary>
    private static int Standing(InvariantSet set, ChoiceNode node) =>
        (int)UInt128.PopCount(set.CheckState(new LuoState(set.System.Layout, node.State)));

    private string Report(string name, params string[] args)
    {
        var file = Path.Combine(_folder.FullName, name + ".html");
        var run = CliRun.Of([.. args, "--report", file]);
        Assert.True(run.ExitCode is ExitCode.Done or ExitCode.Found, run.Output + run.Error);
        return File.ReadAllText(file);
    }
}
