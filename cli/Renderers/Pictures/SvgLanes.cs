namespace LuoModel.Cli.Renderers.Pictures;

/// <summary>The lanes of a sequence diagram from left to right, and how wide they must be for the texts between them.</summary>
internal sealed class SvgLanes
{
    /// <summary>Columns of pixels for a character; a fixed-width font of 13 pixels needs a little less.</summary>
    public const int Character = 8;

    /// <summary>What is left free at the sides of the picture; the numbers of the steps stand there.</summary>
    public const int Margin = 40;

    /// <summary>Free space beside a text.</summary>
    public const int Gap = 12;
    private readonly int[] _x;

    /// <summary>Places lanes so that every head and every text of a row has room.</summary>
    /// <param name="heads">The lanes' names.</param>
    /// <param name="rows">What will be drawn.</param>
    public SvgLanes(IReadOnlyList<string> heads, IReadOnlyList<SvgRow> rows)
    {
        Heads = heads;
        _x = new int[heads.Count];
        _x[0] = Margin + (HeadWidth(0) / 2);
        for (var lane = 1; lane < heads.Count; lane++)
        {
            _x[lane] = _x[lane - 1] + ((HeadWidth(lane - 1) + HeadWidth(lane)) / 2) + (2 * Gap);
            foreach (var row in rows.Where(row => row.Kind is SvgRowKind.Call or SvgRowKind.Answer && Math.Max(row.From, row.To) == lane))
            {
                _x[lane] = Math.Max(_x[lane], _x[Math.Min(row.From, row.To)] + Width(row.Text) + (3 * Gap));
            }
        }

        var right = _x[^1] + (HeadWidth(heads.Count - 1) / 2);
        foreach (var row in rows.Where(row => row.Kind == SvgRowKind.Note))
        {
            right = Math.Max(right, _x[row.From] + Width(row.Text) + (3 * Gap));
        }

        Right = right + Gap;
    }

    /// <summary>The lanes' names.</summary>
    public IReadOnlyList<string> Heads { get; }

    /// <summary>Where the last lane and the longest note end.</summary>
    public int Right { get; }

    /// <summary>The middle of a lane.</summary>
    public int this[int lane] => _x[lane];

    /// <summary>The width of a lane's head.</summary>
    public int HeadWidth(int lane) => Width(Heads[lane]) + (2 * Gap);

    /// <summary>The width that a text needs.</summary>
    public static int Width(string text) => text.Length * Character;
}
