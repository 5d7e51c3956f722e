using LuoModel.Model;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Scenarios;
using LuoModel.Runs.Scenarios.Language;
using LuoModel.Runs.Scenarios.Steps;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Scenarios;

/// <summary>The language: what is refused and where, what is formatted and how.</summary>
public sealed class ScenarioLanguageTests
{
    private const string Head = "scenario x\nworkload tiny\non linux-7.3\n";

    [Theory]
    [InlineData("scenaro x\n", "x.luo:1:1: 'scenaro' is no statement, did you mean 'scenario'?")]
    [InlineData(Head + "agent:\n  reboo\n", "x.luo:5:3: 'reboo' is no operation, did you mean 'reboot'?")]
    [InlineData(Head + "agnt:\n", "x.luo:4:1: 'agnt' is no actor, did you mean 'agent'?")]
    [InlineData(Head + "reboot\n", "x.luo:4:1: a step without an actor, expected a line such as 'agent:' before it")]
    [InlineData(Head + "agent:\n  finish s9\n", "x.luo:5:10: nothing sets 's9', did you mean 's1'?")]
    [InlineData(Head + "agent:\n  preserve_fd s1 f1\n", "x.luo:5:20: the line ends, expected 'token' of preserve_fd SESSION FD token N")]
    [InlineData(Head + "agent:\n  preserve_fd s1 f1 token x\n", "x.luo:5:27: 'x', expected a number from 0 to 2^64-1")]
    [InlineData(Head + "agent:\n  create_session s1 -> s1\n", "x.luo:5:18: 's1', expected a session name in quotes, or a letter, * and a number")]
    [InlineData(Head + "agent:\n  create_session \"s1 -> s1\n", "x.luo:5:18: the quote is not closed, expected \" before the line ends")]
    [InlineData(Head + "agent:\n  reboot = -EBUSSY\n", "x.luo:5:12: '-EBUSSY' is no result, expected 0, a number, an errno such as -EBUSY, waits-rwsem-read, waits-rwsem-write, waits-mutex, panic, oops")]
    [InlineData(Head + "agent:\n  reboot = 0 on g4b\n", "x.luo:5:17: the scenario is not judged on 'g4b', expected one of linux-7.3")]
    [InlineData(Head + "agent:\n  a: reboot\n  a: reboot\n", "x.luo:6:3: a second step 'a', expected a new label")]
    [InlineData(Head + "agent:\n  reboot with freeze\n", "x.luo:5:15: 'freeze', expected inject or fault")]
    [InlineData(Head + "agent:\n  may inject freeze token 1 returns -EIO\n", "x.luo:5:3: 'may' without a step, expected an operation before it")]
    [InlineData(Head + "agent:\n  a: with inject freeze token 1 returns -EIO\n", "x.luo:5:6: 'with' without a step, expected an operation before it")]
    [InlineData(Head + "agent:\n  with\n", "x.luo:5:3: 'with' without a step, expected an operation before it")]
    [InlineData(Head + "agent:\n  reboot\nexpect always called freeze > 255\n", "x.luo:6:31: '255', expected a number from 0 to 254: more are not told apart")]
    [InlineData(Head + "agent:\n  reboot\nexpect maybe panic\n", "x.luo:6:8: 'maybe', expected one of always, sometimes, never")]
    [InlineData(Head + "agent:\n  reboot\nexpect always panik\n", "x.luo:6:15: 'panik' is neither a condition nor the label of a step, did you mean 'panic'?")]
    [InlineData(Head + "agent:\n  reboot\nexpect always (panic\n", "x.luo:6:21: the condition ends, expected ')'")]
    [InlineData(Head + "agent:\n  reboot\nexpect always violated LUO999\n", "x.luo:6:24: there is no invariant 'LUO999', did you mean 'LUO009'?")]
    [InlineData(Head + "agent:\n  reboot\nexpect always called freez\n", "x.luo:6:22: 'freez' is no callback or event, did you mean 'freeze'?")]
    [InlineData(Head + "agent:\n  reboot\nexpect always panic on\n", "x.luo:6:23: the line ends, expected the designs it is for")]
    [InlineData(Head, "x.luo:4:1: the text ends without 'a step'")]
    [InlineData("scenario x\non mainlin\n", "x.luo:2:4: there is no design 'mainlin', did you mean 'mainline'?")]
    [InlineData("scenario x\nworkload tyni\n", "x.luo:2:10: no workload 'tyni', expected one of tiny")]
    [InlineData("scenario x\nworkload\n  handler full\n  file f1 ful\nend\n", "x.luo:4:11: no handler 'ful', expected one of full")]
    [InlineData("scenario x\nworkload\n  handler full\n", "x.luo:4:1: the text ends inside the workload, expected 'end'")]
    [InlineData("scenario x\nmocks\non linux-7.3\nscript:\n  register Z\n", "x.luo:5:12: h: expected one of A, B, C")]
    [InlineData("scenario x\nmocks\non linux-7.3\nscript:\n  fault kzalloc n 0\n", "x.luo:5:19: n: expected a number from 1: the n-th next use fails")]
    public void A_mistake_is_told_with_its_place(string text, string expected)
    {
        UserError error = Assert.Throws<UserError>(() => ScenarioRunner.Run(Parse(text), LuoModel.Model.Designs.DesignCatalog.Linux73));
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_can_not_exhaust_the_stack() =>
        Assert.Contains("nested more than 100 deep", Assert.Throws<UserError>(() => Parse($"{Head}agent:\n  reboot\nexpect always {new string('(', 100_000)}panic\n")).Message, StringComparison.Ordinal);

    /// <summary>Twenty times as many terms take about twenty times as long; with a square in it they would take four hundred times.</summary>
    [Fact]
    public void A_wide_condition_takes_time_in_proportion()
    {
        Seconds(1_000);
        double few = Enumerable.Range(0, 5).Min(_ => Seconds(5_000));
        double many = Enumerable.Range(0, 3).Min(_ => Seconds(100_000));
        Assert.True(many < 100 * few, $"{few} s for 5000 terms, {many} s for 100000");

        static double Seconds(int terms)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            string atoms = string.Join(" and ", Enumerable.Repeat("not violated LUO001 or not called freeze token 1 > 3", terms / 2));
            ScenarioReport report = ScenarioRunner.Run(Parse($"{Head}agent:\n  reboot\nexpect always {atoms}\n"), LuoModel.Model.Designs.DesignCatalog.Linux73);
            Assert.True(report.AsExpected);
            return clock.Elapsed.TotalSeconds;
        }
    }

