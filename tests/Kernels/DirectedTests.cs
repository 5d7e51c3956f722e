using System.Text;
using LuoModel.Kernel.Running;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Luo;
using LuoModel.Runs.Recordings;
using LuoModel.Runs.Scripts;
using LuoModel.Tests.Renderers;

namespace LuoModel.Tests.Kernels;

/// <summary>Sequences that are directed at the kernel: what they say on the model, and which of its answers they are counted for.</summary>
public sealed class DirectedTests
{
    /// <summary>Listed results that no directed sequence brings about; each has its reason in <see cref="ListedOutcomes"/> or needs what no script has.</summary>
    private static readonly string[] s_beyond =
    [
        "create_session -ENOSPC", "preserve_fd -ENOSPC", "register_flb -ENOSPC", "register_flb -EOPNOTSUPP", "register_flb -EINVAL", "flb_get_in -EIO",
    ];

    public static TheoryData<string> Goldens => ["happy-path", "freeze-fails-then-retry"];

    [Fact]
    public void Directed_sequences_bring_about_the_listed_results()
    {
        var answers = DirectedCases.All.SelectMany(one => ScriptAnswers.Of(DesignCatalog.Linux73, one.Commands)).ToHashSet();
        var missing = ListedOutcomes.Newest.Where(listed => !answers.Any(answer => answer.Op == listed.Op && Math.Min(answer.Ret, 0) == listed.Ret))
            .Select(listed => $"{Names.Of(listed.Op)} {Errno.Name(listed.Ret)}");
        Assert.Empty(missing.Except(s_beyond));
    }

    [Theory]
    [MemberData(nameof(Goldens))]
    public void A_trace_becomes_a_script_that_answers_as_it_does(string name)
    {
        var trace = GoldenTraces.Get(name);
        var commands = TraceScript.Of(trace);
        var answers = ScriptAnswers.Of(trace.System.Design, commands);
        // Between the steps stand injections and what each boot does; in order, every step's answer is there.
        int at = 0;
        foreach (TraceStep step in trace.Steps)
        {
            int ret = step.Result.Returned ? step.Result.Ret : int.MinValue;
            at = answers.ToList().FindIndex(at, answer => answer.Op == step.Command.Op && answer.Ret == ret) + 1;
            Assert.True(at > 0, Names.Of(step.Command, trace.System.Workload));
        }

    }

    [Theory]
    [InlineData("luo1:rfc-v3:tiny:0", "other calls")]
    [InlineData("luo1:linux-7.3:ring:0", "no mock of recordings does what handler")]
    public void What_no_script_can_do_is_said(string replay, string why)
    {
        var error = Assert.Throws<UserError>(() => TraceCases.Parse(replay, wanted => WorkloadCatalog.Get(wanted.Workload)));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_counts_only_when_the_kernel_gave_it()
    {
        KernelCase one = DirectedCases.All.Single(directed => directed.Name == "get-name");
        var coverage = new OutcomeCoverage(DesignCatalog.Linux73);
        coverage.Add(new KernelAnswer(one, AnswerKind.NotApplicable, 0) { Reason = "no machine" });
        Assert.Equal(0, coverage.Reached);
        Assert.All(coverage.Missing, missing => Assert.Equal("no machine", missing.Reason));

        coverage.Add(new KernelAnswer(one, AnswerKind.Same, one.Commands.Count));
        Assert.Equal(coverage.Known, coverage.Reached);
        Assert.Empty(coverage.Missing);
        Assert.Contains(coverage.ReachedTexts, text => text == "get_name -EINVAL: a reserved word is not zero");
        Assert.Contains(coverage.MissingListed, missing => missing.Answer.StartsWith("create_session -ENOSPC", StringComparison.Ordinal) && missing.Reason == "needs 510000 sessions");
    }

    [Fact]
    public void Two_kernels_part_at_the_first_line_that_differs()
    {
        KernelAnswer Of(params string[] lines) => new(DirectedCases.All[0], AnswerKind.Same, lines.Length) { Recording = Encoding.UTF8.GetBytes(string.Join('\n', lines)) };
        const string Head = """{"trace":"x"}""";
        const string Finish = """{"i":1,"cmd":{"op":"finish"},"ret":0,"events":[]}""";
        Assert.Null(KernelReview.Compare(Of(Head, Finish), Of(Head, Finish)));
        ReviewedDifference? found = KernelReview.Compare(Of(Head, Finish), Of(Head, Finish.Replace("\"ret\":0", "\"ret\":-16", StringComparison.Ordinal)));
        Assert.Equal(("ret 0", "ret -16", """{"op":"finish"}"""), (found!.Old, found.New, found.Command));
        Assert.NotNull(KernelReview.Compare(Of(Head, Finish), Of(Head)));
    }

    [Fact]
    public void The_last_file_that_is_let_go_is_freed_first()
    {
        string[] commands =
        [
            """{"op":"register","h":"A"}""", """{"op":"open_dev","as":"d"}""", """{"op":"create_session","dev":"d","as":"s","name":"alpha"}""",
            """{"op":"open_file","as":"f1","type":"A","ino":0}""", """{"op":"open_file","as":"f2","type":"A","ino":0}""",
            """{"op":"preserve_fd","session":"s","fd":"f1","token":1}""", """{"op":"preserve_fd","session":"s","fd":"f2","token":2}""",
            """{"op":"close","fd":"f1"}""", """{"op":"close","fd":"f2"}""", """{"op":"close","fd":"s"}""",
        ];
        // As Linux 7.3.4 and 6.19.6 answered: unpreserve of f2, then f1; freed are f1, then f2.
        string recorded = Encoding.UTF8.GetString(RecordingWriter.Write("order", DesignCatalog.Linux73, commands));
        string machine = recorded.Replace("\"oracle\"", "\"view\":\"machine\",\"oracle\"", StringComparison.Ordinal)
            .Replace("{\"ev\":\"file_free\",\"f\":\"S:alpha\"},", string.Empty, StringComparison.Ordinal)
            .Replace("{\"ev\":\"file_free\",\"f\":\"f2\"},{\"ev\":\"file_free\",\"f\":\"f1\"}", "{\"ev\":\"file_free\",\"f\":\"f1\"},{\"ev\":\"file_free\",\"f\":\"f2\"}", StringComparison.Ordinal);
        Assert.NotEqual(recorded, machine);
        Assert.Null(Conformance.Check("order", Encoding.UTF8.GetBytes(machine), DesignCatalog.Linux73).Divergence);
    }
}
