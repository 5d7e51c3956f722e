namespace LuoModel.Tests.Docs;

/// <summary>The description of LUO's generations names its sources and has no torn text.</summary>
public sealed class SemanticsTests
{
    private static readonly string s_text = File.ReadAllText(Path.Combine(Checkout.Root, "docs/semantics.md"));

    [Fact]
    public void Every_source_is_named() => Assert.DoesNotContain("archived mail", s_text, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Every_square_bracket_is_closed_in_its_paragraph() => Assert.All(
        s_text.Split("\n\n"), paragraph => Assert.Equal(paragraph.Count(sign => sign == '['), paragraph.Count(sign => sign == ']')));
}
