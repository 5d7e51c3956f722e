using System.Globalization;
using LuoModel.Solver.Z3.Transitions.Calls;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Checks;

/// <summary>
/// Formulas turned into a list of instructions, so that one and the same relation that the solver sees is evaluated on hundreds of thousands of transitions. The
/// choices of the environment are taken in the order in which a command gets to them, as the step takes them.
/// </summary>
internal sealed class FormulaProgram
{
    private readonly List<Instruction> _code = [];
    private readonly Dictionary<uint, int> _done = [];
    private readonly List<Question> _questions = [];
    private readonly List<int> _results = [];
    private readonly List<Expr> _keep = [];
    private readonly long[] _values;

    /// <summary>Compiles <paramref name="results"/> over the unknowns <paramref name="inputs"/> and the choices at <paramref name="points"/>.</summary>
    public FormulaProgram(IEnumerable<Expr> inputs, IReadOnlyList<ChoicePoint> points, IEnumerable<Expr> results)
    {
        foreach (var input in inputs)
        {
            _done[Keep(input).Id] = Add(new Instruction(Do.Input) { Mask = MaskOf(input) });
        }

        foreach (var point in points)
        {
            var asked = Compile(point.Asked);
            _questions.Add(point.Question);
            _done[Keep(point.Deviates).Id] = Add(new Instruction(Do.Choose, asked));
        }

        _results.AddRange(results.Select(Compile));
        _values = new long[_code.Count];
    }

    private enum Do
    {
        Input,
        Choose,
        Constant,
        Not,
        And,
        Or,
        If,
        Same,
        SignedAtMost,
        Below,
        Add,
        Subtract,
        Move,
    }

    private readonly record struct Instruction(Do What, int A = 0, int B = 0, int C = 0, long Constant = 0, long Mask = 1);

    /// <summary>Questions that the last evaluation put to the environment, in order.</summary>
    public List<Question> Asked { get; } = [];

    /// <summary>
    /// Evaluates on values of the inputs, where the environment deviates at the points whose bits are set. Results: 0 or 1 for a Boolean, a number without sign
    /// for bits.
    /// </summary>
    public long[] Run(IReadOnlyList<int> inputs, ulong deviations = 0)
    {
        Asked.Clear();
        var question = 0;
        for (var i = 0; i < _code.Count; i++)
        {
            var code = _code[i];
            var (a, b) = (_values[code.A], _values[code.B]);
            _values[i] = code.What switch
            {
                Do.Input => inputs[i] & code.Mask,
                Do.Choose => Choose(a != 0, _questions[question++], deviations),
                Do.Constant => code.Constant,
                Do.Not => a ^ 1,
                Do.And => a & b,
                Do.Or => a | b,
                Do.If => a != 0 ? b : _values[code.C],
                Do.Same => a == b ? 1 : 0,
                Do.SignedAtMost => Signed(a, code.Mask) <= Signed(b, code.Mask) ? 1 : 0,
                Do.Below => a < b ? 1 : 0,
                Do.Add => (a + b) & code.Mask,
                Do.Subtract => (a - b) & code.Mask,
                _ => a,
            };
        }

        return [.. _results.Select(r => _values[r])];
    }

    private long Choose(bool asked, Question question, ulong deviations)
    {
        if (!asked)
        {
            return 0;
        }

        Asked.Add(question);
        return (long)(deviations >> (Asked.Count - 1) & 1);
    }

    private static long Signed(long value, long mask) => value > mask >> 1 ? value - mask - 1 : value;

    private static long MaskOf(Expr value) => value is BitVecExpr bits ? (1L << (int)bits.SortSize) - 1 : 1;

    private int Add(Instruction instruction)
    {
        _code.Add(instruction);
        return _code.Count - 1;
    }

    // A formula that is not kept may be freed, and its number given to another one.
    private Expr Keep(Expr formula)
    {
        _keep.Add(formula);
        return formula;
    }

    private int Compile(Expr formula)
    {
        if (!_done.TryGetValue(formula.Id, out var place))
        {
            place = Add(Translate(Keep(formula)));
            _done[formula.Id] = place;
        }

        return place;
    }

    private Instruction Translate(Expr formula)
    {
        var kind = formula.FuncDecl.DeclKind;
        if (kind == Z3_decl_kind.Z3_OP_BNUM)
        {
            return new(Do.Constant, Constant: long.Parse(formula.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture));
        }

        var args = formula.Args.Select(Compile).ToArray();
        return kind switch
        {
            Z3_decl_kind.Z3_OP_TRUE => new(Do.Constant, Constant: 1),
            Z3_decl_kind.Z3_OP_FALSE => new(Do.Constant),
            Z3_decl_kind.Z3_OP_NOT => new(Do.Not, args[0]),
            Z3_decl_kind.Z3_OP_AND => Chain(Do.And, args),
            Z3_decl_kind.Z3_OP_OR => Chain(Do.Or, args),
            Z3_decl_kind.Z3_OP_EQ => new(Do.Same, args[0], args[1]),
            Z3_decl_kind.Z3_OP_ITE => new(Do.If, args[0], args[1], args[2]),
            Z3_decl_kind.Z3_OP_SLEQ => new(Do.SignedAtMost, args[0], args[1], Mask: MaskOf(formula.Args[0])),
            Z3_decl_kind.Z3_OP_ULT => new(Do.Below, args[0], args[1]),
            Z3_decl_kind.Z3_OP_BADD => new(Do.Add, args[0], args[1], Mask: MaskOf(formula)),
            Z3_decl_kind.Z3_OP_BSUB => new(Do.Subtract, args[0], args[1], Mask: MaskOf(formula)),
            Z3_decl_kind.Z3_OP_ZERO_EXT => new(Do.Move, args[0]),
            _ => throw new NotSupportedException($"a formula with {kind}: {formula.FuncDecl.Name}"),
        };
    }

    private Instruction Chain(Do what, int[] args)
    {
        var sum = args[0];
        for (var i = 1; i < args.Length - 1; i++)
        {
            sum = Add(new Instruction(what, sum, args[i]));
        }

        return new(what, sum, args[^1]);
    }
}
