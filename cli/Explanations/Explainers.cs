using LuoModel.Cli.Input;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Cli.Explanations;

/// <summary>Finds out what a name stands for, and explains it.</summary>
internal static class Explainers
{
    /// <summary>Explains <paramref name="id"/>.</summary>
    /// <param name="id">The id of an invariant or bug, a design, switch, switch=value, workload, command or errno.</param>
    /// <param name="threads">Threads for what has to be searched.</param>
    /// <param name="stop">Ends a search early.</param>
    /// <exception cref="UserError">Nothing has that name.</exception>
    public static Explanation Explain(string id, int threads, CancellationToken stop)
    {
        if (id.StartsWith("LUO", StringComparison.OrdinalIgnoreCase) && id.Skip(3).All(char.IsAsciiDigit))
        {
            return InvariantExplainer.Explain(InvariantCatalog.Get(id), threads, stop);
        }

        if (Glossary.Find(id) is { } meaning)
        {
            return new Explanation("term", id, [("meaning", meaning)], []);
        }

        if (BugCatalog.All.FirstOrDefault(bug => bug.Id == id) is { } bug)
        {
            return ThingExplainer.Bug(bug);
        }

        if (DesignCatalog.Find(id.Split(',')[0]) is not null)
        {
            return DesignExplainer.Explain(DesignText.Parse(id));
        }

        if (SwitchCatalog.Find(id.Split('=')[0]) is { } known)
        {
            return DesignExplainer.Explain(known, id);
        }

        if (WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Contains(id) || id.AsSpan().ContainsAny('/', '.'))
        {
            return ThingExplainer.Workload(Selection.Workload(id));
        }

        if (EnvironmentEvents.Find(id) is { } happening && !StepForms.Names.Contains(id))
        {
            return DesignExplainer.Explain(happening);
        }

        if (ListedOutcomes.Newest.Any(outcome => Names.Of(outcome.Op) == id) || StepForms.Names.Contains(id))
        {
            return ThingExplainer.Command(id);
        }

        return Errno.Parse(id) is { } errno ? ThingExplainer.OfErrno(errno) : throw Unknown(id);
    }

    /// <summary>Errnos as they are named here; written small, or with a slip, they are suggested.</summary>
    private static IEnumerable<string> Errnos => ListedOutcomes.Newest.Select(outcome => Errno.Name(outcome.Ret).TrimStart('-')).Where(name => name != "0").Distinct();

    private static UserError Unknown(string id) => new(Suggestion.Near(id, Known) is { } near
        ? $"nothing is called '{id}', did you mean '{near}'?"
        : $"nothing is called '{id}', expected LUO0nn, a bug such as O01, an errno, or a name of ./luo list designs, switches or workloads");

    private static IEnumerable<string> Known =>
    [
        .. InvariantCatalog.All.Select(invariant => invariant.Id), .. DesignCatalog.Names, .. SwitchCatalog.All.Select(known => known.Name),
        .. WorkloadCatalog.Ids, .. WorkloadCatalog.DirectedIds, .. Glossary.Terms, .. StepForms.Names, .. Errnos, .. BugCatalog.All.Select(bug => bug.Id),
    ];
}
