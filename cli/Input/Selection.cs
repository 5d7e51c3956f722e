using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Input;

/// <summary>Turns what <c>--design</c>, <c>--workload</c> and <c>--invariant</c> name into things; each once, in the order given.</summary>
internal static class Selection
{
    private const string All = "all";

    /// <summary>Designs by text; <c>all</c> stands for every named one.</summary>
    /// <param name="texts">The options' values.</param>
    /// <param name="otherwise">What an empty list stands for.</param>
    /// <exception cref="UserError">There is no such design, switch or value.</exception>
    public static IReadOnlyList<Design> Designs(IReadOnlyList<string> texts, params IReadOnlyList<Design> otherwise) =>
        Select(texts, otherwise, DesignCatalog.All, DesignText.Parse, design => design.Id);

    /// <summary>Workloads by id or file; <c>all</c> stands for every built-in one.</summary>
    /// <param name="texts">The options' values.</param>
    /// <param name="otherwise">Ids that an empty list stands for.</param>
    /// <exception cref="UserError">There is no such workload, or a file is not one.</exception>
    public static IReadOnlyList<Workload> Workloads(IReadOnlyList<string> texts, params IReadOnlyList<string> otherwise) =>
        Select(texts.Count == 0 ? otherwise : texts, [], [.. WorkloadCatalog.Ids.Select(WorkloadCatalog.Get)], Workload, workload => workload.Id);

    /// <summary>One workload by id or file. A name with a slash or a dot is a file, so that a new built-in one never hides it; its path is its id, so that a replay string finds it.</summary>
    /// <exception cref="UserError">There is no such workload, or the file is not one.</exception>
    public static Workload Workload(string text) =>
        text.AsSpan().ContainsAny('/', '.') || (File.Exists(text) && !WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Contains(text)) ? WorkloadParser.Parse(text, InputFile.ReadText(text)) with { Id = text } : WorkloadCatalog.Get(text);

    /// <summary>The workload of a replay string: the one that it carries, else the one that it names.</summary>
    /// <exception cref="UserError">There is no such workload, or what it carries is none.</exception>
    public static Workload Workload(ReplayString replay) => replay.Statements is { } statements
        ? WorkloadParser.Parse(replay.Workload, $"workload carried\n{statements}") with { Id = replay.Workload }
        : Workload(replay.Workload);

    /// <summary>Invariants by id; none named stands for all.</summary>
    /// <exception cref="UserError">There is no such invariant.</exception>
    public static IReadOnlyList<Invariant> Invariants(IReadOnlyList<string> texts) =>
        Select(texts, InvariantCatalog.All, InvariantCatalog.All, InvariantCatalog.Get, invariant => invariant.Id);

    private static IReadOnlyList<T> Select<T>(
        IReadOnlyList<string> texts, IReadOnlyList<T> otherwise, IReadOnlyList<T> all, Func<string, T> parse, Func<T, string> id)
    {
        if (texts.Count == 0)
        {
            return otherwise;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. texts.SelectMany(text => text == All ? all : [parse(text)]).Where(found => seen.Add(id(found)))];
    }
}
