using System.Text.RegularExpressions;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>A command that a document shows: in a block with what it prints, in a block to be pasted, or within a sentence.</summary>
/// <param name="Text">What stands behind <c>./luo</c>, without a comment.</param>
/// <param name="Mark">What the document says of it.</param>
/// <param name="Output">The lines shown below it; <c>...</c> stands for lines that are left out. Null where none are shown.</param>
internal sealed partial record DocumentCommand(string Text, CommandMark Mark, IReadOnlyList<string>? Output)
{
    private const string Prompt = "$ ./luo ";

    /// <summary>All commands of a document, in its order.</summary>
    public static IReadOnlyList<DocumentCommand> Of(string document) => Parse(File.ReadLines(Checkout.PathOf(document)));

    /// <summary>All commands of a text.</summary>
    public static IReadOnlyList<DocumentCommand> Parse(IEnumerable<string> lines)
    {
        var commands = new List<DocumentCommand>();
        var page = CommandMark.None;
        string? fence = null;
        var indented = 0;
        List<string>? output = null;
        foreach (var line in lines)
        {
            if (Fence().Match(line) is { Success: true } border)
            {
                (fence, output, indented) = (fence is null ? border.Groups[1].Value : null, null, line.IndexOf('`', StringComparison.Ordinal));
            }
            else if (fence == "console" && line.TrimStart().StartsWith(Prompt, StringComparison.Ordinal))
            {
                output = [];
                commands.Add(Pasted(line.TrimStart()[Prompt.Length..], page) with { Output = output });
            }
            else if (fence == "console")
            {
                output?.Add(line.Length > indented ? line[indented..] : string.Empty);
            }
            else if (fence is "" or "sh" or "yaml" && InBlock().Match(line) is { Success: true } pasted)
            {
                commands.Add(Pasted(pasted.Groups[1].Value, page));
            }
            else if (fence is null)
            {
                page = EveryCommand().IsMatch(line) ? CommandMark.Kernel : page;
                commands.AddRange(InSentence().Matches(line).Select(span => new DocumentCommand(span.Groups[1].Value.Trim(), MarkOf(span.Groups[2].Value, page), null)));
            }
        }

        return commands;
    }

    /// <summary>The words of the command, with quotes taken off; <c>&gt; FILE</c> is left out.</summary>
    public string[] Words() => [.. Word().Matches(Redirection().Replace(Text, string.Empty)).Select(word => word.Value.Trim('\'', '"'))];

    /// <summary>The first line of the output shown that the real output does not have in its place; null when all are there. Figures that no two runs share count as alike.</summary>
    public string? FirstMissing(string real)
    {
        var lines = real.Split('\n').Select(Masked).ToArray();
        var at = 0;
        var skips = true;
        foreach (var shown in Output ?? [])
        {
            if (shown.TrimEnd() == "...")
            {
                skips = true;
                continue;
            }

            var wanted = Masked(shown);
            var found = skips ? Array.IndexOf(lines, wanted, at) : at < lines.Length && lines[at] == wanted ? at : -1;
            if (found < 0)
            {
                return shown;
            }

            at = found + 1;
            skips = wanted.Length == 0;
        }

        return null;
    }

    private static DocumentCommand Pasted(string line, CommandMark page)
    {
        var comment = Comment().Match(line);
        return new DocumentCommand(line[..(comment.Success ? comment.Index : line.Length)].Trim(), MarkOf(comment.Value, page), null);
    }

    private static CommandMark MarkOf(string text, CommandMark page) =>
        text.Contains("(long)", StringComparison.Ordinal) ? CommandMark.Long : text.Contains("(kernel)", StringComparison.Ordinal) ? CommandMark.Kernel : page;

    private static string Masked(string line) => Volatile().Replace(line.TrimEnd(), "#");

    [GeneratedRegex(@"^\s*```(\S*)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*(?:- run: )?\./luo (.+)$")]
    private static partial Regex InBlock();

    [GeneratedRegex(@"`\./luo( [^`]+|)`( \((?:long|kernel)\))?")]
    private static partial Regex InSentence();

    [GeneratedRegex("^Every command here needs a built kernel")]
    private static partial Regex EveryCommand();

    [GeneratedRegex(@"\s+#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+>\s*\S+$")]
    private static partial Regex Redirection();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|\\S+")]
    private static partial Regex Word();

    /// <summary>Times, rates and sizes of memory.</summary>
    [GeneratedRegex(@"\d[\d,.]* ?(?:s|ms|µs|min|h|MB|GB|MiB|GiB|KB|KiB)\b(?:/s)?")]
    private static partial Regex Volatile();
}
