using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace LuoModel.Cli.Renderers.Pictures;

/// <summary>Draws lanes and rows as SVG, readable on light and on dark ground; no script, nothing from elsewhere.</summary>
internal sealed class SvgSheet(SvgLanes lanes)
{
    private const int RowHeight = 24;
    private const int HeadHeight = 26;
    private const int Baseline = 17;
    private const int Arrow = 7;
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private const string Style = """
        text { font: 13px ui-monospace, 'DejaVu Sans Mono', monospace; fill: #1b1f24; }
        .page { fill: #ffffff; } .lane { stroke: #b6bec8; } .head { fill: #e8eef6; stroke: #5b6b80; }
        .arrow { stroke: #33475b; fill: none; } .answer { stroke-dasharray: 5 4; } .tip { fill: #33475b; }
        .note { fill: #fff6d6; stroke: #b59a3a; } .rule { stroke: #2457a6; stroke-width: 2; } .label { fill: #dbe8fb; stroke: #2457a6; }
        .banner { fill: #fde3e1; stroke: #b3261e; } text.bad { fill: #9b1c15; } .ground { fill: #ffffff; } text.number { fill: #66727f; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6e9ec; } .page, .ground { fill: #15191e; } .lane { stroke: #4a5561; } .head { fill: #25303c; stroke: #8a9bb0; }
          .arrow { stroke: #a9bccf; } .tip { fill: #a9bccf; } .note { fill: #3b3415; stroke: #b59a3a; } .rule { stroke: #7aa7ee; }
          .label { fill: #1d3350; stroke: #7aa7ee; } .banner { fill: #45201d; stroke: #ef8078; } text.bad { fill: #ff9d95; } text.number { fill: #98a4b0; }
        }
        """;

    private readonly List<XElement> _steps = [];
    private int _y;

    /// <summary>Draws a picture.</summary>
    /// <param name="title">What it shows, lines above the lanes.</param>
    /// <param name="description">What a reader of the file should find whole: how to replay it.</param>
    /// <param name="rows">The rows, in order.</param>
    public string Draw(IReadOnlyList<string> title, string description, IReadOnlyList<SvgRow> rows)
    {
        var width = Math.Max(lanes.Right, title.Concat(rows.Where(row => row.Kind == SvgRowKind.Banner).Select(row => row.Text)).Max(SvgLanes.Width) + SvgLanes.Margin + (2 * SvgLanes.Gap)) + SvgLanes.Gap;
        var heading = title.Select((line, i) => Text(SvgLanes.Gap, (i * RowHeight) + Baseline, line, "title")).ToArray();
        var top = (title.Count * RowHeight) + SvgLanes.Gap;
        _y = top + HeadHeight + SvgLanes.Gap;
        foreach (var step in rows.GroupBy(row => row.Step))
        {
            var group = Element("g", ("class", "step"), ("data-step", Number(step.Key)));
            group.Add(Text(SvgLanes.Gap, _y + Baseline, Number(step.Key), "number"));
            foreach (var row in step)
            {
                Row(group, row, width);
            }

            _steps.Add(group);
            _y += SvgLanes.Gap;
        }

        var picture = Element("svg", ("width", Number(width)), ("height", Number(_y)), ("viewBox", $"0 0 {Number(width)} {Number(_y)}"));
        picture.Add(new XElement(s_svg + "title", title[0]), new XElement(s_svg + "desc", description), new XElement(s_svg + "style", Style));
        picture.Add(Rectangle(0, 0, width, _y, "page"), heading);
        for (var lane = 0; lane < lanes.Heads.Count; lane++)
        {
            picture.Add(Line(lanes[lane], top + HeadHeight, lanes[lane], _y, "lane"));
            picture.Add(Rectangle(lanes[lane] - (lanes.HeadWidth(lane) / 2), top, lanes.HeadWidth(lane), HeadHeight, "head"));
            picture.Add(Text(lanes[lane] - (SvgLanes.Width(lanes.Heads[lane]) / 2), top + Baseline, lanes.Heads[lane], "lane-name"));
        }

        picture.Add(_steps);
        return Written(picture);
    }

    private void Row(XElement group, SvgRow row, int width)
    {
        switch (row.Kind)
        {
            case SvgRowKind.Call or SvgRowKind.Answer:
                Message(group, row);
                break;
            case SvgRowKind.Note:
                Boxed(group, lanes[row.From] + SvgLanes.Gap, row.Text, row.IsBad ? "banner" : "note", row.IsBad);
                break;
            case SvgRowKind.Rule:
                group.Add(Line(0, _y + (RowHeight / 2), width, _y + (RowHeight / 2), "rule"));
                Boxed(group, lanes[0], row.Text, "label", bad: false);
                break;
            default:
                group.Add(Rectangle(SvgLanes.Margin, _y, width - SvgLanes.Margin - SvgLanes.Gap, RowHeight, row.IsBad ? "banner" : "note"));
                group.Add(Text(SvgLanes.Margin + SvgLanes.Gap, _y + Baseline, row.Text, row.IsBad ? "bad" : "said"));
                break;
        }

        _y += RowHeight;
    }

    /// <summary>An arrow with its text above it, on ground of its own so that no lane runs through a word.</summary>
    private void Message(XElement group, SvgRow row)
    {
        const int Below = 21;
        var (from, to) = (lanes[row.From], lanes[row.To]);
        var start = Math.Min(from, to) + SvgLanes.Gap;
        group.Add(Rectangle(start, _y + 4, SvgLanes.Width(row.Text), Baseline - 1, "ground"));
        group.Add(Text(start, _y + Baseline - 1, row.Text, row.IsBad ? "bad" : "said"));
        group.Add(Line(from, _y + Below, to, _y + Below, row.Kind == SvgRowKind.Answer ? "arrow answer" : "arrow"));
        var back = to > from ? -Arrow : Arrow;
        group.Add(Element("path", ("class", "tip"), ("d", $"M{Number(to)} {Number(_y + Below)} l{Number(back)} -4 v8 z")));
    }

    private void Boxed(XElement group, int x, string text, string kind, bool bad)
    {
        group.Add(Rectangle(x, _y + 2, SvgLanes.Width(text) + SvgLanes.Gap, RowHeight - 4, kind));
        group.Add(Text(x + (SvgLanes.Gap / 2), _y + Baseline, text, bad ? "bad" : "said"));
    }

    private static XElement Element(string name, params (string Name, string Value)[] attributes) =>
        new(s_svg + name, attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value)));

    private static XElement Rectangle(int x, int y, int width, int height, string kind) =>
        Element("rect", ("class", kind), ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), ("rx", kind == "page" ? "0" : "3"));

    private static XElement Line(int x1, int y1, int x2, int y2, string kind) =>
        Element("line", ("class", kind), ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)));

    private static XElement Text(int x, int y, string text, string kind)
    {
        var element = Element("text", ("class", kind), ("x", Number(x)), ("y", Number(y)));
        element.Value = text;
        return element;
    }

    private static string Written(XElement picture)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, IndentChars = "  ", NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            picture.Save(writer);
        }

        return text.Append('\n').ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
