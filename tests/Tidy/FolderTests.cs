using System.Reflection;
using System.Text.RegularExpressions;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Tidy;

/// <summary>Folders inside a room point one way, and the namespace of a file is its folder.</summary>
public sealed partial class FolderTests
{
    private static readonly Dictionary<string, string> s_rooms = new(StringComparer.Ordinal)
    {
        ["model"] = "LuoModel.Model",
        ["search"] = "LuoModel.Search",
        ["properties"] = "LuoModel.Properties",
        ["runs"] = "LuoModel.Runs",
        ["solver"] = "LuoModel.Solver",
        ["bench"] = "LuoModel.Bench",
        ["cli"] = "LuoModel.Cli",
        ["tests"] = "LuoModel.Tests",
    };

    public static TheoryData<string> Rooms => [.. s_rooms.Keys.Where(room => room != "tests")];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_folders_lie_in_a_circle(string room)
    {
        var uses = Uses(Assembly.Load(room == "cli" ? "luo" : s_rooms[room]));
        Assert.NotEmpty(uses);
        var circle = Circle(uses);
        Assert.True(circle is null, circle);
    }

    [Fact]
    public void A_circle_is_found()
    {
        Dictionary<string, HashSet<string>> uses = new(StringComparer.Ordinal) { ["a"] = ["b"], ["b"] = ["c", "d"], ["c"] = ["d"], ["d"] = [] };
        Assert.Null(Circle(uses));
        uses["d"].Add("b");
        Assert.Equal("b -> c -> d -> b", Circle(uses));
    }

    [Fact]
    public void Uses_are_seen_in_signatures_and_in_bodies()
    {
        var used = TypeUses.Of(typeof(FolderTests)).ToHashSet();
        Assert.Contains(typeof(TheoryData<>), used);
        Assert.Contains(typeof(Assembly), used); // only in a body
        Assert.DoesNotContain(used, type => type.Name == "HttpClient");
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        string[] strays =
        [
            .. from file in SourceTree.Files
               where Path.GetExtension(file) == ".cs"
               let match = Namespace().Match(File.ReadAllText(Checkout.PathOf(file)))
               let parts = Path.GetDirectoryName(file)!.Split('/')
               where match.Success && s_rooms.ContainsKey(parts[0]) && !s_elsewhere.Any(start => file.StartsWith(start, StringComparison.Ordinal))
               where match.Groups[1].Value != string.Join('.', [s_rooms[parts[0]], .. parts[1..]])
               select $"{file} says {match.Groups[1].Value}",
        ];
        Assert.True(strays.Length == 0, string.Join("\n", strays));
    }

    /// <summary>What stands in for a package, under its names.</summary>
    private static readonly string[] s_elsewhere = ["tests/Support/PropertyAttribute.cs"];

    /// <summary>For each namespace the others of its room that it uses.</summary>
    private static Dictionary<string, HashSet<string>> Uses(Assembly assembly)
    {
        var uses = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var type in assembly.GetTypes().Where(type => Folder(type) is not null))
        {
            var found = uses.TryGetValue(Folder(type)!, out var known) ? known : uses[Folder(type)!] = new(StringComparer.Ordinal);
            found.UnionWith(TypeUses.Of(type).Where(used => used.Assembly == assembly).Select(Folder).OfType<string>().Where(folder => folder != Folder(type)));
        }

        return uses;
    }

    /// <summary>A type's namespace, null for what the compiler makes for itself.</summary>
    private static string? Folder(Type type) => type.Namespace?.StartsWith("LuoModel.", StringComparison.Ordinal) == true ? type.Namespace : null;

    /// <summary>The first circle, as names; null when there is none.</summary>
    private static string? Circle(Dictionary<string, HashSet<string>> uses)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        return uses.Keys.Order(StringComparer.Ordinal).Select(start => Circle(uses, start, [], done)).FirstOrDefault(circle => circle is not null);
    }

    private static string? Circle(Dictionary<string, HashSet<string>> uses, string at, List<string> way, HashSet<string> done)
    {
        if (way.IndexOf(at) is var first and >= 0)
        {
            return string.Join(" -> ", way[first..].Append(at));
        }

        if (!done.Add(at))
        {
            return null;
        }

        way.Add(at);
        var found = uses.GetValueOrDefault(at, []).Order(StringComparer.Ordinal).Select(next => Circle(uses, next, way, done)).FirstOrDefault(circle => circle is not null);
        way.RemoveAt(way.Count - 1);
        return found;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
