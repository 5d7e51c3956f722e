using System.Globalization;
using LuoModel.Solver.Orders;
using LuoModel.Solver.Proofs;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Questions;

/// <summary>
/// Puts the questions of one proof: measures them, limits them, writes them down where asked to. Each question goes to a context of its own, which holds nothing but
/// the question: there what Z3 does, and the work that it counts against the limit, depends on the question alone. In the context where formulas are built it would
/// depend on which of them the garbage collector happened to free before.
/// </summary>
internal sealed class ProofRun : IDisposable
{
    private static readonly string[] s_bits = ["simplify", "propagate-values", "solve-eqs", "simplify", "bit-blast", "sat"];

    private readonly ProofOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly Smt2Writer? _writer;
    private readonly Dictionary<uint, BoolExpr> _possible = [];
    private Context? _asked;
    private int _queries;
    private long _conflicts;
    private long _decisions;
    private long _work;
    private long _mostWork;

    /// <summary>A fresh context for the proof called <paramref name="name"/>.</summary>
    public ProofRun(string name, ProofOptions options, CancellationToken cancellation)
    {
        _options = options;
        _cancellation = cancellation;
        Context = new Context();
        Terms = new Terms(Context);
        _writer = options.Smt2Folder is { } folder ? new Smt2Writer(folder, name) : null;
    }

    /// <summary>Where formulas live.</summary>
    public Context Context { get; }

    /// <summary>Builds formulas.</summary>
    public Terms Terms { get; }

    /// <summary>The questions are about bits and Booleans only: then they are turned into plain logic at once, which takes half the time.</summary>
    public bool InBits { get; set; }

    /// <summary>The solution of the last question, if it had one.</summary>
    public Solution? Model { get; private set; }

    /// <summary>What the questions cost so far.</summary>
    public ProofStatistics Statistics => new(_queries, _conflicts, _decisions, _work, _mostWork);

    /// <summary>Is there a solution of all of <paramref name="facts"/>?</summary>
    /// <exception cref="OperationCanceledException">The user ended the run; nothing is known of the question.</exception>
    public Answer Decide(string question, params BoolExpr[] facts)
    {
        Context own = Fresh();
        using var solver = InBits ? BitSolver(own) : own.MkSolver();
        using var limits = own.MkParams();

        // Else Z3 takes Ctrl-C for itself while it thinks: the question would stay open, and nobody would know that the user wants to stop.
        limits.Add("ctrl_c", false);
        solver.Parameters = limits;
        foreach (var fact in facts)
        {
            using var there = (BoolExpr)fact.Translate(own);
            solver.Assert(there);
        }

        var text = _writer is null ? "" : solver.ToString();
        var answer = Measure(own, () => solver.Check(), () => solver.Statistics);
        if (answer == Answer.Sat)
        {
            Model = new Solution(solver.Model, own, Context);
        }

        _writer?.Write(question, text, answer);
        return answer;
    }

    /// <summary>
    /// Does <paramref name="claim"/> follow from <paramref name="assumptions"/>? First shows that the assumptions can be true at all, else everything would follow.
    /// Proved, violated (then <see cref="Model"/> holds the witness) or unknown.
    /// </summary>
    /// <exception cref="InvalidOperationException">The assumptions contradict each other.</exception>
    public ProofVerdict Prove(string question, BoolExpr assumptions, BoolExpr claim)
    {
        if (!assumptions.IsTrue && _possible.TryAdd(assumptions.Id, assumptions))
        {
            var possible = Decide(question + "-assumptions", assumptions);
            if (possible == Answer.Unsat)
            {
                throw new InvalidOperationException($"{question}: the assumptions contradict each other, so the claim says nothing");
            }
        }

        return Decide(question, assumptions, Context.MkNot(claim)) switch
        {
            Answer.Unsat => ProofVerdict.Proved,
            Answer.Sat => ProofVerdict.Violated,
            _ => ProofVerdict.Unknown,
        };
    }

    /// <summary>A context for the next question, with the limit on its work; the one before, and its <see cref="Model"/>, are gone.</summary>
    public Context Fresh()
    {
        _cancellation.ThrowIfCancellationRequested();
        Leave();
        return _asked = new Context(new() { ["rlimit"] = _options.Rlimit.ToString(CultureInfo.InvariantCulture) });
    }

    /// <summary>Runs <paramref name="check"/> in a context of <see cref="Fresh"/> and adds up its statistics; for engines that are no plain solver.</summary>
    /// <exception cref="OperationCanceledException">The user ended the run; nothing is known of the question.</exception>
    public Answer Measure(Context asked, Func<Status> check, Func<Statistics> statistics)
    {
        // What is asked for before the check begins counts too: the context stays interrupted.
        using CancellationTokenRegistration interrupt = _cancellation.Register(asked.Interrupt);
        Status status;
        try
        {
            status = check();
        }
        catch (Z3Exception e) when (e.Message.Contains("canceled", StringComparison.Ordinal) || e.Message.Contains("resource limit", StringComparison.Ordinal))
        {
            // The fixed-point engine ends so when its work is used up.
            status = Status.UNKNOWN;
        }

        _cancellation.ThrowIfCancellationRequested();
        using (var spent = statistics())
        {
            Count(spent);
        }

        return status switch
        {
            Status.SATISFIABLE => Answer.Sat,
            Status.UNSATISFIABLE => Answer.Unsat,
            _ => Answer.Unknown,
        };
    }

    /// <summary>Writes down a question that no plain solver was asked.</summary>
    public void Write(string question, string text, Answer answer) => _writer?.Write(question, text, answer);

    /// <inheritdoc/>
    public void Dispose()
    {
        Leave();
        Context.Dispose();
    }

    private void Count(Statistics statistics)
    {
        _queries++;
        foreach (var entry in statistics.Entries)
        {
            var value = entry.IsUInt ? entry.UIntValue : 0L;
            switch (entry.Key)
            {
                case "conflicts" or "sat conflicts":
                    _conflicts += value;
                    break;
                case "decisions" or "sat decisions":
                    _decisions += value;
                    break;
                case "rlimit count":
                    _work += value;
                    _mostWork = Math.Max(_mostWork, value);
                    break;
            }
        }
    }

    private void Leave()
    {
        Model?.Dispose();
        Model = null;
        _asked?.Dispose();
        _asked = null;
    }

    private static Z3Solver BitSolver(Context context)
    {
        Tactic? chain = null;
        foreach (var name in s_bits)
        {
            var next = context.MkTactic(name);
            var longer = chain is null ? next : context.AndThen(chain, next);
            if (chain is not null)
            {
                chain.Dispose();
                next.Dispose();
            }

            chain = longer;
        }

        using (chain)
        {
            return context.MkSolver(chain!);
        }
    }
}
