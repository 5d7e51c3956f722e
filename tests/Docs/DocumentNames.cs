using System.Text.RegularExpressions;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Invariants;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;
using LuoModel.Tests.Tidy;

namespace LuoModel.Tests.Docs;

/// <summary>
/// What a text names, and whether it is there. A name is: LUO and digits; B, R, O or N and two digits; words joined by hyphens with <c>-then-</c> among them;
/// in a code span what has an equals sign (a switch and its value), what is joined by hyphens, a path, a test; what stands behind an option that takes a name;
/// a code span behind a word such as "workload"; a cell below such a word.
/// </summary>
internal static partial class DocumentNames
{
    private static readonly HashSet<string> s_designs = [.. DesignCatalog.Names];

    private static readonly HashSet<string> s_workloads = [.. WorkloadCatalog.Ids, .. WorkloadCatalog.DirectedIds];

    private static readonly HashSet<string> s_scenarios = [.. Directory.GetFiles(Checkout.PathOf("docs/scenarios")).Select(path => Path.GetFileNameWithoutExtension(path))];

    private static readonly HashSet<string> s_switches = [.. SwitchCatalog.All.Select(known => known.Name)];

    /// <summary>What else is joined by hyphens: values of switches, and what the kernel's part has files for.</summary>
    private static readonly HashSet<string> s_others =
    [
        .. SwitchCatalog.All.SelectMany(known => known.Choices.Select(choice => choice.Name)),
        .. CliRun.Of("list", "proofs").Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Contains('-', StringComparison.Ordinal)),
        .. ((string[])["kernel/directed", "kernel/scripts", "kernel/repairs"]).SelectMany(folder => Directory.GetFiles(Checkout.PathOf(folder)).Select(path => Path.GetFileName(path).Split('.')[0])),
    ];

    /// <summary>The sources, in which words of the program's own languages stand as literals.</summary>
    private static readonly Lazy<string> s_sources = new(() => string.Concat(
        SourceTree.Files.Where(file => Path.GetExtension(file) == ".cs" && Path.GetDirectoryName(file)!.Split('/')[0] is "model" or "runs" or "properties" or "cli").Select(file => File.ReadAllText(Checkout.PathOf(file)))));

    private static readonly Lazy<HashSet<string>> s_tests = new(() => [.. typeof(DocumentNames).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods().Select(method => method.Name).Append(type.Name))]);

    private static readonly Dictionary<string, Func<string, bool>> s_kinds = new(StringComparer.Ordinal)
    {
        ["design"] = IsDesign,
        ["scenario"] = s_scenarios.Contains,
        ["switch"] = s_switches.Contains,
        ["workload"] = text => s_workloads.Contains(text.Split('@')[0]),
    };

    /// <summary>The names in a text that nothing has.</summary>
    public static IEnumerable<string> Unknown(string text)
    {
        IEnumerable<string> found =
        [
            .. Invariant().Matches(text).Select(match => match.Value).Where(id => !IsThere(() => InvariantCatalog.Get(id))),
            .. Row().Matches(text).Select(match => match.Value).Where(id => !IsThere(() => BugCatalog.Get(id))),
            .. Scenario().Matches(text).Select(match => match.Value).Where(name => !s_scenarios.Contains(name)),
            .. Option().Matches(text).Where(match => !IsPlaceholder(match.Groups[2].Value) && !OptionNames(match.Groups[1].Value, match.Groups[2].Value)).Select(match => match.Value),
            .. Span().Matches(text).Select(match => match.Groups[1].Value).Where(span => !SpanIsKnown(span)),
            .. Kind().Matches(text).SelectMany(match => Span().Matches(match.Value).Select(span => span.Groups[1].Value).Where(name => !IsPlaceholder(name) && !s_kinds[match.Groups[1].Value](name))),
            .. Cells(text),
        ];
        return found.Distinct(StringComparer.Ordinal);
    }

    private static bool SpanIsKnown(string span)
    {
        if (Assignment().IsMatch(span))
        {
            return span.Split(',').All(part => part.Split('=') is [var name, var value] ? SwitchCatalog.Find(name)?.Choices.Any(choice => choice.Name == value) == true : s_designs.Contains(part));
        }

        if (Hyphens().IsMatch(span))
        {
            return IsDesign(span) || s_workloads.Contains(span) || s_switches.Contains(span) || s_scenarios.Contains(Path.GetFileNameWithoutExtension(span)) || s_others.Contains(span) || s_tests.Value.Contains(span) || Literal(span);
        }

        if (TestName().IsMatch(span))
        {
            var start = span.TrimEnd('.');
            return span.EndsWith("...", StringComparison.Ordinal) ? s_tests.Value.Any(test => test.StartsWith(start, StringComparison.Ordinal)) : s_tests.Value.Contains(span);
        }

        return !Below().IsMatch(span) || Path.Exists(Checkout.PathOf(span)) || Directory.GetFiles(Checkout.PathOf(Path.GetDirectoryName(span) is { } folder && Directory.Exists(Checkout.PathOf(folder)) ? folder : "."), Path.GetFileName(span) + ".*").Length > 0;
    }

    private static bool Literal(string word) =>
        Regex.IsMatch(s_sources.Value, $"\"[^\"\\n]*(?<![\\w-]){Regex.Escape(word)}(?![\\w-])[^\"\\n]*\"", RegexOptions.None, TimeSpan.FromSeconds(10));

    private static bool OptionNames(string option, string name) => option switch
    {
        "design" or "against" => name == "all" || IsDesign(name),
        "workload" => name == "all" || s_workloads.Contains(name.Split('@')[0]) || File.Exists(Checkout.PathOf(name)),
        _ => IsThere(() => InvariantCatalog.Get(name)),
    };

    private static IEnumerable<string> Cells(string text)
    {
        string[]? head = null;
        foreach (var line in text.Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                head = null;
                continue;
            }

            string[] cells = [.. line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim())];
            head ??= cells;
            foreach (var (column, cell) in head.Zip(cells))
            {
                if (!ReferenceEquals(head, cells) && s_kinds.TryGetValue(column, out var known) && CellName().Match(cell) is { Success: true } name && !known(name.Groups[1].Value))
                {
                    yield return name.Groups[1].Value;
                }
            }
        }
    }

    private static bool IsDesign(string text) => s_designs.Contains(text) || IsThere(() => DesignText.Parse(text));

    private static bool IsPlaceholder(string name) => name.Any(char.IsAsciiLetterUpper) && !Invariant().IsMatch(name);

    private static bool IsThere<T>(Func<T> get)
    {
        try
        {
            _ = get();
            return true;
        }
        catch (UserError)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\bLUO\d+\b")]
    private static partial Regex Invariant();

    [GeneratedRegex(@"(?<![\w-])[BRON]\d\d[a-z]?(?![\w-])")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<![\w/-])(?:[a-z0-9]+-)+then(?:-[a-z0-9]+)+(?![\w-])|(?<=docs/scenarios/)[a-z0-9-]+(?=\.luo)")]
    private static partial Regex Scenario();

    [GeneratedRegex(@"--(design|against|workload|invariant) ([\w.,=@/-]+)")]
    private static partial Regex Option();

    [GeneratedRegex(@"(?<!`)`([^`\n]+)`(?!`)")]
    private static partial Regex Span();

    [GeneratedRegex(@"\b(workload|design|scenario|switch)(?:e?s)? `[^`\n]+`(?:(?:, | and | or )`[^`\n]+`)*")]
    private static partial Regex Kind();

    [GeneratedRegex(@"^(?:[a-z0-9.-]+,)?[a-z0-9.-]+=[a-z0-9.-]+(?:,[a-z0-9-]+=[a-z0-9.-]+)*$")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^[a-z][a-z0-9.]*(?:-[a-z0-9.]+)+$")]
    private static partial Regex Hyphens();

    [GeneratedRegex(@"^(?=.*[a-z])(?:[A-Z]\w*Tests|[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){2,}_?(?:\.\.\.)?)$")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^(?:model|properties|runs|search|solver|bench|cli|tests|docs|kernel)/[\w./-]*$")]
    private static partial Regex Below();

    [GeneratedRegex(@"^`?([\w@.-]+)`?$")]
    private static partial Regex CellName();
}
