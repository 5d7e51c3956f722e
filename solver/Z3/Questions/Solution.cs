using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Questions;

/// <summary>
/// What a question that has a solution was answered with. It lives in the question's own context, see <see cref="ProofRun"/>; formulas are carried over to it and their values
/// back, and nothing is left there: Z3 frees a context only when no object of it is known to the program any more.
/// </summary>
internal sealed class Solution(Z3Model model, Context asked, Context proof) : IDisposable
{
    /// <summary>The value that a formula has in it. With <paramref name="completion"/> what it leaves open gets a value too.</summary>
    public Expr Evaluate(Expr formula, bool completion = false)
    {
        using Expr there = formula.Translate(asked);
        using Expr value = model.Evaluate(there, completion);
        return value.Translate(proof);
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}
