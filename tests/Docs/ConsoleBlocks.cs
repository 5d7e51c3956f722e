using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>A command that a document shows, with the output it shows for it.</summary>
/// <param name="Command">The line behind <c>$ ./luo</c>.</param>
/// <param name="Output">The lines below it; <c>...</c> stands for lines that are left out.</param>
internal sealed record ConsoleBlock(string Command, IReadOnlyList<string> Output)
{
    /// <summary>The blocks of a document: fenced as <c>console</c>, each command on a line that starts with <c>$ ./luo</c>.</summary>
    public static IReadOnlyList<ConsoleBlock> Of(string document)
    {
        var blocks = new List<ConsoleBlock>();
        var inside = false;
        foreach (var line in File.ReadLines(Path.Combine(Checkout.Root, document)))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = line == "```console";
            }
            else if (inside && line.StartsWith("$ ./luo ", StringComparison.Ordinal))
            {
                blocks.Add(new ConsoleBlock(line["$ ./luo ".Length..], new List<string>()));
            }
            else if (inside)
            {
                ((List<string>)blocks[^1].Output).Add(line);
            }
        }

        return blocks;
    }

    /// <summary>The words of the command, with quotes taken off.</summary>
    public string[] Words() =>
        [.. Command.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The first line of the output shown that the real output does not have in its place; null when all are there.</summary>
    public string? FirstMissing(string real)
    {
        var lines = real.Split('\n').Select(line => line.TrimEnd()).ToArray();
        var at = 0;
        var skips = true;
        foreach (var shown in Output.Select(line => line.TrimEnd()))
        {
            if (shown == "...")
            {
                skips = true;
                continue;
            }

            var found = skips ? Array.IndexOf(lines, shown, at) : at < lines.Length && lines[at] == shown ? at : -1;
            if (found < 0)
            {
                return shown;
            }

            at = found + 1;
            skips = shown.Length == 0;
        }

        return null;
    }
}
