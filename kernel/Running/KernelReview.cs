using System.Text;
using System.Text.Json;

namespace LuoModel.Kernel.Running;

/// <summary>A sequence in which two kernels part.</summary>
/// <param name="Base">What the first answered, held against its design.</param>
/// <param name="Patched">What the second answered, held against its design.</param>
/// <param name="Command">The command at which they part.</param>
/// <param name="Old">What the first did there.</param>
/// <param name="New">What the second did there.</param>
public sealed record ReviewedDifference(KernelAnswer Base, KernelAnswer Patched, string Command, string Old, string New)
{
    /// <summary>Whether both kernels did what their designs say, so that the designs predict exactly this difference.</summary>
    public bool IsPredicted => Base.Kind == AnswerKind.Same && Patched.Kind == AnswerKind.Same;
}

/// <summary>A word of the kernel's log, and in how many sequences each kernel said it.</summary>
/// <param name="Text">The warning, accident or death.</param>
/// <param name="Base">Sequences in which the first kernel said it.</param>
/// <param name="Patched">Sequences in which the second did.</param>
public sealed record ReviewedLog(string Text, int Base, int Patched);

/// <summary>Two kernels on the same sequences.</summary>
/// <param name="Pairs">The answers of both, in the order of the sequences.</param>
/// <param name="Differences">Where they part.</param>
/// <param name="Log">What the kernels complained of.</param>
public sealed record ReviewReport(IReadOnlyList<(KernelAnswer Base, KernelAnswer Patched)> Pairs, IReadOnlyList<ReviewedDifference> Differences, IReadOnlyList<ReviewedLog> Log)
{
    /// <summary>Sequences in which a kernel did not do what its design says.</summary>
    public IReadOnlyList<KernelAnswer> Unpredicted => [.. Pairs.SelectMany(pair => (KernelAnswer[])[pair.Base, pair.Patched]).Where(answer => answer.Kind == AnswerKind.Differs)];
}

/// <summary>What a patch changes: the same sequences on the kernel without it and with it, each held against its design.</summary>
/// <param name="first">Runs the kernel without it.</param>
/// <param name="second">Runs the kernel with it.</param>
/// <param name="progress">Told how far it is.</param>
public sealed class KernelReview(KernelRunner first, KernelRunner second, IProgress<string>? progress = null)
{
    private static readonly string[] s_complaints = ["WARN", "REFCOUNT", "KHO_MISUSE", "PANIC"];

    /// <summary>Runs the sequences on both.</summary>
    public ReviewReport Run(KernelCheckOptions options, CancellationToken stop)
    {
        options = options with { Shrink = false };
        var before = new KernelCheck(first, progress).Run(options, stop).Answers;
        var after = new KernelCheck(second, progress).Run(options, stop).Answers;
        (KernelAnswer Base, KernelAnswer Patched)[] pairs = [.. before.Join(after, Key, Key, (old, @new) => (old, @new), StringComparer.Ordinal)];
        return new ReviewReport(pairs, [.. pairs.Select(pair => Compare(pair.Base, pair.Patched)).OfType<ReviewedDifference>()], Log(pairs));
    }

    private static string Key(KernelAnswer answer) => $"{answer.Case.Name}\n{answer.Case.Replay}";

    /// <summary>The first command at which two recordings part; null when they do not, or when one was not made.</summary>
    public static ReviewedDifference? Compare(KernelAnswer old, KernelAnswer @new)
    {
        if (old.Recording.Length == 0 || @new.Recording.Length == 0)
        {
            return null;
        }

        var (a, b) = (Lines(old), Lines(@new));
        for (var i = 1; i < Math.Max(a.Length, b.Length); i++)
        {
            var (was, now) = (i < a.Length ? a[i] : string.Empty, i < b.Length ? b[i] : string.Empty);
            if (was != now)
            {
                return new ReviewedDifference(old, @new, Part(was.Length > 0 ? was : now, "cmd"), Answer(was, now), Answer(now, was));
            }
        }

        return null;
    }

    private static string[] Lines(KernelAnswer answer) => Encoding.UTF8.GetString(answer.Recording).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The members of a line that the other line has otherwise.</summary>
    private static string Answer(string line, string other)
    {
        string[] members = ["ret", "stuck", "file", "name", "obj", "events", "state"];
        return line.Length == 0
            ? "the sequence ended before"
            : string.Join(", ", members.Where(member => Part(line, member) != Part(other, member)).Select(member => $"{member} {(Part(line, member) is { Length: > 0 } part ? part : "none")}"));
    }

    private static string Part(string line, string member)
    {
        if (line.Length == 0)
        {
            return string.Empty;
        }

        using var parsed = JsonDocument.Parse(line);
        return parsed.RootElement.TryGetProperty(member, out var part) ? part.GetRawText() : string.Empty;
    }

    private static ReviewedLog[] Log((KernelAnswer Base, KernelAnswer Patched)[] pairs)
    {
        var old = pairs.SelectMany(pair => Complaints(pair.Base)).CountBy(text => text).ToDictionary(StringComparer.Ordinal);
        var @new = pairs.SelectMany(pair => Complaints(pair.Patched)).CountBy(text => text).ToDictionary(StringComparer.Ordinal);
        return [.. old.Keys.Union(@new.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(text => new ReviewedLog(text, old.GetValueOrDefault(text), @new.GetValueOrDefault(text)))];
    }

    /// <summary>Each complaint of a sequence once.</summary>
    private static HashSet<string> Complaints(KernelAnswer answer)
    {
        var complaints = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in answer.Recording.Length == 0 ? [] : Lines(answer).Skip(1))
        {
            using var parsed = JsonDocument.Parse(line);
            if (parsed.RootElement.TryGetProperty("stuck", out var stuck))
            {
                complaints.Add($"never returned: {stuck.GetString()}");
            }

            foreach (var e in parsed.RootElement.GetProperty("events").EnumerateArray().Where(IsComplaint))
            {
                complaints.Add(string.Join(' ', e.EnumerateObject().Select(member => member.Value.ToString())));
            }
        }

        return complaints;
    }

    private static bool IsComplaint(JsonElement e) => e.TryGetProperty("ev", out var kind) && s_complaints.Contains(kind.GetString(), StringComparer.Ordinal);
}
