using System.Globalization;
using System.Text.RegularExpressions;

namespace LuoModel.Kernel.Guest;

/// <summary>
/// The warning sites of a kernel's source: from file and line, as the kernel's log has them, to the function and the number of the site in it, as recordings have
/// them. The log's own function is that of the machine code, into which others may have been inlined.
/// </summary>
internal sealed partial class WarnSites
{
    private readonly Dictionary<(string File, int Line), (string Function, int Number)> _sites = [];
    private readonly string _tree;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Sites of the source in <paramref name="tree"/>; a file is read when it is asked for.</summary>
    public WarnSites(string tree) => _tree = tree;

    /// <summary>The site that <paramref name="line"/> of the log tells of; null when it tells of none.</summary>
    public WarnSite? Find(string line)
    {
        var match = Warning().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var file = match.Groups["file"].Value;
        var number = int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture);
        if (_read.Add(file))
        {
            Read(file);
        }

        // A macro that spans lines is reported at its last one by some compilers and at its first by others.
        foreach (var at in (int[])[number, number - 1, number + 1])
        {
            if (_sites.TryGetValue((file, at), out var site))
            {
                return new WarnSite(file, site.Function, site.Number);
            }
        }

        return new WarnSite(file, match.Groups["function"].Value, 0);
    }

    private void Read(string file)
    {
        var path = Path.Combine(_tree, file);
        if (!File.Exists(path))
        {
            path = Path.Combine(_tree, "source", file); // a tree that was built elsewhere
        }

        if (!File.Exists(path))
        {
            return;
        }

        var function = string.Empty;
        var count = 0;
        var at = 0;
        foreach (var line in File.ReadLines(path))
        {
            at++;
            if (Function().Match(line) is { Success: true } begins)
            {
                function = begins.Groups["name"].Value;
                count = 0;
            }
            else if (Site().IsMatch(line))
            {
                _sites[(file, at)] = (function, ++count);
            }
        }
    }

    [GeneratedRegex(@"WARNING: (CPU: \d+ PID: \d+ at )?(?<file>[\w/.-]+\.[ch]):(?<line>\d+) (at )?(?<function>\w+)\+", RegexOptions.ExplicitCapture)]
    private static partial Regex Warning();

    [GeneratedRegex(@"^[a-z][\w\s\*]*?\b(?<name>\w+)\([^;]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Function();

    [GeneratedRegex(@"\bWARN(_ON)?(_ONCE)?\s*\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Site();
}

/// <summary>A place of the source that warned.</summary>
/// <param name="File">The file, in the tree.</param>
/// <param name="Function">The function.</param>
/// <param name="Number">Which of its warnings, from 1; 0 when the source was not at hand.</param>
internal sealed record WarnSite(string File, string Function, int Number);
