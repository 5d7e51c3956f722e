namespace LuoModel.Model.Workloads;

/// <summary>
/// What a workload has that no release has. The only handler that was merged is that of memfd (mm/memfd_luo.c: freeze and get_id, neither unfreeze nor can_finish),
/// the only FLBs are those of the test lib/tests/liveupdate.c, and dependencies between files have no interface. A verdict on a workload rests on these.
/// </summary>
/// <param name="Short">One word for tables, e.g. <c>insists</c>.</param>
/// <param name="Text">A clause that names what of the workload it is, and what the releases have instead.</param>
public sealed record Invention(string Short, string Text)
{
    /// <summary>What is invented about a workload, in a fixed order; nothing for one of memfds alone.</summary>
    public static IReadOnlyList<Invention> Of(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        var found = new List<Invention>();
        Add(found, "mocks", Names(workload, handler => !IsMemfd(handler)), "mock handlers {0}: memfd is the only handler that was merged, with freeze and get_id and neither unfreeze nor can_finish (mm/memfd_luo.c)");
        Add(found, "insists", Names(workload, handler => handler is { CanFinish: true } and ({ Insists: true } or { InsistsOnItself: true })), "handlers that insist in can_finish ({0}): no merged handler implements can_finish");
        Add(found, "flbs", workload.Flbs, "FLB users ({0}): the only FLBs of a release are those of the test lib/tests/liveupdate.c");
        Add(found, "needs", [.. workload.Files.Where(file => file.Needs.Count > 0).Select(file => file.Name)], "files that need others ({0}): no release has an interface for dependencies");
        Add(found, "devices", [.. workload.Files.Where(file => file.Device).Select(file => file.Name)], "files with a device behind them ({0}): no merged handler has devices");
        Add(found, "subsystems", [.. workload.Subsystems.Select(subsystem => subsystem.Name)], "mock subsystems {0}: rfc-v3 and v4 only, and no release has them");
        return found;
    }

    private static bool IsMemfd(HandlerSpec handler) =>
        handler is { Freeze: true, Unfreeze: false, CanFinish: false, Memory: true, FreezesPositive: false, PreservesPositive: false, RetrievesPositive: false, UseFlb: 0 };

    private static string[] Names(Workload workload, Func<HandlerSpec, bool> which) => [.. workload.Handlers.Where(which).Select(handler => handler.Name)];

    private static void Add(List<Invention> found, string word, IReadOnlyList<string> names, string text)
    {
        if (names.Count > 0)
        {
            found.Add(new Invention(word, text.Replace("{0}", string.Join(", ", names), StringComparison.Ordinal)));
        }
    }
}
