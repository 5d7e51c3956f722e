using System.Diagnostics;
using System.Text.RegularExpressions;
using LuoModel.Tests.Support;
using LuoModel.Tests.Tidy;

namespace LuoModel.Tests.Docs;

/// <summary>docs/adding-a-design.md works: its steps, applied to a copy of the checkout, give a design that builds and whose new invariant is violated.</summary>
public sealed partial class AddingADesignTests
{
    private const string Document = "docs/adding-a-design.md";

    [Fact]
    public void Every_place_it_names_exists() => Assert.All(
        Paths().Matches(Text).Where(match => !match.Groups["new"].Success).Select(match => match.Groups["path"].Value), path =>
        Assert.True(Path.Exists(Path.Combine(Checkout.Root, path)), path));

    [Fact]
    public void Every_change_has_its_place() => Assert.All(Blocks().Matches(Text), block =>
    {
        if (!block.Groups["new"].Success)
        {
            _ = Changed(File.ReadAllText(Path.Combine(Checkout.Root, block.Groups["path"].Value)), block.Groups["text"].Value);
        }
    });

    [Fact]
    [Trait("Group", "all")]
    public void Its_steps_give_the_design()
    {
        var copy = Directory.CreateTempSubdirectory("luo-design-").FullName;
        try
        {
            Apply(copy);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static void Apply(string copy)
    {
        Directory.CreateDirectory(Path.Combine(copy, ".packages")); // a source of nuget.config
        foreach (var file in SourceTree.Files)
        {
            var target = Path.Combine(copy, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Checkout.Root, file), target);
        }

        foreach (Match block in Blocks().Matches(Text))
        {
            var path = Path.Combine(copy, block.Groups["path"].Value);
            File.WriteAllText(path, block.Groups["new"].Success ? block.Groups["text"].Value : Changed(File.ReadAllText(path), block.Groups["text"].Value));
        }

        var (exit, output) = Run(copy, "dotnet", "build cli/LuoModel.Cli.csproj -c Release -v:q -nologo -tl:off -nodereuse:false -p:LuoZ3=false");
        Assert.True(exit == 0, output);
        var asked = Asked().Matches(Text);
        Assert.NotEmpty(asked);
        foreach (Match question in asked)
        {
            (exit, output) = Run(copy, "dotnet", $"cli/bin/Release/net10.0/luo.dll {question.Groups["command"].Value}");
            Assert.True(exit.ToString(System.Globalization.CultureInfo.InvariantCulture) == question.Groups["exit"].Value && output.Contains(question.Groups["text"].Value, StringComparison.Ordinal), $"{question.Value}\n{exit}\n{output}");
        }
    }

    /// <summary>A text with a change made: the lines that stay are found one behind the other, the others go out and come in there.</summary>
    private static string Changed(string text, string change)
    {
        var lines = change.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var old = string.Concat(lines.Where(line => line[0] != '+').Select(line => line[1..] + "\n")).TrimEnd('\n');
        var made = string.Concat(lines.Where(line => line[0] != '-').Select(line => line[1..] + "\n")).TrimEnd('\n');
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"not found:\n{old}");
        return text[..at] + made + text[(at + old.Length)..];
    }

    private static (int Exit, string Output) Run(string folder, string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private static string Text => File.ReadAllText(Path.Combine(Checkout.Root, Document));

    [GeneratedRegex(@"`(?<path>(?:model|properties|runs|tests|docs|cli|solver)/[A-Za-z0-9_./-]*)`(?<new>, new)?")]
    private static partial Regex Paths();

    [GeneratedRegex(@"^`(?<path>[^`\n]+)`(?<new>, new)?\n\n```[a-z]*\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^\./luo (?<command>.+?) = (?<exit>\d): (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Asked();
}
