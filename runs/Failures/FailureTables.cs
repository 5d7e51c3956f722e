using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Comparison;

namespace LuoModel.Runs.Failures;

/// <summary>Computes, by executing the step, what each call answers, which callbacks it runs and what it leaves behind, for each failure that it can meet.</summary>
public static class FailureTables
{
    /// <summary>The tables of a design.</summary>
    /// <exception cref="UserError">The design's calls have other names than those of the merged releases, or one of a case fails where none may.</exception>
    public static IReadOnlyList<FailureTable> Of(Design design)
    {
        var cases = CallCase.Of(design.Vocabulary);
        if (cases.Count == 0)
        {
            throw new UserError($"{design.Id} has none of the calls that are tabulated, expected a design with those of the merged releases, such as {DesignCatalog.Newest.Id}");
        }

        var system = new LuoSystem(design, WorkloadCatalog.Get(WorkloadCatalog.Specification));
        return [.. cases.Select(one => new FailureTable(one, Rows(system, one)))];
    }

    /// <summary>Of the tables of a design those runs that another one does not have just so; calls on which both agree are left out.</summary>
    /// <exception cref="UserError">As <see cref="Of(Design)"/>.</exception>
    public static IReadOnlyList<FailureDifference> Between(Design design, Design against)
    {
        var other = Of(against);
        return
        [
            .. Of(design).Zip(other, (here, there) => new FailureDifference(here.Case, here.Rows.Except(there.Rows).ToArray(), there.Rows.Except(here.Rows).ToArray()))
                .Where(difference => difference.Here.Count + difference.There.Count > 0),
        ];
    }

    private static List<FailureRow> Rows(LuoSystem system, CallCase one)
    {
        var before = system.Initial.ToArray();
        foreach (var text in one.Before)
        {
            if (Find(system, text) is not { } command)
            {
                return [];
            }

            _ = Run(system, command, before, NamedPoint.None, [], out var answer, out _);
            if (answer is not "0")
            {
                return [new FailureRow("the situation", answer, string.Empty, $"{text} is refused, so there is no such situation")];
            }
        }

        if (Find(system, one.Call) is not { } call)
        {
            return [];
        }

        List<NamedPoint> passed = [];
        var rows = new List<FailureRow> { Row(system, call, before, NamedPoint.None, passed) };
        rows.AddRange(passed.Select(point => Row(system, call, before, point, [])));
        return rows;
    }

    private static FailureRow Row(LuoSystem system, int command, byte[] before, NamedPoint fails, List<NamedPoint> passed)
    {
        var after = (byte[])before.Clone();
        var events = Run(system, command, after, fails, passed, out var answer, out var jumped);
        var workload = system.Workload;
        var state = new LuoState(system.Layout, after);
        return new FailureRow(
            fails == NamedPoint.None ? "nothing" : fails.ToString(),
            answer,
            string.Join("; ", events),
            jumped
                ? "the next kernel: " + string.Join(", ", StateDescription.Of(state, workload).Select(fact => $"{fact.Name} {fact.Value}"))
                : string.Join("; ", StateDescription.Changes(new LuoState(system.Layout, before), state, workload)));
    }

    private static List<string> Run(LuoSystem system, int command, byte[] state, NamedPoint fails, List<NamedPoint> passed, out string answer, out bool jumped)
    {
        var environment = new NamedEnvironment(fails, passed);
        var events = new EventBuffer(64);
        var result = system.Execute(new LuoState(system.Layout, state), system.Catalog.Commands[command], ref environment, ref events);
        answer = Names.Of(result);
        jumped = false;
        var told = new List<string>();
        foreach (ref readonly var e in events.Events)
        {
            jumped |= e.Kind is EventKind.Kexec or EventKind.ColdBoot;
            if (IsTold(e.Kind))
            {
                told.Add(Names.Of(e, system.Workload));
            }
        }

        return told;
    }

    /// <summary>Callbacks of handlers and FLBs but for can_preserve, the jump, and what a kernel's log would have.</summary>
    private static bool IsTold(EventKind kind) => kind is EventKind.Preserve or EventKind.Unpreserve or EventKind.Freeze or EventKind.Unfreeze or EventKind.Retrieve
        or EventKind.CanFinish or EventKind.Finish or EventKind.FlbPreserve or EventKind.FlbUnpreserve or EventKind.FlbRetrieve or EventKind.FlbFinish
        or EventKind.Kexec or EventKind.Warn or EventKind.Panic or EventKind.Refcount or EventKind.HandleMisuse;

    private static int? Find(LuoSystem system, string text)
    {
        for (var i = 0; i < system.Catalog.Commands.Count; i++)
        {
            if (Names.Of(system.Catalog.Commands[i], system.Workload) == text)
            {
                return i;
            }
        }

        return null;
    }
}
