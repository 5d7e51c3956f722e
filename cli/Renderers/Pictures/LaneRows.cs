using System.Globalization;
using LuoModel.Cli.Output;
using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Renderers.Pictures;

/// <summary>What a sequence diagram of a system shows of each step: its lanes, and the rows in them.</summary>
internal sealed class LaneRows
{
    /// <summary>Characters of a line in a box across all lanes.</summary>
    public const int BannerCharacters = 90;

    private readonly LuoSystem _system;
    private readonly string[] _actors;

    /// <summary>Lanes for actors, LUO, handlers and FLBs.</summary>
    /// <param name="system">Design and workload.</param>
    /// <param name="actors">Who does something, in any order; the agent always has a lane.</param>
    public LaneRows(LuoSystem system, IEnumerable<string> actors)
    {
        _system = system;
        _actors = [.. actors.Append(Actors.Agent).Distinct().Order(StringComparer.Ordinal)];
        var workload = system.Workload;
        Heads = [.. _actors, "LUO", .. workload.Handlers.Select(handler => $"handler {handler.Name}"), .. workload.Flbs.Select(flb => $"FLB {flb}")];
    }

    /// <summary>The lanes' names, from left to right.</summary>
    public IReadOnlyList<string> Heads { get; }

    /// <summary>The rows of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="kernel">The kernel that runs, from 1; counted up at each jump.</param>
    public IReadOnlyList<SvgRow> Of(TraceStep step, int number, ref int kernel)
    {
        var rows = new List<SvgRow>();
        var (actor, luo) = (Array.IndexOf(_actors, step.Actor), _actors.Length);
        rows.Add(new(SvgRowKind.Call, actor, luo, Names.Of(step.Command, _system.Workload), number));
        rows.AddRange(step.Outside.Select(asked => new SvgRow(SvgRowKind.Note, luo, luo, asked, number)));
        foreach (var e in step.Events)
        {
            rows.Add(Event(e, number, luo, ref kernel));
        }

        rows.Add(new(SvgRowKind.Answer, luo, actor, Names.Of(step.Result), number, step.Result is not { Outcome: Outcome.Returned, Ret: >= 0 }));
        if (StepNote.Of(_system, step) is { } note)
        {
            rows.AddRange(Banner(note, number, isBad: false));
        }

        foreach (var id in step.Violated)
        {
            rows.AddRange(Banner($"{id} violated: {InvariantCatalog.Get(id).Sentence}", number, isBad: true));
        }

        return rows;
    }

    private static IEnumerable<SvgRow> Banner(string text, int number, bool isBad) =>
        TextLines.Wrap(text, BannerCharacters, string.Empty, "  ").Select(line => new SvgRow(SvgRowKind.Banner, 0, 0, line, number, isBad));

    private SvgRow Event(in LuoEvent e, int number, int luo, ref int kernel)
    {
        var name = Names.Of(e, _system.Workload);
        switch (e.Kind)
        {
            case EventKind.Kexec or EventKind.ColdBoot:
                kernel++;
                return new(SvgRowKind.Rule, 0, 0, string.Create(CultureInfo.InvariantCulture, $"{name}: kernel {kernel} begins"), number);
            case EventKind.FlbPreserve or EventKind.FlbUnpreserve or EventKind.FlbRetrieve or EventKind.FlbFinish:
                return new(SvgRowKind.Call, luo, luo + 1 + _system.Workload.Handlers.Count + e.Who, name, number, e.Ret < 0);
            case EventKind.CanPreserve or EventKind.Preserve or EventKind.Unpreserve or EventKind.Freeze or EventKind.Unfreeze or EventKind.Retrieve:
            case EventKind.CanFinish or EventKind.Finish or EventKind.Prepare or EventKind.Cancel:
                return new(SvgRowKind.Call, luo, luo + 1 + e.Who, name, number, e.Ret < 0);
            default:
                return new(SvgRowKind.Note, luo, luo, name, number, e.Kind is EventKind.Panic or EventKind.Warn or EventKind.Refcount);
        }
    }
}
