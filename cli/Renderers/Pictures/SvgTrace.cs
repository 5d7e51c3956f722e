using System.Globalization;
using LuoModel.Cli.Output;
using LuoModel.Model.Traces;

namespace LuoModel.Cli.Renderers.Pictures;

/// <summary>A trace as a picture: a sequence diagram with a lane for each actor, LUO, each handler and each FLB, and a rule at each kexec.</summary>
internal static class SvgTrace
{
    /// <summary>Renders a trace.</summary>
    public static string Render(Trace trace)
    {
        var lanes = new LaneRows(trace.System, trace.Steps.Select(step => step.Actor));
        var rows = new List<SvgRow>();
        var kernel = 1;
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            rows.AddRange(lanes.Of(trace.Steps[i], i + 1, ref kernel));
        }

        if (trace.Loop is { } loop)
        {
            rows.Add(new(SvgRowKind.Banner, 0, 0, string.Create(CultureInfo.InvariantCulture, $"and so for ever, again from behind step {loop}"), trace.Steps.Count));
        }

        string[] title = [.. TextLines.Wrap(trace.Title, LaneRows.BannerCharacters, string.Empty, "  ")];
        return new SvgSheet(new SvgLanes(lanes.Heads, rows)).Draw(title, trace.ReplayLine, rows);
    }
}
