using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Workloads;

/// <summary>
/// Which checks a handler makes of a dependency. The switches of the design say which calls there are and what a handler does that says nothing itself; marks of
/// the dependency, or else of its handler, choose among the calls. The step, the solver's relation and the orders all ask here.
/// </summary>
public static class DependencyChecks
{
    /// <summary>The checks of a dependency with <paramref name="marks"/>, null for none, under three switches.</summary>
    public static CheckTimes Of(DependencyLookup lookup, DependencyRetrieve retrieve, DependencyFinish finish, CheckTimes? marks)
    {
        var later = (retrieve != DependencyRetrieve.None ? CheckTimes.Retrieve : CheckTimes.Never)
            | (finish == DependencyFinish.Insist ? CheckTimes.CanFinish : CheckTimes.Never);
        return marks is { } chosen
            ? chosen & (later | (lookup != DependencyLookup.None ? CheckTimes.Preserve | CheckTimes.Freeze : CheckTimes.Never))
            : later | lookup switch
            {
                DependencyLookup.Preserve => CheckTimes.Preserve,
                DependencyLookup.Freeze => CheckTimes.Freeze,
                _ => CheckTimes.Never,
            };
    }

    /// <summary>The checks that are made of dependency number <paramref name="need"/> of a file.</summary>
    public static CheckTimes Of(Design design, Workload workload, int file, int need) =>
        Of(design.DependencyLookup, design.DependencyRetrieve, design.DependencyFinish, MarksOf(workload, file, need)) & ~Lacking(workload, file, need);

    /// <summary>What a workload says about when a dependency is checked: its own marks, or those of its handler; null when neither has any.</summary>
    public static CheckTimes? MarksOf(Workload workload, int file, int need)
    {
        var spec = workload.Files[file];
        return need < spec.Marks.Count && spec.Marks[need] is { } own ? own : spec.Handler < 0 ? null : workload.Handlers[spec.Handler].Checks;
    }

    /// <summary>The checks that the handler of a file can not make: it has no such callback, or, without marks, does not insist.</summary>
    public static CheckTimes Lacking(Workload workload, int file, int need)
    {
        if (workload.Files[file].Handler < 0)
        {
            return CheckTimes.Never;
        }

        var handler = workload.Handlers[workload.Files[file].Handler];
        var insists = handler.CanFinish && (handler.Insists || MarksOf(workload, file, need) is not null);
        return (handler.Freeze ? CheckTimes.Never : CheckTimes.Freeze) | (insists ? CheckTimes.Never : CheckTimes.CanFinish);
    }

    /// <summary>Whether the handler of a file insists in can_finish on dependency number <paramref name="need"/>, whatever the design makes of it.</summary>
    public static bool Insists(Workload workload, int file, int need) =>
        ((MarksOf(workload, file, need) ?? CheckTimes.CanFinish) & ~Lacking(workload, file, need) & CheckTimes.CanFinish) != 0;

    /// <summary>The files on which the handler of a file insists, in order.</summary>
    public static IEnumerable<int> Insisted(Workload workload, int file) => workload.Files[file].Needs.Where((_, need) => Insists(workload, file, need));

    /// <summary>Whether a handler insists in can_finish on what any of its files needs.</summary>
    public static bool HandlerInsists(Workload workload, int handler) =>
        Enumerable.Range(0, workload.Files.Count).Any(file => workload.Files[file].Handler == handler && Insisted(workload, file).Any());

    /// <summary>Whether any handler of a workload insists in can_finish on what a file needs.</summary>
    public static bool AnyInsists(Workload workload) => Enumerable.Range(0, workload.Handlers.Count).Any(handler => HandlerInsists(workload, handler));

    /// <summary>The files that a file needs and its handler checks at <paramref name="time"/>, in order.</summary>
    public static IEnumerable<int> Needed(Design design, Workload workload, int file, CheckTimes time) =>
        workload.Files[file].Needs.Where((_, need) => Of(design, workload, file, need).HasFlag(time));
}
