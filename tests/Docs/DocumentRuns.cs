using System.Collections.Concurrent;
using System.IO.Enumeration;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>Runs the commands of documents, each distinct one once, within the process. What they write goes into a folder that is deleted at the end.</summary>
internal static class DocumentRuns
{
    private static readonly ConcurrentDictionary<string, Lazy<CliRun>> s_runs = new(StringComparer.Ordinal);

    private static readonly Lazy<string> s_folder = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("luo-documents-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    /// <summary>What stands in a document for something of the reader's, and what the tests put there.</summary>
    private static readonly Dictionary<string, string[]> s_standIns = new(StringComparer.Ordinal)
    {
        ["A"] = ["linux-7.0"],
        ["B"] = ["linux-7.3"],
        ["DESIGN"] = ["linux-7.1"],
        ["DIR"] = ["out"],
        ["FILE.luo"] = ["docs/scenarios/update-one-file-then-nothing-left.luo"],
        ["FILE.luo:LINE"] = ["docs/scenarios/close-refused-session-then-unreachable.luo:17"],
        ["GRAPH"] = ["ring"],
        ["ID"] = ["LUO001"],
        ["PATH..."] = ["tests/recordings/g4b/scn_flb_used_by_handler.jsonl"],
        ["REPLAY"] = ["luo1:linux-7.3:tiny:0.1"],
        ["WORKLOAD"] = ["tiny"],
        ["linux-7.3,SWITCH=VALUE"] = ["linux-7.3,name-check=cut"],
        ["luo1:..."] = ["luo1:linux-7.3:tiny:0.1"],
        ["luo2:..."] = ["luo1:linux-7.3:tiny:0.1"],
        ["luo2:DESIGN:WORKLOAD:STAMP:COMMANDS"] = ["luo1:linux-7.3:tiny:0.1"],
        ["luok1:N"] = ["luok1:33"],
    };

    /// <summary>What is run in place of a command that takes long; options that say how much of it are made smaller besides.</summary>
    private static readonly Dictionary<string, string[]> s_smaller = new(StringComparer.Ordinal)
    {
        ["bisect LUO001 A B"] = ["bisect", "LUO001", "linux-7.3", "linux-7.3,finish-check=single-pass", "--workload", "tiny"],
        ["check --accept"] = ["check", "--accept", "--help"], // it writes docs/manifest.json
        ["prove"] = ["prove", "relation"],
        ["prove contract"] = ["prove", "contract-enforced-restore-order"],
    };

    /// <summary>What comes of a command as the document has it; of one that takes long or a kernel less is run.</summary>
    public static CliRun Of(DocumentCommand command)
    {
        var words = Filled(command);
        if (command.Mark != CommandMark.None)
        {
            words = s_smaller.GetValueOrDefault(command.Text) ?? Smaller(words);
        }

        if (words is ["explore", ..])
        {
            words = [.. words, "--help"]; // it serves pages until it is stopped, which is tested elsewhere
        }

        foreach (var earlier in Producers(words).Where(earlier => earlier.Text != command.Text))
        {
            _ = Of(earlier);
        }

        words = Placed(words);
        return s_runs.GetOrAdd(string.Join('\n', words), _ => new Lazy<CliRun>(() => CliRun.Of([.. words, .. words.Contains("--columns") ? Array.Empty<string>() : ["--columns", "100"]]))).Value;
    }

    /// <summary>The words with something of the tests in place of what is the reader's to say.</summary>
    public static string[] Filled(DocumentCommand command) => [.. command.Words().SelectMany(word => s_standIns.GetValueOrDefault(word) ?? [word])];

    /// <summary>The commands of documents that write what this one reads.</summary>
    private static IEnumerable<DocumentCommand> Producers(string[] words)
    {
        string[] read = [.. words.Where((word, i) => i > 0 && !Writes(words[i - 1]) && IsOwnFile(word, words[i - 1]))];
        return read.Length == 0 ? [] : Documents.All.SelectMany(DocumentCommand.Of).Where(command => command.Words() is var made
            && made.Where((_, i) => i > 0 && Writes(made[i - 1])).Any(file => read.Any(wanted => FileSystemName.MatchesSimpleExpression(wanted, file))));
    }

    private static bool Writes(string option) => option is "--json" or "--sarif" or "--junit" or "--summary" or "--record" or "--to" or "--output";

    private static string[] Smaller(string[] words)
    {
        if (words is ["bench", ..] or ["kernel", "review" or "campaign", ..])
        {
            return [.. words[..2], "--help"]; // their first round alone takes minutes; what they are made of is tested elsewhere
        }

        var smaller = words.Select((word, i) => i == 0 ? word : words[i - 1] switch
        {
            "--count" => "2",
            "--time" => "2",
            "--kernel" => "7.3", // the one that the tests of that group build
            "--workload" when !word.Contains('@', StringComparison.Ordinal) => "tiny",
            _ => word.Replace("@200x100", "@20x10", StringComparison.Ordinal),
        });
        return [.. smaller, .. words switch
        {
            ["kernel", "check", ..] => words.Contains("--random-only") ? [] : ["--random-only", .. words.Contains("--count") ? Array.Empty<string>() : ["--count", "2"]],
            ["check" or "review" or "matrix", ..] when !words.Contains("--workload") => ["--workload", "tiny"],
            ["diff", ..] when words.Contains("--engine") => ["--workload", "tiny", "--time", "2"],
            _ => Array.Empty<string>(),
        }];
    }

    /// <summary>Documents name files from the top of the checkout; those without a folder, and what is written, are the reader's own.</summary>
    private static string[] Placed(string[] words) =>
        [.. words.SelectMany((word, i) => word.Contains('/', StringComparison.Ordinal) && Path.Exists(Checkout.PathOf(WithoutLine(word))) ? [Checkout.PathOf(word)]
            : i > 0 && IsOwnFile(word, words[i - 1]) ? Own(word) : [word])];

    private static string WithoutLine(string word) => word.LastIndexOf(':') is var at and > 0 ? word[..at] : word;

    private static bool IsOwnFile(string word, string before) =>
        (Writes(before) && word != "-") || (!word.Contains('/', StringComparison.Ordinal) && Path.GetExtension(word) is ".json" or ".xml" or ".sarif" or ".md" or ".svg" or ".luo");

    private static string[] Own(string word)
    {
        var folder = s_folder.Value;
        return word.Contains('*', StringComparison.Ordinal)
            ? [.. Directory.GetFiles(folder, word).Order(StringComparer.Ordinal)]
            : [Path.Combine(folder, Path.GetFileName(word.TrimStart('$')))];
    }
}
