namespace LuoModel.Tests.Setup;

/// <summary><c>./luo test</c>: the last line is always the count, and only a run in which something passed and nothing failed returns 0.</summary>
public sealed class LuoTestCommandTests : IDisposable
{
    private readonly FakeCheckout _checkout = new();

    public LuoTestCommandTests() => _checkout.Write("fake/registry-has-z3", string.Empty);

    public void Dispose() => _checkout.Dispose();

    [Theory]
    [InlineData("total=\"5\" executed=\"5\" passed=\"5\" failed=\"0\" error=\"0\" timeout=\"0\" aborted=\"0\"", 0, "5 passed, 0 failed", 0)]
    [InlineData("total=\"9\" executed=\"8\" passed=\"6\" failed=\"2\" error=\"0\" timeout=\"0\" aborted=\"0\"", 1, "6 passed, 2 failed", 1)]
    [InlineData("total=\"9\" executed=\"9\" passed=\"6\" failed=\"0\" error=\"1\" timeout=\"1\" aborted=\"1\"", 1, "6 passed, 3 failed", 1)]
    [InlineData("total=\"0\" executed=\"0\" passed=\"0\" failed=\"0\" error=\"0\" timeout=\"0\" aborted=\"0\"", 0, "0 passed, 0 failed", 1)]
    [InlineData("total=\"5\" executed=\"5\" passed=\"5\" failed=\"0\" error=\"0\" timeout=\"0\" aborted=\"0\"", 134, "5 passed, 1 failed", 1)]
    [InlineData(null, 1, "0 passed, 0 failed", 1)]
    public void The_count_comes_from_the_runners_record(string? counters, int runner, string last, int exitCode)
    {
        if (counters is not null)
        {
            _checkout.Write("fake/counters", counters);
        }

        _checkout.Environment["TEST_EXIT"] = $"{runner}";
        ScriptRun run = _checkout.Run("test");
        Assert.Equal(last, run.Output.TrimEnd('\n').Split('\n')[^1]);
        Assert.Equal(exitCode, run.ExitCode);
    }

    [Fact]
    public void Further_words_go_to_the_runner()
    {
        _checkout.Run("test", "--filter", "A|B");
        Assert.EndsWith(" --filter A|B", _checkout.TakeCalls()[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Group!=all&Group!=kernel&Group!=mutants")]
    [InlineData("--all", "Group!=kernel&Group!=mutants")]
    [InlineData("--kernel", "Group=kernel")]
    [InlineData("--mutants", "Group=mutants")]
    [InlineData("--kernel --mutants", "Group=kernel|Group=mutants")]
    [InlineData("--all --kernel", "Group!=mutants")]
    [InlineData("--all --mutants", "Group!=kernel")]
    [InlineData("--filter A|B --all", "(Group!=kernel&Group!=mutants)&(A|B)")]
    [InlineData("--mutants --filter=A", "(Group=mutants)&(A)")]
    [InlineData("--all --mutants --kernel", null)]
    public void Groups_are_chosen_by_name(string words, string? filter)
    {
        _checkout.Run(["test", .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--blame"]);
        Assert.EndsWith(filter is null ? "minimal --blame" : $" --filter {filter} --blame", _checkout.TakeCalls()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void All_tests_have_the_programs_they_need_or_fail()
    {
        _checkout.WriteScript("tests/provide-readers", "echo provide >>\"$FAKE/calls\"; exit 1");
        _checkout.Run("test");
        Assert.DoesNotContain(_checkout.TakeCalls(), call => call is "provide" or "readers required");
        _checkout.Run("test", "--all");
        Assert.Equal(["provide", "readers required"], _checkout.TakeCalls().Where(call => call is "provide" or "readers required"));
    }

    [Fact]
    public void A_change_in_the_tests_builds_them_again()
    {
        _checkout.Run("test");
        _checkout.TakeCalls();
        _checkout.Run("test");
        Assert.DoesNotContain(_checkout.TakeCalls(), call => call.StartsWith("build", StringComparison.Ordinal));
        _checkout.Write("tests/tests.cs", "changed");
        _checkout.Run("test");
        Assert.Contains("build tests/LuoModel.Tests.csproj with", _checkout.TakeCalls());
    }

    [Fact]
    public void A_build_that_fails_still_ends_in_a_count()
    {
        _checkout.Write("fake/broken", string.Empty);
        ScriptRun run = _checkout.Run("test");
        Assert.Equal("0 passed, 0 failed\n", run.Output);
        Assert.EndsWith("luo: the build failed\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void Its_help_is_the_programs() =>
        Assert.EndsWith(" [test] [--help]\n", _checkout.Run("test", "--help").Output, StringComparison.Ordinal);
}
