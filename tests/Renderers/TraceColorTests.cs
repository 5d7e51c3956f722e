using System.Text.RegularExpressions;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;

namespace LuoModel.Tests.Renderers;

/// <summary>Colours are for terminals and change no text.</summary>
public sealed partial class TraceColorTests
{
    public static TheoryData<string> All => [.. GoldenTraces.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void Without_its_colours_the_text_is_the_same(string name)
    {
        string text = TextTrace.RenderFull(GoldenTraces.Get(name));
        string painted = TraceColor.Paint(text);
        Assert.NotEqual(text, painted);
        Assert.Equal(text, Escape().Replace(painted, string.Empty));
    }

    [Fact]
    public void A_violation_is_red_and_a_refusal_yellow()
    {
        string zombie = TraceColor.Paint(TextTrace.RenderFull(GoldenTraces.Get("zombie-session")));
        Assert.Contains("\e[31m  ==> LUO039", zombie, StringComparison.Ordinal);
        Assert.Contains("\e[31m    LUO039 violated at step 7\e[0m", zombie, StringComparison.Ordinal);
        Assert.Matches("\e\\[1m\e\\[33m   4  reboot .* -EIO\e\\[0m", TraceColor.Paint(TextTrace.RenderFull(GoldenTraces.Get("freeze-fails-then-retry"))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_a_terminal_gets_them(bool color)
    {
        using var output = new StringWriter();
        TraceFormat.Write("text", GoldenTraces.Get("happy-path"), new LuoConsole { Output = output, Error = output, Color = color });
        Assert.Equal(color, output.ToString().Contains('\e', StringComparison.Ordinal));
        using var mail = new StringWriter();
        TraceFormat.Write("mail", GoldenTraces.Get("happy-path"), new LuoConsole { Output = mail, Error = mail, Color = color });
        Assert.DoesNotContain("\e", mail.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\e\[[0-9]+m")]
    private static partial Regex Escape();
}
