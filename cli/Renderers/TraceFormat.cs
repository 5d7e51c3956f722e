using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers.Pictures;
using LuoModel.Cli.Renderers.Selftests;
using LuoModel.Model.Traces;
using LuoModel.Runs.Scenarios;

namespace LuoModel.Cli.Renderers;

/// <summary>The forms that a trace can be shown in, by the name that <c>--format</c> takes.</summary>
internal static class TraceFormat
{
    /// <summary>The names, the default first.</summary>
    public static string[] Names { get; } = ["text", "mail", "json", "itf", "mermaid", "svg", "dot", "c", "scenario"];

    /// <summary>Renders a trace for a console: the text form in colours where a terminal shows them.</summary>
    public static void Write(string format, Trace trace, LuoConsole console)
    {
        var text = Render(format, trace);
        if (format == Names[0])
        {
            console.Output.Write(TraceColor.For(console, text));
        }
        else
        {
            console.Exact.Write(text);
        }
    }

    /// <summary>Renders a trace. Same trace, same bytes.</summary>
    /// <exception cref="LuoModel.Model.UserError">The trace can not be shown in that form.</exception>
    public static string Render(string format, Trace trace) => format switch
    {
        "text" => TextTrace.RenderFull(trace),
        "mail" => MailTrace.Render(trace),
        "json" => JsonTrace.Render(trace),
        "itf" => ItfTrace.Render(trace),
        "mermaid" => MermaidTrace.Render(trace),
        "svg" => SvgTrace.Render(trace),
        "dot" => DotTrace.Render(trace),
        "c" => SelftestTrace.Render(trace),
        "scenario" => TraceScenario.Write(trace),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "not one of the names"),
    };
}
