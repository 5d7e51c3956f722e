using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Calls;

/// <summary>What the environment is asked at a point: whether a service fails, or what a callback of a file or FLB answers.</summary>
/// <param name="Callback">The callback; null for a service.</param>
/// <param name="Service">The service, unless a callback is asked.</param>
/// <param name="Number">File or FLB of the callback; <see cref="Untold"/> where the handler can not tell.</param>
internal readonly record struct Question(EventKind? Callback, FaultKind Service, int Number)
{
    /// <summary>The number of a file whose data word was cleared: no argument of its callbacks leads to it.</summary>
    public const int Untold = -1;

    /// <summary>Does this use of a service fail?</summary>
    public static Question Of(FaultKind service) => new(null, service, -1);

    /// <summary>What does the callback of this file or FLB answer?</summary>
    public static Question Of(EventKind callback, int number) => new(callback, default, number);

    /// <summary>Whether <paramref name="asked"/>, which the step asks, is this question: the step's handler may not know its file, the relation's always does.</summary>
    public bool Fits(Question asked) => this == asked || (asked.Number == Untold && asked.Callback is { } callback && Callback == callback);

    /// <inheritdoc/>
    public override string ToString() => Callback is { } callback ? $"{callback}.{Number}" : Service.ToString();
}

/// <summary>The questions that commands put to the environment.</summary>
internal static class Asking
{
    /// <summary>Whether this use of a service fails.</summary>
    public static BoolExpr Fails(this Call call, FaultKind kind) => call.Deviates(Question.Of(kind));

    /// <summary>Whether growing a block set fails: the preserved page, then its descriptor.</summary>
    public static BoolExpr GrowFails(this Call call)
    {
        var page = call.Fails(FaultKind.Kho);
        var fails = page;
        call.When(call.T.Not(page), () => fails = call.T.Or(page, call.Fails(FaultKind.Kzalloc)));
        return fails;
    }

    /// <summary>Whether the answer can not be copied, asked at the moment <paramref name="when"/> of the design.</summary>
    public static BoolExpr AnswerFails(this Call call, AnswerCopy when) => call.Design.AnswerCopy == when ? call.Fails(FaultKind.CopyToUser) : call.T.False;

    /// <summary>The result of a callback of a file in a session, or of an FLB: what its contract says, or -EIO.</summary>
    public static BitVecExpr Callback(this Call call, EventKind kind, SessionVariables? session, int number, BitVecExpr natural)
    {
        var result = call.T.If(call.Deviates(Question.Of(kind, number)), call.T.Number(ChoosingEnvironment.Failure, natural), natural);
        call.Emit(kind, session, number, result);
        return result;
    }
}
