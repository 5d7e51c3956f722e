using LuoModel.Cli.Fuzz;
using LuoModel.Cli.Output;

namespace LuoModel.Tests.Cli;

/// <summary>Nearly right inputs on every surface.</summary>
public sealed class FuzzTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-fuzz-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string> Surfaces => [.. FuzzSurface.All.Select(surface => surface.Name)];

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void A_hundred_inputs_of_each_surface_find_nothing(string surface)
    {
        CliRun run = CliRun.Of("fuzz", "--surface", surface, "--count", "100", "--seed", "7");
        Assert.True(run.ExitCode == ExitCode.Done, run.Output);
        Assert.EndsWith("100 inputs on 1 surface, seed 7: 0 found\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_answer_may_be_is_found()
    {
        FuzzSurface surface = new("x", [], null, text => [text]);
        Assert.Equal("exit code 9", Answer(9, "luo: x\n", string.Empty));
        Assert.StartsWith("luo: internal error", Answer(ExitCode.InternalError, "luo: internal error\n", string.Empty), StringComparison.Ordinal);
        Assert.Contains("2 lines", Answer(ExitCode.BadInput, "luo: a\nb\n", string.Empty), StringComparison.Ordinal);
        Assert.Contains("3 characters of output", Answer(ExitCode.BadInput, "luo: a\n", "abc"), StringComparison.Ordinal);
        Assert.Null(Answer(ExitCode.BadInput, "luo: a\n", string.Empty));
        Assert.Null(Answer(ExitCode.Done, string.Empty, "abc"));

        string? Answer(int exit, string error, string output) => new Fuzzer(
            (_, console) =>
            {
                console.Error.Write(error);
                console.Output.Write(output);
                console.Output.Flush();
                return exit;
            },
            _folder.FullName).Wrong(surface, "x");
    }

    [Theory]
    [InlineData("list designs --json README.md")]
    [InlineData("list designs --json=README.md")]
    [InlineData("run x --output docs")]
    public void An_input_writes_only_into_its_folder(string input)
    {
        string[] words = [];
        new Fuzzer(
            (seen, _) =>
            {
                words = [.. seen];
                return ExitCode.Done;
            },
            _folder.FullName).Wrong(FuzzSurface.All.First(surface => surface.Name == "words"), input);
        Assert.EndsWith(Path.Combine(_folder.FullName, "written"), words[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_number_is_the_same_input()
    {
        var seen = new List<string>();
        var fuzzer = new Fuzzer(
            (words, _) =>
            {
                seen.Add(string.Join(' ', words));
                return ExitCode.Done;
            },
            _folder.FullName);
        for (int i = 0; i < 50; i++)
        {
            fuzzer.Try(3, i, FuzzSurface.All);
            fuzzer.Try(3, i, FuzzSurface.All);
        }

        for (int i = 0; i + 1 < seen.Count; i += 2)
        {
            Assert.Equal(seen[i], seen[i + 1]);
        }

        Assert.True(seen.Distinct().Count() > 20);
    }
}
