using LuoModel.Model.Designs.Switches;
using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Systems;

/// <summary>
/// luo_session_serialize() with its rollback as loops over any number of sessions with any number of files each; any freeze may fail. Two files, u and v, stand
/// for all pairs: nothing is known of them but that they exist.
/// </summary>
internal sealed class RollbackSystem
{
    /// <summary>A freeze callback succeeds.</summary>
    public const string Freeze = "freeze";

    /// <summary>A freeze callback fails.</summary>
    public const string FreezeFails = "freeze fails";

    /// <summary>All files of a session are frozen.</summary>
    public const string NextSession = "next session";

    /// <summary>All sessions are.</summary>
    public const string AllFrozen = "all is frozen";

    /// <summary>The rollback of the session that failed.</summary>
    public const string UnfreezeHere = "unfreeze in the failing session";

    /// <summary>It is done.</summary>
    public const string ToOthers = "go to the other sessions";

    /// <summary>The rollback of a session before it.</summary>
    public const string UnfreezeEarlier = "unfreeze in an earlier session";

    /// <summary>It is done.</summary>
    public const string NextEarlier = "next earlier session";

    /// <summary>The rollback is done.</summary>
    public const string Fails = "reboot fails";

    private const int Freezing = 0;
    private const int UndoingFiles = 1;
    private const int UndoingSessions = 2;
    private const int Failed = FailedPhase;
    private const int Serialized = SerializedPhase;

    /// <summary>The phase after the rollback.</summary>
    public const int FailedPhase = 3;

    /// <summary>The phase when all is frozen.</summary>
    public const int SerializedPhase = 4;

    private readonly Terms _t;
    private readonly RollbackScope _scope;
    private readonly SessionRollbackOrder _order;
    private readonly UnfreezeData _data;
    private readonly bool _changes;
    private readonly IntExpr _sessions;
    private readonly FuncDecl _files;
    private readonly Slot _u;
    private readonly Slot _v;
    private readonly IntExpr _word;
    private readonly IntVariable _phase;
    private readonly IntVariable _session;
    private readonly IntVariable _file;
    private readonly IntVariable _failedSession;
    private readonly IntVariable _failedFile;
    private readonly IntVariable _wordOfU;

    /// <summary>The system of a design's switches; <paramref name="changes"/> tells whether a successful freeze may change the data word.</summary>
    public RollbackSystem(Terms t, RollbackScope scope, SessionRollbackOrder order, UnfreezeData data, bool changes = true)
    {
        _changes = changes;
        _t = t;
        _scope = scope;
        _order = order;
        _data = data;
        _sessions = t.Int("sessions");
        _files = t.Context.MkFuncDecl("files", t.Context.IntSort, t.Context.IntSort);
        _word = t.Int("word-before");
        System = new TransitionSystem(t) { Initial = Initial, Background = Background(), Constants = Constants };
        _phase = System.Int("phase");
        _session = System.Int("session");
        _file = System.Int("file");
        _failedSession = System.Int("failed-session");
        _failedFile = System.Int("failed-file");
        _u = new Slot(t.Int("u.session"), t.Int("u.file"), System.Int("freeze-u"), System.Int("unfreeze-u"));
        _v = new Slot(t.Int("v.session"), t.Int("v.file"), System.Int("freeze-v"), System.Int("unfreeze-v"));
        _wordOfU = System.Int("word-u");
        AddActions();
    }

    /// <summary>The system.</summary>
    public TransitionSystem System { get; }

    /// <summary>The constants for sessions of so many files of which two are watched; <paramref name="word"/> is the first one's data word before.</summary>
    public IReadOnlyList<(Expr, Expr)> Numbers(int sessions, (int Session, int File) u, (int Session, int File) v, int word) =>
    [
        (_sessions, _t.Number(sessions)), (_u.Session, _t.Number(u.Session)), (_u.File, _t.Number(u.File)), (_v.Session, _t.Number(v.Session)), (_v.File, _t.Number(v.File)),
        (_word, _t.Number(word)),
    ];

    /// <summary>The sizes of the sessions, and of those that there are not.</summary>
    public IReadOnlyList<(Expr, Expr)> Sizes(IReadOnlyList<int> sizes) =>
        [.. Enumerable.Range(-1, sizes.Count + 2).Select(session => (_files.Apply(_t.Number(session)), (Expr)_t.Number(session >= 0 && session < sizes.Count ? sizes[session] : 0)))];

    /// <summary>After a failed reboot exactly the files that were frozen are unfrozen, each once; before that none is unfrozen that was not frozen.</summary>
    public BoolExpr ExactlyTheFrozen(SystemState s) => _t.All(
        s[_u.Unfreezes] <= s[_u.Freezes],
        s[_u.Freezes] <= 1,
        _t.Implies(_t.Same(s[_phase], Failed), _t.Same(s[_u.Unfreezes], s[_u.Freezes])));

    /// <summary>The failing file itself, and whatever comes after it, is neither frozen nor unfrozen.</summary>
    public BoolExpr NothingBehindTheFailure(SystemState s) => _t.Implies(
        _t.Same(s[_phase], Failed) & !Before(_u, s[_failedSession], s[_failedFile]),
        _t.Same(s[_u.Freezes], 0) & _t.Same(s[_u.Unfreezes], 0));

