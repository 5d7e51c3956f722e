using System.Globalization;
using System.Xml.Linq;
using LuoModel.Cli.Renderers.Pictures;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;

namespace LuoModel.Tests.Renderers;

/// <summary>The picture of a trace: XML that a browser reads, with every step in it and no text on another.</summary>
public sealed class SvgTests
{
    private const int Character = 8;
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> All => [.. GoldenTraces.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_step_is_in_it(string name)
    {
        Trace trace = GoldenTraces.Get(name);
        XElement[] steps = [.. Picture(trace).Elements(s_svg + "g").Where(group => (string?)group.Attribute("class") == "step")];
        Assert.Equal(Enumerable.Range(1, trace.Steps.Count).Select(Number), steps.Select(group => group.Attribute("data-step")!.Value));
        foreach ((XElement group, TraceStep step) in steps.Zip(trace.Steps))
        {
            string[] texts = [.. group.Elements(s_svg + "text").Select(text => text.Value)];
            Assert.Contains(Names.Of(step.Command, trace.System.Workload), texts);
            Assert.Contains(Names.Of(step.Result), texts);
            Assert.All(step.Events, e => Assert.Contains(texts, text => text.StartsWith(Names.Of(e, trace.System.Workload), StringComparison.Ordinal)));
            Assert.All(step.Violated, id => Assert.Contains(texts, text => text.StartsWith($"{id} violated: ", StringComparison.Ordinal)));
            Assert.Equal(step.Events.Count(e => e.Kind is EventKind.Kexec or EventKind.ColdBoot), group.Elements(s_svg + "line").Count(line => (string?)line.Attribute("class") == "rule"));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_text_lies_on_another_or_outside(string name)
    {
        XElement picture = Picture(GoldenTraces.Get(name));
        (int Left, int Top, int Right, int Bottom)[] boxes = [.. picture.Descendants(s_svg + "text").Select(Box)];
        Assert.All(boxes, box => Assert.True(box.Left >= 0 && box.Top >= 0 && box.Right <= Value(picture, "width") && box.Bottom <= Value(picture, "height")));
        for (int i = 0; i < boxes.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.False(Overlap(boxes[i], boxes[j]), $"texts {j} and {i}");
            }
        }
    }

    [Fact]
    public void Lanes_are_actors_LUO_handlers_and_FLBs()
    {
        Trace trace = GoldenTraces.Get("flb-shared-by-two-handlers");
        XElement picture = Picture(trace);
        Assert.Equal(
            ["agent", "driver", "LUO", .. trace.System.Workload.Handlers.Select(handler => $"handler {handler.Name}"), "FLB pool"],
            picture.Elements(s_svg + "text").Where(text => (string?)text.Attribute("class") == "lane-name").Select(text => text.Value));
        Assert.Contains("prefers-color-scheme: dark", picture.Element(s_svg + "style")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(picture.DescendantsAndSelf().Attributes(), attribute => attribute.Value.Contains("//", StringComparison.Ordinal) && !attribute.IsNamespaceDeclaration);
    }

    private static XElement Picture(Trace trace) => XElement.Parse(SvgTrace.Render(trace));

    private static (int Left, int Top, int Right, int Bottom) Box(XElement text)
    {
        const int Above = 12, Below = 4;
        return (Value(text, "x"), Value(text, "y") - Above, Value(text, "x") + (Character * text.Value.Length), Value(text, "y") + Below);
    }

    private static bool Overlap((int Left, int Top, int Right, int Bottom) a, (int Left, int Top, int Right, int Bottom) b) =>
        a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    private static int Value(XElement element, string name) => int.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