    [Fact]
    public void The_formatter_keeps_words_and_comments_and_is_idempotent()
    {
        const string Text = """
            # about it
            scenario   x


            workload tiny
            on linux-7.3


            agent:
            create_session "s1" -> s1 = 0   # first
                # the second
            two: preserve_fd s1 f1 token 1   =   0 ,   -EBUSY   on linux-7.3
            expect always ( two = 0   or not panic )
            """;
        const string Formatted = """
            # about it
            scenario x

            workload tiny
            on linux-7.3

            agent:
              create_session "s1" -> s1 = 0  # first
              # the second
              two: preserve_fd s1 f1 token 1 = 0, -EBUSY on linux-7.3
            expect always (two = 0 or not panic)

            """;
        Assert.Equal(Formatted, ScenarioFormatter.Format("x.luo", Text));
        Assert.Equal(Formatted, ScenarioFormatter.Format("x.luo", Formatted));
    }

    [Fact]
    public void The_document_has_every_step_in_its_form()
    {
        string document = File.ReadAllText(Checkout.PathOf("docs/scenario-language.md"));
        Assert.All(StepForms.All, form => Assert.Contains($"\n| `{form.Pattern}` | {form.About} |\n", document, StringComparison.Ordinal));
    }

    private static Scenario Parse(string text) => ScenarioParser.Parse("x.luo", text, WorkloadCatalog.Get);
}
