using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Scripts;

namespace LuoModel.Cli.Renderers.Selftests;

/// <summary>What of a trace only mocks can do, and what the mocks have to be told.</summary>
internal static class SelftestMocks
{
    /// <summary>The callbacks of <see cref="HandlerSpec"/> in the words of luo_mock's header.</summary>
    private static readonly string[] s_required = ["CAN_PRESERVE", "PRESERVE", "UNPRESERVE", "RETRIEVE", "FINISH"];

    /// <summary>Whether memfds would not do: drivers act, a callback fails, or a contract is unlike that of memory.</summary>
    public static bool AreNeeded(Trace trace)
    {
        var workload = trace.System.Workload;
        return trace.Steps.Any(step => Actors.Of(step.Command.Op) is Actors.Driver || step.Command.Op == Op.SetModule || TraceInjections.Of(step).Any())
            || workload.Handlers.Any(handler => handler.Insists || handler.InsistsOnItself || handler.FreezesPositive || handler.UseFlb > 0)
            || DependencyChecks.AnyInsists(workload)
            || workload.Files.Any(file => workload.Files.Any(other => !ReferenceEquals(file, other) && file.IsSameThing(other)));
    }

    /// <summary>The set of callbacks that a handler has, as C.</summary>
    public static string Callbacks(HandlerSpec handler)
    {
        IEnumerable<string> optional =
        [
            .. handler.Freeze ? ["FREEZE"] : Array.Empty<string>(),
            .. handler.Unfreeze ? ["UNFREEZE"] : Array.Empty<string>(),
            .. handler.CanFinish ? ["CAN_FINISH"] : Array.Empty<string>(),
            .. handler.GetId ? ["GET_ID"] : Array.Empty<string>(),
        ];
        return string.Join(" | ", s_required.Concat(optional).Select(name => $"1u << LUO_MOCK_{name}"));
    }

    /// <summary>The callback of an event in the words of luo_mock's header.</summary>
    public static string Callback(EventKind kind) => "LUO_MOCK_" + Names.Of(kind).ToUpperInvariant();

    /// <summary>The name of the file a callback is about, as it was opened; empty for FLBs and where nothing tells.</summary>
    public static string Origin(in LuoEvent e, LuoState before, LuoState after, Workload workload)
    {
        var origin = TraceInjections.Origin(e, before, after);
        return origin >= 0 ? workload.Files[origin].Name : string.Empty;
    }

    /// <summary>The services that fail in a step, all of which user space can make fail.</summary>
    /// <exception cref="UserError">One fails that needs the kernel's fault injection.</exception>
    public static IReadOnlyList<FaultKind> Faults(TraceStep step, int number)
    {
        FaultKind[] faults = [.. step.Events.Where(e => e.Kind == EventKind.Fault).Select(e => (FaultKind)e.N)];
        foreach (var kind in faults)
        {
            if (kind is not (FaultKind.CopyToUser or FaultKind.Fd))
            {
                throw new UserError($"--format c: in command {number} {Names.Of(kind)} fails, which only the kernel's fault injection can bring about; a program can not");
            }
        }

        return faults;
    }
}
