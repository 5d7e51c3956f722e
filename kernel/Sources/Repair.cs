using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Processes;
using LuoModel.Model;

namespace LuoModel.Kernel.Sources;

/// <summary>
/// A change to the C code of LUO that mends a finding, as an edit script: places by function and hash, and our own lines. No line of the kernel is in it. Scripts lie
/// in <c>kernel/repairs</c> and travel with the program.
/// </summary>
/// <param name="Name">As a user says it behind a release: <c>7.3+flb-count-at-boot</c>.</param>
public sealed partial record Repair(string Name)
{
    private const string Prefix = "repairs/";
    private const string Extension = ".edit";
    private const int HashDigits = 16;

    /// <summary>What it is for, one line.</summary>
    public string About { get; private init; } = string.Empty;

    /// <summary>The release that it was made for.</summary>
    public KernelRelease Release { get; private init; } = KernelRelease.All[0];

    /// <summary>The switch of the model that stands for it.</summary>
    public string Switch { get; private init; } = string.Empty;

    /// <summary>The design of the release with the repair.</summary>
    public string Design => $"{Release.Design},{Switch}";

    /// <summary>A number for its content.</summary>
    internal string Hash { get; private init; } = string.Empty;

    private IReadOnlyList<Edit> Edits { get; init; } = [];

    /// <summary>One change.</summary>
    private sealed record Edit(string File, string Function, string Hash, bool Drops, int Line, IReadOnlyList<string> Lines);

    /// <summary>All there are.</summary>
    public static IReadOnlyList<Repair> All { get; } = [.. typeof(Repair).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(FromResource)];

    /// <summary>The repair of a name.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public static Repair Parse(string name) =>
        All.FirstOrDefault(repair => repair.Name == name) ?? throw new UserError($"there is no repair '{name}', expected one of {string.Join(", ", All.Select(repair => repair.Name))}");

    /// <summary>Changes the files of <paramref name="tree"/>; their paths in it.</summary>
    /// <exception cref="ToolException">A function is another than the one that the repair was made for.</exception>
    public IReadOnlyList<string> Apply(string tree)
    {
        foreach (var file in Edits.GroupBy(edit => edit.File, StringComparer.Ordinal))
        {
            var path = Path.Combine(tree, file.Key);
            var lines = File.ReadAllText(path).Split('\n').ToList();
            foreach (var (edit, at) in file.Select(edit => (edit, Find(lines, edit) + edit.Line - 1)).OrderByDescending(place => place.Item2).ToArray())
            {
                if (edit.Drops)
                {
                    lines.RemoveAt(at);
                }

                lines.InsertRange(at, edit.Lines);
            }

            File.Delete(path); // it may share its content with the tree it was copied from
            File.WriteAllText(path, string.Join('\n', lines));
        }

        return [.. Edits.Select(edit => edit.File).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Reads an edit script.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static Repair Read(string name, string text)
    {
        var about = new List<string>();
        var edits = new List<Edit>();
        var repair = new Repair(name) { Hash = KernelCache.Key(text) };
        var (file, function, hash) = (string.Empty, string.Empty, string.Empty);
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "#":
                    about.Add(line[2..]);
                    break;
                case "release":
                    repair = repair with { Release = KernelRelease.Parse(words[1]) };
                    break;
                case "design":
                    repair = repair with { Switch = words[1] };
                    break;
                case "file":
                    file = words[1];
                    break;
                case "function":
                    (function, hash) = (words[1], words[2]);
                    break;
                case "before" or "drop":
                    edits.Add(new Edit(file, function, hash, words[0] == "drop", int.Parse(words[1], CultureInfo.InvariantCulture), []));
                    break;
                default:
                    edits[^1] = line[0] == '+' ? edits[^1] with { Lines = [.. edits[^1].Lines, line[1..]] } : throw new FormatException($"{name}: '{line}'");
                    break;
            }
        }

        return repair with { About = about[0], Edits = edits };
    }

    private static Repair FromResource(string resource)
    {
        using var reader = new StreamReader(typeof(Repair).Assembly.GetManifestResourceStream(resource)!);
        return Read(resource[Prefix.Length..^Extension.Length], reader.ReadToEnd());
    }

    /// <summary>The first line of the function of <paramref name="edit"/>, from 0.</summary>
    private static int Find(List<string> lines, Edit edit)
    {
        for (var first = 0; first < lines.Count; first++)
        {
            if (Head().Match(lines[first]) is { Success: true } head && head.Groups["name"].Value == edit.Function)
            {
                var last = lines.IndexOf("}", first);
                var text = string.Join('\n', lines.Skip(first).Take(last - first + 1));
                if (last > 0 && Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits] == edit.Hash)
                {
                    return first;
                }
            }
        }

        throw new ToolException($"{edit.Function}() of {edit.File} is not the function that the repair was made for");
    }

    [GeneratedRegex(@"^[a-z][\w\s\*]*?\b(?<name>\w+)\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Head();
}
