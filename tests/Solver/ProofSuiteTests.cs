using System.Diagnostics;
using LuoModel.Model;
using LuoModel.Solver.Proofs;

namespace LuoModel.Tests.Solver;

/// <summary>The table of <c>luo prove</c>.</summary>
public sealed class ProofSuiteTests(DecidedSuite suite) : IClassFixture<DecidedSuite>
{
    [SolverFact]
    public void EveryRowHasItsVerdict()
    {
        var rows = suite.Rows;
        Assert.True(rows.Count >= 20, "the table has at least 20 rows");
        Assert.All(rows, r => Assert.True(r.Verdict == r.Info.Expected, $"{r.Info.Name}: {r.Verdict}, expected {r.Info.Expected}"));

        // What is not proved comes with something to look at.
        Assert.All(rows, r => Assert.True(r.Verdict == ProofVerdict.Proved || r.Witness.Count > 0, r.Info.Name));
        Assert.All(rows, r => Assert.InRange(r.Statistics.Queries, 1, 1000));
    }

    [Fact]
    public void RowsAreNamedOnceAndSaySomething()
    {
        Assert.Equal(ProofSuite.Rows.Count, ProofSuite.Rows.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ProofSuite.Rows, r => Assert.Matches(@"^[a-z0-9.-]+$", r.Name));
        Assert.All(ProofSuite.Rows, r => Assert.EndsWith(".", r.Statement, StringComparison.Ordinal));
        Assert.All(ProofSuite.Rows, r => Assert.NotEmpty(r.Assumptions));
        Assert.All(ProofSuite.Rows, r => Assert.NotEmpty(r.Bounds));
        Assert.All(ProofSuite.Rows, r => Assert.True(r.Expected == ProofVerdict.Proved || !r.IsByConstruction, r.Name));
    }

    [Fact]
    public void AnUnknownRowIsRefused() =>
        Assert.StartsWith("no proof is called 'no-such-row', expected a part of one of ", Assert.Throws<UserError>(() => ProofSuite.Run(new() { Only = "no-such-row" })).Message, StringComparison.Ordinal);

    [SolverFact]
    public void WorkThatIsUsedUpLeavesARowUnknown()
    {
        var row = ProofSuite.Run(new() { Only = "implicit-relocks-iff-cycle", Rlimit = 1000 }).Single();
        Assert.Equal(ProofVerdict.Unknown, row.Verdict);
    }

    /// <summary>What a question costs does not depend on what ran before it, on other threads, or on the garbage collector: else the limit would decide by chance.</summary>
    [SolverTheory]
    [InlineData("enforced-serves-iff-no-cycle-reachable")]
    [InlineData("luo039-ring-linux-7.3")]
    [InlineData("flb-object-is-count-spacer")]
    public void WorkIsTheSameEveryTime(string name)
    {
        var alone = Assert.Single(suite.Rows, row => row.Info.Name == name).Statistics;
        using var stop = new CancellationTokenSource();
        var garbage = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        });
        var again = ProofSuite.Run(new() { Only = name }).Single(row => row.Info.Name == name).Statistics;
        stop.Cancel();
        garbage.Wait();
        Assert.Equal((alone.Work, alone.Conflicts, alone.Decisions), (again.Work, again.Conflicts, again.Decisions));
    }

    [SolverFact]
    public void CancellingEndsARow()
    {
        using var cancellation = new CancellationTokenSource();
        var rows = ProofSuite.Run(cancellation: cancellation.Token).GetEnumerator();
        Assert.True(rows.MoveNext());
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => rows.MoveNext());
    }

    [SolverFact]
    public void CounterexamplesAreTheShortest()
    {
        int? Length(string name) => suite.Rows.Single(r => r.Info.Name == name).Length;
        Assert.Equal(2, Length("single-pass-refusal-is-atomic"));
        Assert.Equal(3, Length("flb-finish-once-linux-7.3"));
        Assert.Equal(4, Length("flb-finish-once-references"));
        Assert.Equal(7, Length("flb-finish-once-at-finish"));
    }

    /// <summary>A test that needs a program on the PATH; where it is missing it shows as skipped.</summary>
    private sealed class ProgramTheoryAttribute : TheoryAttribute
    {
        public ProgramTheoryAttribute(string program)
        {
            if (!LuoModel.Solver.SolverRoom.Status.Available || Find(program) is null)
            {
                Skip = $"the program {program} is not installed";
            }
        }
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    [ProgramTheory("z3")]
    [Trait("Group", "all")]
    [InlineData("z3", "rlimit=20000000")]
    public void Z3DecidesEveryFileAlike(string program, string limit) => DecidedAlike(program, limit, OneContract, mayGiveUp: 2);

    [ProgramTheory("cvc5")]
    [Trait("Group", "all")]
    [InlineData("cvc5", "--rlimit=100000")]
    public void Cvc5DecidesWhatItsTheoriesAllow(string program, string limit) => DecidedAlike(
        program,
        limit,
        // cvc5 answers "unknown" to Horn clauses; assumptions alone say little; the longest runs, which it would give up, only cost time.
        text => OneContract(text) && text.Length < LongestRun
            && !text.Contains("(set-logic HORN)", StringComparison.Ordinal) && !text.Contains("-assumptions|)", StringComparison.Ordinal),
        mayGiveUp: 60);

    private const int LongestRun = 500_000;

    /// <summary>The contracts put hundreds of questions of one kind; those of one design stand for all.</summary>
    private static bool OneContract(string text) => !text.Contains("|luo prove, contract-", StringComparison.Ordinal) || text.Contains("|luo prove, contract-user-ordered", StringComparison.Ordinal);

    private void DecidedAlike(string program, string limit, Func<string, bool> wanted, int mayGiveUp)
    {
        var files = Directory.GetFiles(suite.Folder).Order(StringComparer.Ordinal).Where(f => wanted(File.ReadAllText(f))).ToList();
        Assert.True(files.Count > 100, "the suite asks more than 100 questions");
        var answers = files.AsParallel().AsOrdered().Select(f => (File: Path.GetFileName(f), Status: StatusOf(f), Answer: Ask(program, limit, f))).ToList();
        Assert.DoesNotContain(answers, a => a.Answer is "sat" or "unsat" && a.Answer != a.Status);
        var undecided = answers.Where(a => a.Answer is not ("sat" or "unsat")).Select(a => $"{a.File}: {a.Answer}").ToList();
        Assert.True(undecided.Count <= mayGiveUp, string.Join("\n", undecided));
    }

    private static string StatusOf(string file) =>
        File.ReadLines(file).First(l => l.StartsWith("(set-info :status ", StringComparison.Ordinal))["(set-info :status ".Length..^1];

    private static string Ask(string program, string limit, string file)
    {
        using var process = Process.Start(new ProcessStartInfo(Find(program)!, [limit, file]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        _ = process.StandardError.ReadToEndAsync();
        var first = process.StandardOutput.ReadLine() ?? "nothing";
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return first;
    }
}

/// <summary>The suite, decided once for all tests that look at it, with its questions written down.</summary>
public sealed class DecidedSuite : IDisposable
{
    public DecidedSuite()
    {
        Folder = Directory.CreateTempSubdirectory("luo-smt2-").FullName;
        Rows = [.. ProofSuite.Run(new() { Smt2Folder = Folder })];
    }

    public string Folder { get; }

    public IReadOnlyList<ProofRow> Rows { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
