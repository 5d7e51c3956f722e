using System.Text.Json;
using LuoModel.Model.Traces;

namespace LuoModel.Cli.Pages;

/// <summary>The cells of a page and the traces behind them, each trace once.</summary>
internal sealed class PageTraces
{
    private readonly Page _page;
    private readonly List<string> _traces = [];
    private readonly Dictionary<Trace, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly PageTrace _writer;

    /// <summary>Writes the traces of a page, so that the tables have what they need.</summary>
    public PageTraces(Page page, PageTables tables)
    {
        (_page, _writer, Tables) = (page, new PageTrace(tables), tables);
        foreach (var cell in page.Cells)
        {
            var key = page.Columns.Count == 1 ? cell.Row : $"{cell.Row}@{cell.Column}";
            Add(cell.Trace, key, cell.Row);
            Add(cell.Beside, key + "+", cell.Row);
        }
    }

    private PageTables Tables { get; }

    /// <summary>Writes cells and traces as members.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("cells");
        foreach (var cell in _page.Cells)
        {
            json.WriteStartObject();
            json.WriteNumber("row", Index(_page.Rows, row => row.Id == cell.Row));
            json.WriteNumber("column", Index(_page.Columns, column => column.Name == cell.Column));
            json.WriteString("state", cell.State.ToString().ToLowerInvariant());
            json.WriteString("text", cell.Text);
            PageTables.Write(json, "facts", Tables.Texts(cell.Facts));
            if (cell.Trace is not null)
            {
                json.WriteNumber("trace", _numbers[cell.Trace]);
            }

            if (cell.Beside is not null)
            {
                json.WriteNumber("beside", _numbers[cell.Beside]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("traces");
        foreach (var trace in _traces)
        {
            json.WriteRawValue(trace);
        }

        json.WriteEndArray();
    }

    private static int Index<T>(IReadOnlyList<T> all, Func<T, bool> wanted) => Enumerable.Range(0, all.Count).First(i => wanted(all[i]));

    private void Add(Trace? trace, string key, string about)
    {
        if (trace is not null && _numbers.TryAdd(trace, _traces.Count))
        {
            _traces.Add(JsonText.Of(json => _writer.Write(json, key, trace, about)));
        }
    }
}
