using LuoModel.Cli.Renderers;

namespace LuoModel.Tests.Renderers;

/// <summary>What a mail demands of its text.</summary>
public sealed class MailTests
{
    public static TheoryData<string> All => [.. GoldenTraces.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void No_line_is_wider_than_72_columns_but_the_replay_string(string name) =>
        Assert.All(
            MailTrace.Render(GoldenTraces.Get(name)).Split('\n').Where(line => !line.Contains("luo2:", StringComparison.Ordinal)),
            line => Assert.InRange(line.Length, 0, 72));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_kexec_is_a_rule_across_the_page(string name)
    {
        var trace = GoldenTraces.Get(name);
        var jumps = trace.Steps.Sum(step => step.Events.Count(e => e.Kind == LuoModel.Model.Events.EventKind.Kexec));
        var rules = MailTrace.Render(trace).Split('\n').Count(line => line.StartsWith("= kexec ===", StringComparison.Ordinal) && line.Length == 72);
        Assert.Equal(jumps, rules);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Is_plain_text(string name) =>
        Assert.All(MailTrace.Render(GoldenTraces.Get(name)), c => Assert.True(c is '\n' or (>= ' ' and < (char)127), $"character {(int)c}"));
}
