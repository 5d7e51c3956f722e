using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Systems;

/// <summary>A part of a system's state.</summary>
/// <param name="Name">Its name in traces and SMT-LIB files.</param>
internal abstract record Variable(string Name);

/// <summary>An integer of any size.</summary>
internal sealed record IntVariable(string Name) : Variable(Name);

/// <summary>A Boolean.</summary>
internal sealed record BoolVariable(string Name) : Variable(Name);

/// <summary>A number of <paramref name="Width"/> bits, two's complement where it is signed.</summary>
internal sealed record BitsVariable(string Name, uint Width) : Variable(Name);

/// <summary>One state of a system: an unknown for each variable.</summary>
internal sealed class SystemState
{
    private readonly Dictionary<Variable, Expr> _values;

    /// <summary>Fresh unknowns, told apart by <paramref name="suffix"/>.</summary>
    public SystemState(Terms t, IEnumerable<Variable> variables, string suffix)
    {
        Suffix = suffix;
        _values = variables.ToDictionary(v => v, v => v switch
        {
            IntVariable => (Expr)t.Int(v.Name + suffix),
            BitsVariable bits => t.Bits(v.Name + suffix, bits.Width),
            _ => t.Bool(v.Name + suffix),
        });
    }

    /// <summary>What tells the unknowns of this state, and the choices of the step from it, apart from others.</summary>
    public string Suffix { get; }

    /// <summary>Value of an integer.</summary>
    public ArithExpr this[IntVariable variable] => (ArithExpr)_values[variable];

    /// <summary>Value of a Boolean.</summary>
    public BoolExpr this[BoolVariable variable] => (BoolExpr)_values[variable];

    /// <summary>Value of a number of bits.</summary>
    public BitVecExpr this[BitsVariable variable] => (BitVecExpr)_values[variable];

    /// <summary>Value of any variable.</summary>
    public Expr Value(Variable variable) => _values[variable];
}
