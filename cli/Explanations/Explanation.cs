namespace LuoModel.Cli.Explanations;

/// <summary>A table of an explanation.</summary>
/// <param name="Name">What it lists; its member in JSON.</param>
/// <param name="Columns">Titles of the columns.</param>
/// <param name="Rows">The rows.</param>
internal sealed record ExplanationTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What is known of something that has a name on the command line.</summary>
/// <param name="Kind">What it is: invariant, design, switch, workload, command, errno, bug.</param>
/// <param name="Id">Its name.</param>
/// <param name="Facts">Named facts, in order; an empty value is left out.</param>
/// <param name="Tables">Tables, in order; an empty one is left out.</param>
internal sealed record Explanation(
    string Kind, string Id, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<ExplanationTable> Tables);
