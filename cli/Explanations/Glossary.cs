namespace LuoModel.Cli.Explanations;

/// <summary>The words of reports that are nobody's name.</summary>
internal static class Glossary
{
    private static readonly SortedDictionary<string, string> s_terms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bound"] = "How far a search goes: kexecs and faults of the workload, and what --max-depth, --max-states and --time say. A verdict holds within its bounds and says nothing beyond them.",
        ["complete"] = "Every state within the bounds was seen. Without it a verdict can be violated or unknown, never holds.",
        ["counterexample"] = "A run that violates an invariant. What the exhaustive engine shows is a shortest one, for each number of faults.",
        ["doomed"] = "A state from which something that should stay possible, such as finishing every session, can never happen again, whatever anybody does. A report shows the shortest way into one, the last command at which it could be avoided, and a lasso.",
        ["fault"] = "A point at which the environment deviates: an allocation or a callback fails. Traces count them beside the commands.",
        ["FLB"] = "File-lifecycle-bound object: what several files of a driver share, preserved with the first and finished with the last of them.",
        ["frontier"] = "The minimal pairs of faults and commands with which an invariant is violated: no violation has both fewer faults and fewer commands.",
        ["inductive"] = "What an invariant is when each step from any state that satisfies it leads to one that does. A counterexample to induction need not be reachable.",
        ["kexec"] = "The jump into the next kernel; what LUO serialized before is all that the next one knows.",
        ["lasso"] = "A run with a way back to one of its states: its end can be repeated for ever.",
        ["manifest"] = "docs/manifest.json: the verdicts that a default check is expected to give.",
        ["symmetry"] = "States that differ only in names are explored once, for all of them.",
        ["token"] = "The number under which user space preserves a file in a session, and asks for it after the kexec.",
    };

    /// <summary>The words.</summary>
    public static IEnumerable<string> Terms => s_terms.Keys;

    /// <summary>What a word means; null when it is not one of them.</summary>
    public static string? Find(string word) => s_terms.GetValueOrDefault(word);
}