    /// <summary>Later sessions are undone first, and in a session the files in the order of preserve.</summary>
    public BoolExpr OrderOfUndo(SystemState s) => _t.Implies(
        ((_u.Session > _v.Session) | (_t.Same(_u.Session, _v.Session) & (_u.File < _v.File))) & (s[_u.Freezes] > 0) & (s[_v.Unfreezes] > 0),
        s[_u.Unfreezes] > 0);

    /// <summary>After a failed reboot a file's data word is what it was.</summary>
    public BoolExpr WordsAsBefore(SystemState s) => _t.Implies(_t.Same(s[_phase], Failed), _t.Same(s[_wordOfU], _word));

    /// <summary>The data word is what it was, at every moment.</summary>
    public BoolExpr WordKept(SystemState s) => _t.Same(s[_wordOfU], _word);

    /// <summary>What the loops keep, for the merged design: each loop has done what lies behind its position.</summary>
    public BoolExpr Loops(SystemState s) => _t.All([.. new[] { _u, _v }.Select(slot => Loops(s, slot)), Positions(s)]);

    private BoolExpr Positions(SystemState s)
    {
        var (phase, session, file) = (s[_phase], s[_session], s[_file]);
        var failure = (s[_failedSession] >= 0) & (s[_failedSession] < _sessions) & (s[_failedFile] >= 0) & (s[_failedFile] < Files(s[_failedSession]));
        var inside = (file >= 0) & _t.Implies((session >= 0) & (session < _sessions), file <= Files(session));
        return _t.All(
            (phase >= Freezing) & (phase <= Serialized),
            _t.Implies(_t.Same(phase, Freezing), _t.All(inside, session >= 0, session <= _sessions, _t.Implies(_t.Same(session, _sessions), _t.Same(file, 0)))),
            _t.Implies(_t.Same(phase, UndoingFiles), _t.All(failure, file >= 0, file <= s[_failedFile])),
            _t.Implies(_t.Same(phase, UndoingSessions), _t.All(
                failure, inside, session >= -1, session < s[_failedSession], _t.Implies(session < 0, _t.Same(file, 0)))),
            _t.Implies(_t.Same(phase, Failed), failure));
    }

    private BoolExpr Loops(SystemState s, Slot slot)
    {
        var (phase, session, file) = (s[_phase], s[_session], s[_file]);
        var (failedSession, failedFile) = (s[_failedSession], s[_failedFile]);
        var own = _t.Same(slot.Session, failedSession);
        BoolExpr Counts(BoolExpr frozen, BoolExpr unfrozen) =>
            _t.Same(s[slot.Freezes], _t.Count(frozen)) & _t.Same(s[slot.Unfreezes], _t.Count(unfrozen));
        return _t.All(
            _t.Implies(_t.Same(phase, Freezing), Counts(Before(slot, session, file), _t.False)),
            _t.Implies(_t.Same(phase, UndoingFiles), Counts(Before(slot, failedSession, failedFile), own & (slot.File < file))),
            _t.Implies(_t.Same(phase, UndoingSessions), Counts(
                Before(slot, failedSession, failedFile),
                (own & (slot.File < failedFile))
                    | ((slot.Session > session) & (slot.Session < failedSession))
                    | (_t.Same(slot.Session, session) & (slot.File < file)))),
            _t.Implies(_t.Same(phase, Failed), Counts(Before(slot, failedSession, failedFile), Before(slot, failedSession, failedFile))),
            _t.Implies(_t.Same(phase, Serialized), Counts(_t.True, _t.False)));
    }

    private BoolExpr Before(Slot slot, ArithExpr session, ArithExpr file) =>
        (slot.Session < session) | (_t.Same(slot.Session, session) & (slot.File < file));

    /// <summary>Number of files of a session: any function, cut off at zero.</summary>
    private ArithExpr Files(ArithExpr session)
    {
        var files = (ArithExpr)_files.Apply(session);
        return _t.If(files < 0, _t.Number(0), files);
    }

    private BoolExpr Background()
    {
        BoolExpr Exists(string name)
        {
            var (session, file) = (_t.Int(name + ".session"), _t.Int(name + ".file"));
            return (session >= 0) & (session < _sessions) & (file >= 0) & (file < Files(session));
        }

        return Exists("u") & Exists("v");
    }

    private BoolExpr Initial(SystemState s) => _t.All(
        [
            _t.Same(s[_wordOfU], _word) & (_word > 0),
            .. new[] { _phase, _session, _file, _failedSession, _failedFile, _u.Freezes, _u.Unfreezes, _v.Freezes, _v.Unfreezes }.Select(v => _t.Same(s[v], 0)),
        ]);

