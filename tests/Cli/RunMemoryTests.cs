using LuoModel.Cli;
using LuoModel.Cli.Output;

namespace LuoModel.Tests.Cli;

/// <summary>Long work says before it begins what it will do and how long that took last time; no report knows of it.</summary>
public sealed class RunMemoryTests : IDisposable
{
    private static readonly string[] s_check = ["check", "--workload", "tiny", "--workload", "ring", "--engine", "exhaustive", "--faults", "0", "--no-traces"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-memory-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_second_time_it_says_how_long_the_first_took()
    {
        (string first, string firstSaid) = Run(s_check);
        (string second, string secondSaid) = Run(s_check);
        Assert.Equal("luo: check linux-7.3 on 2 workloads, at most 0 faults, by exhaustive, on " + Threads + "; how long it takes is not known yet\n", firstSaid);
        Assert.Matches("; last time it took [0-9]+ s\n$", secondSaid);
        Assert.Equal(first, second);
        Assert.Contains("not known yet", Run([.. s_check, "--max-depth", "3"]).Said + Run([.. s_check[..^1], "--invariant", "LUO001"]).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_quick_or_one_run_says_nothing()
    {
        Assert.Empty(Run(["check", "--quick"]).Said);
        Assert.Empty(Run(["check", "--workload", "tiny", "--engine", "exhaustive", "--faults", "0"]).Said);
    }

    [Fact]
    public void A_broken_memory_is_no_memory()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "times.json"), "{");
        Assert.Contains("not known yet", Run(s_check).Said, StringComparison.Ordinal);
        Assert.Contains("last time it took", Run(s_check).Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2, "1 s")]
    [InlineData(59, "59 s")]
    [InlineData(250, "4 min 10 s")]
    public void Times_are_for_people(double seconds, string text) => Assert.Equal(text, RunMemory.Text(TimeSpan.FromSeconds(seconds)));

    private static string Threads => LuoModel.Model.Counted.Of(Environment.ProcessorCount, "thread");

    private (string Text, string Said) Run(string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        LuoApp.Run(words, new LuoConsole { Output = output, Error = error, Memory = _folder.FullName });
        return (output.ToString(), error.ToString());
    }
}
