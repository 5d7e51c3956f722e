using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>CHANGELOG.md names each verdict that moved.</summary>
public sealed class ChangelogTests
{
    [Fact]
    public void The_verdicts_that_moved_are_those_of_the_manifest()
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Checkout.PathOf("docs/manifest.json")));
        var verdicts = manifest.RootElement.GetProperty("runs").EnumerateArray().SelectMany(run => run.GetProperty("verdicts").EnumerateObject().Select(verdict => (
            Key: (Design: run.GetProperty("design").GetString()!, Workload: run.GetProperty("workload").GetString()!, verdict.Name), Value: verdict.Value.GetString()!)))
            .ToDictionary(one => one.Key, one => one.Value);
        string text = File.ReadAllText(Checkout.PathOf("CHANGELOG.md"));
        MatchCollection moved = Regex.Matches(text, @"^- `(?<name>[^`]+)` on (?<design>[^ ]+), (?<workload>[^ ]+): (?<old>.+) -> (?<new>.+)$", RegexOptions.Multiline);
        Assert.NotEmpty(moved);
        Assert.All(moved, line => Assert.Equal(
            verdicts[(line.Groups["design"].Value, line.Groups["workload"].Value, line.Groups["name"].Value)], line.Groups["new"].Value));

        IEnumerable<string> sorted = verdicts.OrderBy(one => one.Key.Design, StringComparer.Ordinal).ThenBy(one => one.Key.Workload, StringComparer.Ordinal)
            .ThenBy(one => one.Key.Name, StringComparer.Ordinal).Select(one => $"{one.Key.Design}|{one.Key.Workload}|{one.Key.Name}|{one.Value}\n");
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(sorted))))[..12];
        Assert.True(text.Contains($"`{digest}`", StringComparison.Ordinal), $"docs/manifest.json moved: name each verdict that did in CHANGELOG.md, and that its digest is {digest}");
    }
}