    private void AddActions()
    {
        System.Action(Freeze, a =>
        {
            var here = AtFile(a, Freezing);
            a.Require(here);
            var (session, file) = (a.Before[_session], a.Before[_file]);
            a.Set(_u.Freezes, a.Before[_u.Freezes] + _t.Count(_u.Is(_t, session, file)));
            a.Set(_v.Freezes, a.Before[_v.Freezes] + _t.Count(_v.Is(_t, session, file)));
            if (_changes)
            {
                var changed = _u.Is(_t, session, file) & a.Choose("data-changes");
                a.Set(_wordOfU, _t.If(changed, a.Before[_wordOfU] + 1, a.Before[_wordOfU]));
            }

            a.Set(_file, file + 1);
        });
        System.Action(FreezeFails, a =>
        {
            a.Require(AtFile(a, Freezing));
            a.Set(_failedSession, a.Before[_session]);
            a.Set(_failedFile, a.Before[_file]);
            a.Set(_phase, _t.Number(UndoingFiles));
            a.Set(_file, _t.Number(0));
        });
        System.Action(NextSession, a =>
        {
            a.Require(_t.Same(a.Before[_phase], Freezing) & (a.Before[_session] < _sessions) & (a.Before[_file] >= Files(a.Before[_session])));
            a.Set(_session, a.Before[_session] + 1);
            a.Set(_file, _t.Number(0));
        });
        System.Action(AllFrozen, a =>
        {
            a.Require(_t.Same(a.Before[_phase], Freezing) & (a.Before[_session] >= _sessions));
            a.Set(_phase, _t.Number(Serialized));
        });
        AddUndo();
    }

    private void AddUndo()
    {
        ArithExpr Limit(ActionStep a) => _scope switch
        {
            RollbackScope.All => Files(a.Before[_failedSession]),
            RollbackScope.None => _t.Number(0),
            _ => a.Before[_failedFile],
        };
        System.Action(UnfreezeHere, a =>
        {
            a.Require(_t.Same(a.Before[_phase], UndoingFiles) & (a.Before[_file] < Limit(a)));
            Unfreeze(a, a.Before[_failedSession]);
        });
        System.Action(ToOthers, a =>
        {
            a.Require(_t.Same(a.Before[_phase], UndoingFiles) & (a.Before[_file] >= Limit(a)));
            a.Set(_phase, _t.Number(UndoingSessions));
            a.Set(_session, _order == SessionRollbackOrder.Reverse ? a.Before[_failedSession] - 1 : _t.Number(0));
            a.Set(_file, _t.Number(0));
        });
        BoolExpr Left(ActionStep a) => _order == SessionRollbackOrder.Reverse ? a.Before[_session] >= 0 : a.Before[_session] < a.Before[_failedSession];
        System.Action(UnfreezeEarlier, a =>
        {
            a.Require(_t.Same(a.Before[_phase], UndoingSessions) & Left(a) & (a.Before[_file] < Files(a.Before[_session])));
            Unfreeze(a, a.Before[_session]);
        });
        System.Action(NextEarlier, a =>
        {
            a.Require(_t.Same(a.Before[_phase], UndoingSessions) & Left(a) & (a.Before[_file] >= Files(a.Before[_session])));
            a.Set(_session, _order == SessionRollbackOrder.Reverse ? a.Before[_session] - 1 : a.Before[_session] + 1);
            a.Set(_file, _t.Number(0));
        });
        System.Action(Fails, a =>
        {
            a.Require(_t.Same(a.Before[_phase], UndoingSessions) & !Left(a));
            a.Set(_phase, _t.Number(Failed));
        });
    }

    private BoolExpr AtFile(ActionStep a, int phase) =>
        _t.Same(a.Before[_phase], phase) & (a.Before[_session] < _sessions) & (a.Before[_file] < Files(a.Before[_session]));

    private void Unfreeze(ActionStep a, ArithExpr session)
    {
        var file = a.Before[_file];
        a.Set(_u.Unfreezes, a.Before[_u.Unfreezes] + _t.Count(_u.Is(_t, session, file)));
        a.Set(_v.Unfreezes, a.Before[_v.Unfreezes] + _t.Count(_v.Is(_t, session, file)));
        if (_data == UnfreezeData.Clear)
        {
            a.Set(_wordOfU, _t.If(_u.Is(_t, session, file), _t.Number(0), a.Before[_wordOfU]));
        }

        a.Set(_file, file + 1);
    }

    private string Constants(Solution model)
    {
        int Value(Expr e) => ((IntNum)model.Evaluate(e, true)).Int;
        var sessions = Value(_sessions);
        var files = Enumerable.Range(0, Math.Min(sessions, 8)).Select(s => Value(Files(_t.Number(s))));
        return $"{sessions} sessions with {string.Join(", ", files)} files; u = file {Value(_u.File)} of session {Value(_u.Session)}, v = file {Value(_v.File)} of session {Value(_v.Session)}";
    }

    /// <summary>A file that is watched: where it is, and how often it was frozen and unfrozen.</summary>
    private sealed record Slot(IntExpr Session, IntExpr File, IntVariable Freezes, IntVariable Unfreezes)
    {
        public BoolExpr Is(Terms t, ArithExpr session, ArithExpr file) => t.Same(Session, session) & t.Same(File, file);
    }
}
