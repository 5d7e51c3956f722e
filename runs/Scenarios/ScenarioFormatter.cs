using System.Text;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios;

/// <summary>
/// The one form in which scenarios are kept: one blank between words, steps and workload statements indented, the results of neighbouring steps under each other,
/// never two empty lines. Words and comments stay as they are.
/// </summary>
public static class ScenarioFormatter
{
    private const string Indent = "  ";

    /// <summary>Formats a text that was read as a scenario; formatting twice changes nothing.</summary>
    /// <param name="file">Its file, for messages.</param>
    /// <param name="text">The text.</param>
    public static string Format(string file, string text)
    {
        var rows = Rows(file, text);
        Align(rows);
        var output = new StringBuilder();
        var empty = true;
        foreach (var row in rows)
        {
            if (row.Text.Length == 0 && empty)
            {
                continue;
            }

            empty = row.Text.Length == 0;
            output.Append(row.Text).Append('\n');
        }

        return output.ToString().TrimEnd('\n') + "\n";
    }

    private static List<Row> Rows(string file, string text)
    {
        var rows = new List<Row>();
        var inWorkload = false;
        var inSteps = false;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            var line = Line.Read(file, ++number, raw.TrimEnd('\r'));
            var first = line.Words.Count > 0 ? line.Words[0] : default;
            inWorkload &= !(line.Words.Count == 1 && first.Is("end"));
            inSteps |= line.Words.Count == 1 && first.Text.EndsWith(':');
            var step = inSteps && !inWorkload && line.Words.Count > 0 && !(line.Words.Count == 1 && first.Text.EndsWith(':')) && !first.Is("then") && !first.Is("expect");
            rows.Add(new Row(line, step || inWorkload ? Indent : string.Empty, step));
            inWorkload |= line.Words.Count == 1 && first.Is("workload");
        }

        // A comment on a line of its own belongs to what follows.
        for (var i = rows.Count - 2; i >= 0; i--)
        {
            if (rows[i].Line.Words.Count == 0 && rows[i].Line.Comment.Length > 0 && (rows[i + 1].Line.Words.Count > 0 || rows[i + 1].Line.Comment.Length > 0))
            {
                rows[i] = rows[i] with { Indent = rows[i + 1].Indent };
            }
        }

        return rows;
    }

    /// <summary>Puts the results of steps that stand together under each other, but not behind one that is much longer.</summary>
    private static void Align(List<Row> rows)
    {
        const int Widest = 56;
        for (var start = 0; start < rows.Count;)
        {
            var end = start;
            while (end < rows.Count && rows[end].Step)
            {
                end++;
            }

            var column = rows.GetRange(start, end - start).Where(row => row.Result.Length > 0 && row.Body.Length <= Widest).Select(row => row.Body.Length).DefaultIfEmpty().Max();
            for (var i = start; i < end; i++)
            {
                rows[i] = rows[i] with { Column = column };
            }

            start = Math.Max(end, start + 1);
        }
    }

    /// <summary>A line to be written.</summary>
    private sealed record Row
    {
        public Row(Line line, string indent, bool step)
        {
            Line = line;
            Indent = indent;
            Step = step;
            var equals = step ? line.Words.ToList().FindIndex(word => word.Is("=")) : -1;
            Body = line.Words.Count > 1 && line.Words[0].Is("claim") && !step ? $"claim {line.Rest}" : Join(equals < 0 ? line.Words : line.Words.Take(equals));
            Result = equals < 0 ? string.Empty : Join(line.Words.Skip(equals));
        }

        public Line Line { get; }

        public string Indent { get; init; }

        public bool Step { get; }

        public int Column { get; init; }

        public string Body { get; }

        public string Result { get; }

        public string Text
        {
            get
            {
                var body = Result.Length == 0 ? Body : $"{Body.PadRight(Column)} {Result}";
                var words = body.Length == 0 ? string.Empty : Indent + body;
                return Line.Comment.Length == 0 ? words : words.Length == 0 ? Indent + Line.Comment : $"{words}  {Line.Comment}";
            }
        }

        private static string Join(IEnumerable<Word> words)
        {
            var text = new StringBuilder();
            var tight = true;
            foreach (var word in words)
            {
                text.Append(tight || word.Is(",") || word.Is(")") ? string.Empty : " ").Append(word);
                tight = word.Is("(");
            }

            return text.ToString();
        }
    }
}
