using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Questions;

/// <summary>Shorter names for building formulas; Z3's own operators do the rest.</summary>
internal sealed class Terms
{
    /// <summary>Builds in <paramref name="context"/>.</summary>
    public Terms(Context context)
    {
        Context = context;
        True = context.MkTrue();
        False = context.MkFalse();
    }

    /// <summary>Where the formulas live.</summary>
    public Context Context { get; }

    /// <summary>True.</summary>
    public BoolExpr True { get; }

    /// <summary>False.</summary>
    public BoolExpr False { get; }

    /// <summary>A Boolean unknown.</summary>
    public BoolExpr Bool(string name) => Context.MkBoolConst(name);

    /// <summary>An integer unknown.</summary>
    public IntExpr Int(string name) => Context.MkIntConst(name);

    /// <summary>A number of <paramref name="width"/> bits, unknown.</summary>
    public BitVecExpr Bits(string name, uint width) => Context.MkBVConst(name, width);

    /// <summary>A number of <paramref name="width"/> bits; negative ones in two's complement.</summary>
    public BitVecNum Bits(int value, uint width) => Context.MkBV(value, width);

    /// <summary>An integer.</summary>
    public IntNum Number(int value) => Context.MkInt(value);

    /// <summary>All of them; true when there are none.</summary>
    public BoolExpr All(IEnumerable<BoolExpr> parts) => parts.ToArray() is { Length: > 0 } some ? Context.MkAnd(some) : True;

    /// <summary>All of them.</summary>
    public BoolExpr All(params BoolExpr[] parts) => All((IEnumerable<BoolExpr>)parts);

    /// <summary>At least one of them; false when there are none.</summary>
    public BoolExpr Any(IEnumerable<BoolExpr> parts) => parts.ToArray() is { Length: > 0 } some ? Context.MkOr(some) : False;

    /// <summary>At least one of them.</summary>
    public BoolExpr Any(params BoolExpr[] parts) => Any((IEnumerable<BoolExpr>)parts);

    /// <summary>If the first then the second.</summary>
    public BoolExpr Implies(BoolExpr condition, BoolExpr then) => Context.MkImplies(condition, then);

    /// <summary>The same value.</summary>
    public BoolExpr Same(Expr left, Expr right) => Context.MkEq(left, right);

    /// <summary>The same value.</summary>
    public BoolExpr Same(Expr left, int right) => Context.MkEq(left, Context.MkInt(right));

    /// <summary>One of two values.</summary>
    public T If<T>(BoolExpr condition, T then, T otherwise)
        where T : Expr => (T)Context.MkITE(condition, then, otherwise);

    /// <summary>The value as an integer: 1 for true.</summary>
    public ArithExpr Count(BoolExpr condition) => (ArithExpr)Context.MkITE(condition, Context.MkInt(1), Context.MkInt(0));

    /// <summary>How many of them are true.</summary>
    public ArithExpr Count(IEnumerable<BoolExpr> conditions) =>
        conditions.Select(Count).ToArray() is { Length: > 0 } some ? Context.MkAdd(some) : Number(0);
}
