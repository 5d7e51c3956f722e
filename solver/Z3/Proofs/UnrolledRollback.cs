using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Proofs;

/// <summary>
/// The loops of luo_session_serialize() and of its rollback, executed over 8 sessions of 64 files with symbolic numbers of both and a symbolic failing
/// position: 512 entries, no loop invariant that could be wrong.
/// </summary>
internal static class UnrolledRollback
{
    private const int Sessions = 8;
    private const int FilesPerSession = 64;
    private const uint Bits = 7;

    /// <summary>Decides whether exactly the frozen files are unfrozen, once.</summary>
    public static ProofResult Decide(ProofRun run)
    {
        var t = run.Terms;
        var context = run.Context;
        BitVecExpr Number(int value) => context.MkBV(value, Bits);
        BitVecExpr Unknown(string name) => context.MkBVConst(name, Bits);
        var sessions = Unknown("sessions");
        var files = Enumerable.Range(0, Sessions).Select(s => Unknown($"files_{s}")).ToArray();
        var (badSession, badFile) = (Unknown("failing_session"), Unknown("failing_file"));
        var sizes = t.All([context.MkBVULE(sessions, Number(Sessions)), .. files.Select(f => context.MkBVULE(f, Number(FilesPerSession)))]);

        // Forward: a loop that freezes until one fails, so what is behind the failure is not reached.
        var claims = new List<BoolExpr>();
        var failed = t.False;
        var entries = new List<(BoolExpr Frozen, BoolExpr InFailing, BoolExpr InEarlier)>();
        for (var s = 0; s < Sessions; s++)
        {
            for (var f = 0; f < FilesPerSession; f++)
            {
                var exists = context.MkBVULT(Number(s), sessions) & context.MkBVULT(Number(f), files[s]);
                var fails = exists & t.Same(badSession, Number(s)) & t.Same(badFile, Number(f));
                var frozen = t.Bool($"frozen_{s}_{f}");
                claims.Add(t.Same(frozen, exists & !failed & !fails));

                // Back: the failing session up to the failing file, then the sessions before it, whole.
                entries.Add((
                    frozen,
                    exists & t.Same(badSession, Number(s)) & context.MkBVULT(Number(f), badFile),
                    exists & context.MkBVULT(Number(s), badSession)));
                var next = t.Bool($"failed_{s}_{f}");
                claims.Add(t.Same(next, failed | fails));
                failed = next;
            }
        }

        // One question a session: the same execution, an eighth of the claim.
        foreach (var session in entries.Chunk(FilesPerSession).Index())
        {
            var exactly = t.All(session.Item.Select(e => t.Same(e.InFailing | e.InEarlier, e.Frozen) & !(e.InFailing & e.InEarlier)));
            var verdict = run.Prove($"session-{session.Index}", sizes & t.All(claims), t.Implies(failed, exactly));
            if (verdict != ProofVerdict.Proved)
            {
                return new(verdict);
            }
        }

        return ProofResult.Proved;
    }
}
