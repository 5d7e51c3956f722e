using System.Diagnostics;
using LuoModel.Solver.Orders;
using LuoModel.Solver.Proofs;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Questions;

/// <summary>Puts the questions of one proof: measures them, limits them, writes them down where asked to.</summary>
internal sealed class ProofRun : IDisposable
{
    private readonly ProofOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private readonly Smt2Writer? _writer;
    private readonly Stopwatch _total = new();
    private readonly Dictionary<uint, BoolExpr> _possible = [];
    private double _slowest;
    private int _queries;
    private long _conflicts;
    private long _decisions;
    private long _work;

    /// <summary>A fresh context for the proof called <paramref name="name"/>.</summary>
    public ProofRun(string name, ProofOptions options, CancellationToken cancellation)
    {
        _options = options;
        _cancellation = cancellation;
        Context = new Context();
        Terms = new Terms(Context);
        _registration = cancellation.Register(Context.Interrupt);
        _writer = options.Smt2Folder is { } folder ? new Smt2Writer(folder, name) : null;
    }

    /// <summary>Where formulas live.</summary>
    public Context Context { get; }

    /// <summary>Builds formulas.</summary>
    public Terms Terms { get; }

    /// <summary>The questions are about bits and Booleans only: then they are turned into plain logic at once, which takes half the time.</summary>
    public bool InBits { get; set; }

    /// <summary>The model of the last question that had one.</summary>
    public Z3Model? Model { get; private set; }

    /// <summary>What the questions cost so far.</summary>
    public ProofStatistics Statistics => new(_queries, _slowest, _conflicts, _decisions, _work);

    /// <summary>Wall time of the questions so far.</summary>
    public double Seconds => _total.Elapsed.TotalSeconds;

    /// <summary>Is there a solution of all of <paramref name="facts"/>?</summary>
    public Answer Decide(string question, params BoolExpr[] facts)
    {
        using var solver = InBits ? Context.MkSolver(BitTactic()) : Context.MkSolver();
        using var limits = Context.MkParams();
        limits.Add("timeout", (uint)_options.QueryLimit.TotalMilliseconds);
        limits.Add("ctrl_c", false); // else Z3 takes the signal for itself and answers unknown
        solver.Parameters = limits;
        solver.Assert(facts);
        Model = null;
        var text = _writer is null ? "" : solver.ToString();
        var answer = Measure(() => solver.Check(), () => solver.Statistics);
        if (answer == Answer.Sat)
        {
            Model = solver.Model;
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

    /// <summary>Runs <paramref name="check"/> under the clock and adds up its statistics; for engines that are no plain solver.</summary>
    public Answer Measure(Func<Status> check, Func<Statistics> statistics)
    {
        _cancellation.ThrowIfCancellationRequested();
        var before = _total.Elapsed;
        _total.Start();
        Status status;
        try
        {
            status = check();
        }
        catch (Z3Exception e) when (e.Message is "canceled" or "timeout")
        {
            // The fixed-point engine ends so when its time is up.
            status = Status.UNKNOWN;
        }

        _total.Stop();
        _cancellation.ThrowIfCancellationRequested();
        _slowest = Math.Max(_slowest, (_total.Elapsed - before).TotalSeconds);
        _queries++;
        foreach (var entry in statistics().Entries)
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
                    break;
            }
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

    private Tactic BitTactic() => Context.AndThen(
        Context.MkTactic("simplify"),
        Context.MkTactic("propagate-values"),
        Context.MkTactic("solve-eqs"),
        Context.MkTactic("simplify"),
        Context.MkTactic("bit-blast"),
        Context.MkTactic("sat"));

    /// <summary>Milliseconds a question may take.</summary>
    public uint LimitMilliseconds => (uint)_options.QueryLimit.TotalMilliseconds;

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        Context.Dispose();
    }
}
