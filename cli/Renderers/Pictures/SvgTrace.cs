using System.Globalization;
using LuoModel.Cli.Output;
using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Renderers.Pictures;

/// <summary>A trace as a picture: a sequence diagram with a lane for each actor, LUO, each handler and each FLB, and a rule at each kexec.</summary>
internal static class SvgTrace
{
    private const int BannerCharacters = 90;

    /// <summary>Renders a trace.</summary>
    public static string Render(Trace trace)
    {
        var workload = trace.System.Workload;
        string[] actors = [.. trace.Steps.Select(step => step.Actor).Append(Actors.Agent).Distinct().Order(StringComparer.Ordinal)];
        string[] heads = [.. actors, "LUO", .. workload.Handlers.Select(handler => $"handler {handler.Name}"), .. workload.Flbs.Select(flb => $"FLB {flb}")];
        var rows = new List<SvgRow>();
        var kernel = 1;
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            Step(rows, trace, i, actors, ref kernel);
        }

        if (trace.Loop is { } loop)
        {
            rows.Add(new(SvgRowKind.Banner, 0, 0, string.Create(CultureInfo.InvariantCulture, $"and so for ever, again from behind step {loop}"), trace.Steps.Count));
        }

        string[] title = [.. TextLines.Wrap(trace.Title, BannerCharacters, string.Empty, "  ")];
        return new SvgSheet(new SvgLanes(heads, rows)).Draw(title, trace.ReplayLine, rows);
    }

    private static void Step(List<SvgRow> rows, Trace trace, int index, string[] actors, ref int kernel)
    {
        var (step, number, workload) = (trace.Steps[index], index + 1, trace.System.Workload);
        var (actor, luo) = (Array.IndexOf(actors, step.Actor), actors.Length);
        rows.Add(new(SvgRowKind.Call, actor, luo, Names.Of(step.Command, workload), number));
        rows.AddRange(step.Outside.Select(asked => new SvgRow(SvgRowKind.Note, luo, luo, asked, number)));
        foreach (var e in step.Events)
        {
            rows.Add(Event(e, number, workload, luo, ref kernel));
        }

        rows.Add(new(SvgRowKind.Answer, luo, actor, Names.Of(step.Result), number, step.Result is not { Outcome: Outcome.Returned, Ret: >= 0 }));
        if (StepNote.Of(trace, step) is { } note)
        {
            rows.AddRange(TextLines.Wrap(note, BannerCharacters, string.Empty, "  ").Select(line => new SvgRow(SvgRowKind.Banner, 0, 0, line, number)));
        }

        foreach (var id in step.Violated)
        {
            rows.AddRange(TextLines.Wrap($"{id} violated: {InvariantCatalog.Get(id).Sentence}", BannerCharacters, string.Empty, "  ").Select(line => new SvgRow(SvgRowKind.Banner, 0, 0, line, number, IsBad: true)));
        }
    }

    private static SvgRow Event(in LuoEvent e, int number, Workload workload, int luo, ref int kernel)
    {
        var name = Names.Of(e, workload);
        switch (e.Kind)
        {
            case EventKind.Kexec or EventKind.ColdBoot:
                kernel++;
                return new(SvgRowKind.Rule, 0, 0, string.Create(CultureInfo.InvariantCulture, $"{name}: kernel {kernel} begins"), number);
            case EventKind.FlbPreserve or EventKind.FlbUnpreserve or EventKind.FlbRetrieve or EventKind.FlbFinish:
                return new(SvgRowKind.Call, luo, luo + 1 + workload.Handlers.Count + e.Who, name, number, e.Ret < 0);
            case EventKind.CanPreserve or EventKind.Preserve or EventKind.Unpreserve or EventKind.Freeze or EventKind.Unfreeze or EventKind.Retrieve:
            case EventKind.CanFinish or EventKind.Finish or EventKind.Prepare or EventKind.Cancel:
                return new(SvgRowKind.Call, luo, luo + 1 + e.Who, name, number, e.Ret < 0);
            default:
                return new(SvgRowKind.Note, luo, luo, name, number, e.Kind is EventKind.Panic or EventKind.Warn or EventKind.Refcount);
        }
    }
}
