using LuoModel.Model.Commands;

namespace LuoModel.Properties.Random;

/// <summary>
/// What a violation looks like before it is shrunk: which invariant, after which operation with which answer. Cases that look the same are not shrunk again,
/// and shrinking stays with one look, so that a rare cause does not slip into a frequent one.
/// </summary>
/// <param name="Invariant">Index in the set of invariants.</param>
/// <param name="Op">The operation of the violating step.</param>
/// <param name="Result">What it answered.</param>
public readonly record struct RawCause(int Invariant, Op Op, Result Result)
{
    /// <summary>The violation of an invariant by a step; values that come back do not count.</summary>
    internal static RawCause Of(int invariant, Op op, Result result) => new(invariant, op, result with { Value = -1 });
}
