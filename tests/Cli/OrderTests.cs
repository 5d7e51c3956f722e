using System.Text.Json;
using LuoModel.Tests.Solver;

namespace LuoModel.Tests.Cli;

/// <summary><c>luo order</c> as a user sees it; that the answers are right is shown where the solver is tested.</summary>
public sealed class OrderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-order-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SolverFact]
    public void A_chain_works_in_some_orders_of_preserve()
    {
        CliRun run = CliRun.Of("order", Graph("vfio -> iommufd\niommufd -> kvm\n"), "--first");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("3 files, 2 dependencies", run.Output, StringComparison.Ordinal);
        Assert.Contains("preserve: in some orders", run.Output, StringComparison.Ordinal);
        Assert.Contains("works: kvm iommufd vfio", run.Output, StringComparison.Ordinal);
        Assert.Contains("-ENOENT", run.Output, StringComparison.Ordinal); // why another order fails
        Assert.Contains("retrieve: in every order", run.Output, StringComparison.Ordinal);
        Assert.Contains("finish: in every order", run.Output, StringComparison.Ordinal);
    }

    [SolverFact]
    public void A_cycle_is_shown_with_its_rule_and_repairs()
    {
        CliRun run = CliRun.Of("order", Graph("a -> b\nb -> c\nc -> a\nd -> a\n"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("preserve: in no order", run.Output, StringComparison.Ordinal);
        Assert.Contains("a -> b  (line 1)", run.Output, StringComparison.Ordinal);
        Assert.Contains("luo_preserve_file()", run.Output, StringComparison.Ordinal);
        Assert.Contains("look up at freeze: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("never served: a b c d", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("finish: in no order\n  all of it as for retrieve\n", run.Output, StringComparison.Ordinal);
    }

    [SolverFact]
    public void The_json_has_the_members_that_tools_rely_on()
    {
        using JsonDocument cyclic = JsonDocument.Parse(CliRun.Of("order", Graph("a -> b\nb -> a\n"), "--json", "-").Output);
        Assert.Equal((2, 2), (cyclic.RootElement.GetProperty("nodes").GetInt32(), cyclic.RootElement.GetProperty("edges").GetInt32()));
        Assert.Equal("none", cyclic.RootElement.GetProperty("preserve").GetString());
        Assert.Equal("none", cyclic.RootElement.GetProperty("retrieve").GetString());
        Assert.Equal("none", cyclic.RootElement.GetProperty("finish").GetString());
        Assert.Equal(["a", "b"], cyclic.RootElement.GetProperty("cycle").EnumerateArray().Select(name => name.GetString()!).Order());
        Assert.Empty(cyclic.RootElement.GetProperty("order").EnumerateArray());

        using JsonDocument chain = JsonDocument.Parse(CliRun.Of("order", Graph("a -> b\n"), "--json", "-").Output);
        Assert.Equal("some", chain.RootElement.GetProperty("preserve").GetString());
        Assert.Equal(["b", "a"], chain.RootElement.GetProperty("order").EnumerateArray().Select(name => name.GetString()!));
        Assert.Empty(chain.RootElement.GetProperty("cycle").EnumerateArray());
    }

    [SolverFact]
    public void All_designs_are_every_combination_of_their_dependency_switches()
    {
        string graph = Graph("a -> b\nb -> a\n");
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("order", graph, "--design", "all", "--json", "-").Output);
        JsonElement[] designs = [.. json.RootElement.GetProperty("designs").EnumerateArray()];
        Assert.Equal(18, designs.Length);
        Assert.Equal(6, designs.Count(design => design.GetProperty("preserve").GetString() == "none")); // looked up at preserve
        Assert.Equal(12, designs.Count(design => design.GetProperty("retrieve").GetString() == "none")); // implicit or enforced
        string[] rows = CliRun.Of("order", graph, "--design", "all").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3 + 18, rows.Length);
    }

    [SolverFact]
    public void A_workload_is_a_graph_too() =>
        Assert.Contains("ring: 3 files, 3 dependencies", CliRun.Of("order", "ring").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("a -> \n", ":1:")]
    [InlineData("a -> b\na -> b -> \n", ":2:")]
    public void A_bad_graph_is_one_line_with_its_place(string text, string place)
    {
        string graph = Graph(text);
        Assert.StartsWith($"luo: {graph}{place}", CliRun.Of("order", graph).BadInput(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such file", "nowhere")]
    [InlineData("no such file", "no/where.dot")]
    [InlineData("there is no design 'x'", "ring", "--design", "x")]
    [InlineData("--all is '0'", "ring", "--all", "0")]
    [InlineData("order needs a GRAPH, a file or a wor")]
    public void Bad_words_are_one_line(string part, params string[] words) =>
        Assert.Contains(part, CliRun.Of(["order", .. words]).BadInput(), StringComparison.Ordinal);

    private string Graph(string text)
    {
        string file = Path.Combine(_folder.FullName, "graph.txt");
        File.WriteAllText(file, text);
        return file;
    }
}
