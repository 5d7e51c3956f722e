using System.Text.RegularExpressions;
using LuoModel.Cli.Input;
using LuoModel.Model;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Explanations;

/// <summary>Explains an invariant: what it says, why, where in the kernel, and which designs break it how quickly.</summary>
internal static class InvariantExplainer
{
    /// <summary>Explains <paramref name="invariant"/>; the designs are searched now.</summary>
    public static Explanation Explain(Invariant invariant, int threads, CancellationToken stop)
    {
        IReadOnlyList<string>[] rows =
        [
            .. Breakers.Find(invariant, threads, stop).Select(breaker => (IReadOnlyList<string>)
            [
                breaker.Design,
                breaker.Workload.Length > 0 ? breaker.Workload : "-",
                breaker.Row.Verdict switch
                {
                    Verdict.Violated => "violated",
                    Verdict.Holds => "holds",
                    Verdict.NotApplicable => "not applicable",
                    _ => "unknown within the bound",
                },
                breaker.Row.Length?.ToString() ?? string.Empty,
                breaker.Row.Faults?.ToString() ?? string.Empty,
                breaker.Row.Replay is { } replay ? $"./luo trace '{replay}'" : string.Empty,
            ]),
        ];
        IReadOnlyList<string>[] bugs = [.. BugCatalog.All.Where(bug => bug.Invariant == invariant.Id).Select(bug => (IReadOnlyList<string>)[bug.Id, bug.Title])];
        return new Explanation(
            "invariant",
            invariant.Id,
            [("sentence", invariant.Sentence), ("why", invariant.Why), ("anchor", invariant.Anchor)],
            [
                new ExplanationTable("designs", ["design", "workload", "verdict", "commands", "faults", "replay"], rows),
                new ExplanationTable("bugs", ["bug", "what goes wrong"], bugs),
                new ExplanationTable("scenarios", ["scenario"], [.. Scenarios($"violated {invariant.Id}").Select(name => (IReadOnlyList<string>)[name])]),
            ]);
    }

    /// <summary>The scenarios of the checkout around the program that speak of something.</summary>
    internal static IReadOnlyList<string> Scenarios(string text)
    {
        string? folder = CheckoutFolder.Find() is { } root ? Path.Combine(root, "docs", "scenarios") : null;
        return folder is null || !Directory.Exists(folder)
            ? []
            : [.. Directory.EnumerateFiles(folder, "*.luo").Order(StringComparer.Ordinal).Where(file => Mentions(file, text)).Select(file => "docs/scenarios/" + Path.GetFileName(file))];
    }

    private static bool Mentions(string file, string text)
    {
        try
        {
            return Regex.IsMatch(File.ReadAllText(file), $@"\b{Regex.Escape(text)}\b", RegexOptions.None, TimeSpan.FromSeconds(1));
        }
        catch (IOException error)
        {
            throw new UserError(file, $"cannot be read: {error.Message.TrimEnd('.')}");
        }
    }
}
