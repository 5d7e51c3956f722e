using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Calls;

/// <summary>Builds formulas over bits, and leaves out what a constant decides: a workload has many constants, and a step that cannot be taken needs no formula.</summary>
internal sealed class Folding
{
    private readonly Terms _t;

    /// <summary>Builds with <paramref name="terms"/>.</summary>
    public Folding(Terms terms) => _t = terms;

    /// <summary>True.</summary>
    public BoolExpr True => _t.True;

    /// <summary>False.</summary>
    public BoolExpr False => _t.False;

    /// <summary>A constant.</summary>
    public BoolExpr Bool(bool value) => value ? _t.True : _t.False;

    /// <summary>A constant as wide as <paramref name="like"/>.</summary>
    public BitVecExpr Number(int value, BitVecExpr like) => _t.Bits(value, like.SortSize);

    /// <summary>The negation.</summary>
    public BoolExpr Not(BoolExpr a) => a.IsTrue ? False : a.IsFalse ? True : a.IsNot ? (BoolExpr)a.Args[0] : _t.Context.MkNot(a);

    /// <summary>All of them.</summary>
    public BoolExpr And(params BoolExpr[] parts)
    {
        var open = parts.Where(p => !p.IsTrue).Distinct().ToArray();
        return Array.Exists(open, p => p.IsFalse) ? False : open.Length switch { 0 => True, 1 => open[0], _ => _t.Context.MkAnd(open) };
    }

    /// <summary>At least one of them.</summary>
    public BoolExpr Or(params BoolExpr[] parts)
    {
        var open = parts.Where(p => !p.IsFalse).Distinct().ToArray();
        return Array.Exists(open, p => p.IsTrue) ? True : open.Length switch { 0 => False, 1 => open[0], _ => _t.Context.MkOr(open) };
    }

    /// <summary>One of two values.</summary>
    public T If<T>(BoolExpr condition, T then, T otherwise)
        where T : Expr =>
        condition.IsTrue || then.Equals(otherwise) ? then : condition.IsFalse ? otherwise : (T)_t.Context.MkITE(condition, then, otherwise);

    /// <summary>A condition as a number: 1 for true.</summary>
    public BitVecExpr Flag(BoolExpr condition) => If(condition, (BitVecExpr)_t.Bits(1, 1), _t.Bits(0, 1));

    /// <summary>Whether a number is <paramref name="value"/>.</summary>
    public BoolExpr Is(BitVecExpr a, int value) => Same(a, Number(value, a));

    /// <summary>Whether two numbers are the same.</summary>
    public BoolExpr Same(BitVecExpr a, BitVecExpr b) => a.Equals(b) ? True : a is BitVecNum && b is BitVecNum ? False : _t.Context.MkEq(a, b);

    /// <summary>Whether a number is <paramref name="value"/> at most, with signs.</summary>
    public BoolExpr AtMost(BitVecExpr a, int value) => _t.Context.MkBVSLE(a, Number(value, a));

    /// <summary>Whether a number is greater than <paramref name="value"/>, with signs.</summary>
    public BoolExpr Above(BitVecExpr a, int value) => Not(AtMost(a, value));

    /// <summary>The sum of two numbers of one width.</summary>
    public BitVecExpr Plus(BitVecExpr a, BitVecExpr b) => _t.Context.MkBVAdd(a, b);

    /// <summary>The sum with a constant.</summary>
    public BitVecExpr Plus(BitVecExpr a, int value) => value == 0 ? a : _t.Context.MkBVAdd(a, Number(value, a));

    /// <summary>The difference of two numbers of one width.</summary>
    public BitVecExpr Minus(BitVecExpr a, BitVecExpr b) => _t.Context.MkBVSub(a, b);

    /// <summary>A number without sign in more bits.</summary>
    public BitVecExpr Widen(BitVecExpr a, uint width) => a.SortSize == width ? a : _t.Context.MkZeroExt(width - a.SortSize, a);

    /// <summary>How many of them are true.</summary>
    public BitVecExpr Count(IEnumerable<BoolExpr> conditions, uint width) => conditions
        .Select(c => If(c, (BitVecExpr)_t.Bits(1, width), _t.Bits(0, width)))
        .Aggregate((BitVecExpr)_t.Bits(0, width), (sum, one) => _t.Context.MkBVAdd(sum, one));
}
