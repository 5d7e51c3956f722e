using System.Globalization;
using LuoModel.Model;

namespace LuoModel.Kernel.Running;

/// <summary>
/// Sequences that reach for a limit: <c>sessions:N</c> and <c>files:N</c>. Everything is preserved, handed over, fetched and finished; results and callbacks are
/// compared, not the digest.
/// </summary>
public static class ScaleCases
{
    private const string Sessions = "sessions:";
    private const string Files = "files:";
    private const int Most = 4000;

    private static readonly string[] s_boot = ["""{"op":"register","h":"A"}""", """{"op":"open_dev","as":"d"}"""];

    /// <summary>Whether a text is meant for such a sequence.</summary>
    public static bool Looks(string text) => text.StartsWith(Sessions, StringComparison.Ordinal) || text.StartsWith(Files, StringComparison.Ordinal);

    /// <summary>The sequence of a text.</summary>
    /// <exception cref="UserError">It is none.</exception>
    public static KernelCase Parse(string text)
    {
        var number = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > Most)
        {
            throw new UserError($"'{text}' is no sequence, expected {Sessions}N or {Files}N with N from 1 to {Most}");
        }

        var numbers = Enumerable.Range(1, count);
        IEnumerable<string> commands = text.StartsWith(Sessions, StringComparison.Ordinal)
            ? [.. s_boot, .. Each(numbers, i => $$"""{"op":"create_session","dev":"d","as":"s{{i}}","name":"n{{i}}"}"""), """{"op":"reboot"}""",
                .. s_boot, .. Each(numbers, i => $$"""{"op":"retrieve_session","dev":"d","as":"t{{i}}","name":"n{{i}}"}"""), .. Each(numbers, i => $$"""{"op":"finish","session":"t{{i}}"}""")]
            : [.. s_boot, """{"op":"create_session","dev":"d","as":"s","name":"n"}""",
                .. Each(numbers, i => $$"""{"op":"open_file","as":"f{{i}}","type":"A","ino":0}"""), .. Each(numbers, i => $$"""{"op":"preserve_fd","session":"s","fd":"f{{i}}","token":{{i}}}"""),
                """{"op":"reboot"}""", .. s_boot, """{"op":"retrieve_session","dev":"d","as":"t","name":"n"}""",
                .. Each(numbers, i => $$"""{"op":"retrieve_fd","session":"t","token":{{i}},"as":"g{{i}}"}"""), """{"op":"finish","session":"t"}"""];
        return new KernelCase(text.Replace(':', '-'), [.. commands]) { Replay = text, ComparesDigest = false };
    }

    private static IEnumerable<string> Each(IEnumerable<int> numbers, Func<string, string> command) => numbers.Select(i => command(i.ToString(CultureInfo.InvariantCulture)));
}
