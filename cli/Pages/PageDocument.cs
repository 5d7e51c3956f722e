using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LuoModel.Model;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;

namespace LuoModel.Cli.Pages;

/// <summary>
/// The one file: text, style, script and data in a page that asks nothing of any network, and whose policy lets it ask nothing. Same result, same bytes.
/// </summary>
internal static class PageDocument
{
    /// <summary>States up to which a graph is made to be carried.</summary>
    public const int MostStates = 5000;

    /// <summary>Characters that the graphs of a page may take together; with the traces of the default check that stays below 2 MB.</summary>
    public const int MostGraphs = 1_000_000;

    private static readonly string[] s_scripts = ["book.js", "dom.js", "lanes.js", "trace.js", "matrix.js", "graph.js", "explorer.js", "live.js", "main.js"];

    /// <summary>The page as a file.</summary>
    /// <param name="page">What it shows.</param>
    /// <param name="command">The name of the command that made it.</param>
    /// <param name="stop">Ends it; the graphs that are made by then are in the page, and it says which are not.</param>
    public static byte[] Write(Page page, string command, CancellationToken stop) => Encoding.UTF8.GetBytes(Html(page.Title, Data(page, command, stop), connect: "'none'"));

    /// <summary>The page around its data.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="data">The data, JSON.</param>
    /// <param name="connect">Where the page's script may connect to, in the words of a Content-Security-Policy.</param>
    public static string Html(string title, string data, string connect)
    {
        var (style, script) = (Resource("page.css"), string.Concat(s_scripts.Select(Resource)));
        var policy = $"default-src 'none'; img-src data:; style-src '{Hash(style)}'; script-src '{Hash(script)}'; connect-src {connect}; base-uri 'none'; form-action 'none'";
        return Resource("page.html")
            .Replace("{{title}}", title.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{{policy}}", policy, StringComparison.Ordinal)
            .Replace("{{style}}", style, StringComparison.Ordinal)
            .Replace("{{script}}", script, StringComparison.Ordinal)
            .Replace("{{data}}", data.Replace("<", "\\u003c", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Data(Page page, string command, CancellationToken stop)
    {
        var tables = new PageTables();
        var traces = new PageTraces(page, tables);
        var (graphs, notes) = Graphs(page, tables, stop);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("luo", LuoModel.Model.Traces.ReplayStamp.ThisVersion);
            json.WriteString("command", command);
            json.WriteString("title", page.Title);
            json.WriteString("rowTitle", page.RowTitle);
            json.WriteString("violated", page.ViolatedWord);
            PageTables.Write(json, "notes", tables.Texts(page.Notes.Concat(notes)));
            json.WriteStartArray("columns");
            foreach (var column in page.Columns)
            {
                json.WriteStartObject();
                json.WriteString("name", column.Name);
                PageTables.Write(json, "premises", tables.Texts(column.Premises));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach (var row in page.Rows)
            {
                json.WriteStartObject();
                json.WriteString("id", row.Id);
                json.WriteString("sentence", row.Sentence);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            traces.Write(json);
            json.WriteStartArray("graphs");
            foreach (var graph in graphs)
            {
                json.WriteRawValue(graph);
            }

            json.WriteEndArray();
            tables.Write(json);
            json.WriteEndObject();
        });
    }

    /// <summary>The graphs that fit, the smallest first, and a line for each system whose graph does not.</summary>
    private static (List<string> Graphs, List<string> Notes) Graphs(Page page, PageTables tables, CancellationToken stop)
    {
        var graphs = new List<string>();
        var left = new List<string>();
        var room = MostGraphs;
        foreach (var (set, states) in page.Systems.Select((set, i) => (set, States: i < page.States.Count ? page.States[i] : null)).OrderBy(system => system.States ?? int.MaxValue))
        {
            var graph = states <= MostStates && room > 0 ? Graph(set, stop) : null;
            var text = graph is null ? null : new PageGraph(tables).Text(graph);
            if (text is not null && text.Length <= room)
            {
                room -= text.Length;
                graphs.Add(text);
            }
            else
            {
                left.Add(set.System.Workload.Id);
            }
        }

        var word = left.Count == 0 ? [] : (string[])[string.Create(CultureInfo.InvariantCulture,
            $"Not carried for want of room: {Counted.Of(left.Count, "state graph")} ({string.Join(", ", left)}). ./luo explore --workload {left[0]} walks it.")];
        return (graphs, [.. word]);
    }

    /// <summary>A graph; none where it is too large after all, or nobody waits for it any more.</summary>
    private static ChoiceGraph? Graph(InvariantSet set, CancellationToken stop)
    {
        try
        {
            return ChoiceGraph.Of(set, MostStates, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(PageDocument).Assembly.GetManifestResourceStream($"pages/{name}") ?? throw new InvalidOperationException($"the program has no {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
