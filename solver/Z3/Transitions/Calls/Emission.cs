using LuoModel.Model.Events;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Calls;

/// <summary>A callback that a command may run, or an incident that it may cause.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Session">Slot of the session it belongs to: the outgoing ones, then the handed-over ones; -1 when none.</param>
/// <param name="Number">File or FLB; -1 when none.</param>
/// <param name="When">When a command gets there.</param>
/// <param name="Ret">The result of the callback, 8 bits with sign.</param>
/// <param name="Status">The retrieve status that it is told, 8 bits with sign.</param>
internal sealed record Emission(EventKind Kind, int Session, int Number, BoolExpr When, BitVecExpr Ret, BitVecExpr Status);

/// <summary>An event as the relation and the step both know it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Session">Slot of the session; -1 when none.</param>
/// <param name="Number">File or FLB; -1 when none.</param>
/// <param name="Ret">The result of a callback.</param>
/// <param name="Status">The retrieve status that a callback is told.</param>
internal readonly record struct EmittedEvent(EventKind Kind, int Session, int Number, int Ret, int Status)
{
    /// <summary>The event in the relation's terms; null for those that the relation leaves out.</summary>
    public static EmittedEvent? Of(in LuoEvent one) => one.Kind switch
    {
        EventKind.Preserve or EventKind.Unpreserve or EventKind.Freeze or EventKind.Unfreeze or EventKind.Retrieve or EventKind.CanFinish or EventKind.Finish =>
            new(one.Kind, one.Session, one.Token, one.Ret, one.Status),
        EventKind.FlbPreserve or EventKind.FlbUnpreserve or EventKind.FlbRetrieve or EventKind.FlbFinish => new(one.Kind, -1, one.Who, one.Ret, 0),
        EventKind.Refcount or EventKind.Warn or EventKind.Kexec => new(one.Kind, -1, -1, 0, 0),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Session}.{Number} -> {Ret} ({Status})";
}
