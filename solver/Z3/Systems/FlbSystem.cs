using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;
using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Systems;

/// <summary>
/// One FLB over one live update: any number of files of its handlers, any number of users in drivers, and then the same in the next kernel
/// (luo_flb.c; specification 4.10). All callbacks succeed.
/// </summary>
internal sealed class FlbSystem
{
    private readonly Terms _t;
    private readonly Design _design;
    private readonly BoolVariable _booted;
    private readonly IntVariable _files;
    private readonly IntVariable _outCount;
    private readonly BoolVariable _outObject;
    private readonly IntVariable _outUsers;
    private readonly IntVariable _handedOver;
    private readonly IntVariable _blobCount;
    private readonly IntVariable _inCount;
    private readonly BoolVariable _inData;
    private readonly BoolVariable _inObject;
    private readonly BoolVariable _retrieved;
    private readonly IntVariable _inUsers;
    private readonly IntVariable _finishes;

    /// <summary>The file is preserved.</summary>
    public const string Preserve = "preserve a file";

    /// <summary>The file is unpreserved.</summary>
    public const string Unpreserve = "unpreserve a file";

    /// <summary>liveupdate_flb_get_outgoing().</summary>
    public const string GetOutgoing = "a driver gets the outgoing object";

    /// <summary>liveupdate_flb_put_outgoing().</summary>
    public const string PutOutgoingAction = "a driver is done with the outgoing object";

    /// <summary>The jump.</summary>
    public const string Kexec = "kexec";

    /// <summary>liveupdate_flb_get_incoming().</summary>
    public const string GetIncoming = "a driver gets the incoming object";

    /// <summary>liveupdate_flb_put_incoming().</summary>
    public const string PutIncomingAction = "a driver is done with the incoming object";

    /// <summary>The file is finished.</summary>
    public const string Finish = "finish a file";

    /// <summary>The system of a design's FLB switches.</summary>
    public FlbSystem(Terms t, Design design)
    {
        _t = t;
        _design = design;
        System = new TransitionSystem(t) { Initial = Initial };
        _booted = System.Bool("booted");
        _files = System.Int("files");
        _outCount = System.Int("out-count");
        _outObject = System.Bool("out-object");
        _outUsers = System.Int("out-users");
        _handedOver = System.Int("handed-over");
        _blobCount = System.Int("blob-count");
        _inCount = System.Int("in-count");
        _inData = System.Bool("in-data");
        _inObject = System.Bool("in-object");
        _retrieved = System.Bool("in-retrieved");
        _inUsers = System.Int("in-users");
        _finishes = System.Int("finishes");
        AddOutgoing();
        AddIncoming();
    }

    /// <summary>The system.</summary>
    public TransitionSystem System { get; }

    private bool CountsUsers => _design.FlbOutgoing == FlbOutgoingAccess.Refcounted;

    private bool CountsIncoming => _design.FlbIncoming == FlbIncomingAccess.Refcounted;

    private bool LoadsOnce => _design.FlbCountLoaded == FlbCountLoaded.AtBoot;

    /// <summary>A state in numbers, in the order of the variables.</summary>
    public int[] Values(FlbNumbers n) =>
        [n.Booted, n.Files, n.OutCount, n.OutObject, n.OutUsers, n.HandedOver, n.BlobCount, n.InCount, n.InData, n.InObject, n.Retrieved, n.InUsers, n.Finishes];

    /// <summary>The outgoing count is the number of preserved files, and nothing else.</summary>
    public BoolExpr CountIsFiles(SystemState s) => _t.Implies(!s[_booted], _t.Same(s[_outCount], s[_files]));

    /// <summary>The outgoing count is the number of preserved files plus the references that drivers hold.</summary>
    public BoolExpr CountIsUsers(SystemState s) => _t.Implies(!s[_booted], _t.Same(s[_outCount], CountsUsers ? s[_files] + s[_outUsers] : s[_files]));

    /// <summary>The outgoing object exists exactly while the count is not 0.</summary>
    public BoolExpr ObjectIsCount(SystemState s) => _t.Same(s[_outObject], s[_outCount] > 0);

    /// <summary>An outgoing object that was handed to a driver stays until the driver is done with it.</summary>
    public BoolExpr OutgoingStays(SystemState s) => _t.Implies(s[_outUsers] > 0, s[_outObject]);

    /// <summary>An incoming object that was handed to a driver stays until the driver is done with it.</summary>
    public BoolExpr IncomingStays(SystemState s) => _t.Implies(s[_inUsers] > 0, s[_inObject]);

    /// <summary>The count handed over is the number of files handed over.</summary>
    public BoolExpr BlobIsFiles(SystemState s) => _t.Implies(s[_booted], _t.Same(s[_blobCount], s[_handedOver]));

    /// <summary>When every handed-over file is finished and every driver is done, FLB finish has run exactly once; it never runs twice.</summary>
    public BoolExpr FinishOnce(SystemState s) => (s[_finishes] <= 1) & _t.Implies(
        s[_booted] & (s[_handedOver] > 0) & _t.Same(s[_files], 0) & _t.Same(s[_inUsers], 0),
        _t.Same(s[_finishes], 1));

    /// <summary>Nothing is negative; the counts of the two kernels do not mix.</summary>
    public BoolExpr Basics(SystemState s) => _t.All(
        (s[_files] >= 0) & (s[_outUsers] >= 0) & (s[_inUsers] >= 0) & (s[_finishes] >= 0) & (s[_handedOver] >= 0),
        _t.Implies(!s[_booted], !s[_inData] & !s[_inObject] & !s[_retrieved] & _t.Same(s[_inUsers], 0) & _t.Same(s[_finishes], 0) & _t.Same(s[_inCount], 0)),
        _t.Implies(s[_booted], !s[_outObject] & _t.Same(s[_outUsers], 0) & _t.Same(s[_outCount], 0)),
        CountIsUsers(s),
        ObjectIsCount(s));

    /// <summary>What the incoming half keeps when the count is loaded in time and counts files: loaded, it is what is left; not loaded, nothing has happened yet.</summary>
    public BoolExpr IncomingLaws(SystemState s) => _t.All(
        Basics(s),
        BlobIsFiles(s),
        _t.Implies(s[_booted], s[_files] <= s[_handedOver]),
        _t.Implies(s[_booted] & !s[_inData] & _t.Same(s[_finishes], 0), !s[_inObject] & !s[_retrieved] & _t.Same(s[_inUsers], 0) & _t.Same(s[_files], s[_handedOver])),
        _t.Implies(s[_booted] & s[_inData], _t.Same(s[_finishes], 0) & _t.Same(s[_inCount], s[_files] + s[_inUsers]) & (s[_inCount] > 0)),
        _t.Implies(s[_inData], _t.Same(s[_inObject], s[_retrieved])),
        LoadsOnce ? _t.Implies(s[_booted] & (s[_handedOver] > 0) & _t.Same(s[_finishes], 0), s[_inData]) : _t.True,
        _t.Implies(s[_inUsers] > 0, s[_inObject]),
        _t.Implies(s[_finishes] > 0, s[_booted] & _t.Same(s[_finishes], 1) & !s[_inData] & !s[_inObject] & _t.Same(s[_files], 0) & _t.Same(s[_inUsers], 0)));

    /// <summary>What keeps an incoming object alive: the count of a fetched FLB covers those who use it.</summary>
    public BoolExpr AliveLaws(SystemState s) => _t.All(
        Basics(s),
        _t.Implies(s[_inObject], s[_retrieved] & (s[_inCount] >= s[_inUsers] + s[_files]) & (s[_inCount] > 0)),
        _t.Implies(s[_booted], s[_blobCount] >= s[_files]),
        _t.Implies(s[_retrieved] & _t.Same(s[_finishes], 0), s[_inObject]),
        _t.Implies(!s[_inObject], _t.Same(s[_inUsers], 0)));

    private BoolExpr Initial(SystemState s) => _t.All(System.Variables.Select(v => v is BoolVariable flag ? !s[flag] : _t.Same(s.Value(v), 0)));

    private void AddOutgoing()
    {
        System.Action(Preserve, a =>
        {
            a.Require(!a.Before[_booted]);
            a.Set(_outObject, a.Before[_outObject] | _t.Same(a.Before[_outCount], 0));
            a.Set(_outCount, a.Before[_outCount] + 1);
            a.Set(_files, a.Before[_files] + 1);
        });
        System.Action(Unpreserve, a =>
        {
            a.Require(!a.Before[_booted] & (a.Before[_files] > 0));
            a.Set(_files, a.Before[_files] - 1);
            PutOutgoing(a);
        });
        System.Action(GetOutgoing, a =>
        {
            // Where nobody counts, a driver that has the pointer has it for good.
            a.Require(!a.Before[_booted] & a.Before[_outObject]);
            a.Set(_outUsers, CountsUsers ? a.Before[_outUsers] + 1 : _t.Number(1));
            if (CountsUsers)
            {
                a.Set(_outCount, a.Before[_outCount] + 1);
            }
        });
        if (CountsUsers)
        {
            System.Action(PutOutgoingAction, a =>
            {
                a.Require(!a.Before[_booted] & (a.Before[_outUsers] > 0));
                a.Set(_outUsers, a.Before[_outUsers] - 1);
                PutOutgoing(a);
            });
        }

        System.Action(Kexec, a =>
        {
            a.Require(!a.Before[_booted]);
            var users = CountsUsers ? a.Before[_outUsers] : _t.Number(0);
            a.Set(_blobCount, _design.FlbCountSaved == FlbCountSaved.Files ? a.Before[_outCount] - users : a.Before[_outCount]);
            a.Set(_handedOver, a.Before[_files]);
            a.Set(_booted, _t.True);
            a.Set(_outCount, _t.Number(0));
            a.Set(_outObject, _t.False);
            a.Set(_outUsers, _t.Number(0));
            if (LoadsOnce)
            {
                a.Set(_inCount, a.Now(_blobCount));
                a.Set(_inData, a.Now(_blobCount) > 0);
            }
        });
    }

    private void AddIncoming()
    {
        System.Action(GetIncoming, a =>
        {
            a.Require(a.Before[_booted] & (a.Before[_blobCount] > 0) & _t.Same(a.Before[_finishes], 0));
            Retrieve(a, !a.Before[_inObject]);
            a.Set(_inUsers, CountsIncoming ? a.Before[_inUsers] + 1 : _t.Number(1));
            if (CountsIncoming)
            {
                // refcount_inc() leaves a saturated counter saturated.
                a.Set(_inCount, _t.If(a.Now(_inCount) < 0, a.Now(_inCount), a.Now(_inCount) + 1));
            }
        });
        if (CountsIncoming)
        {
            System.Action(PutIncomingAction, a =>
            {
                a.Require(a.Before[_booted] & (a.Before[_inUsers] > 0));
                a.Set(_inUsers, a.Before[_inUsers] - 1);
                PutIncoming(a);
            });
        }

        System.Action(Finish, a =>
        {
            a.Require(a.Before[_booted] & (a.Before[_files] > 0));
            a.Set(_files, a.Before[_files] - 1);
            if (_design.FlbCountLoaded == FlbCountLoaded.AtFinish)
            {
                var load = !a.Before[_inData] & _t.Same(a.Before[_finishes], 0) & (a.Before[_blobCount] > 0);
                a.Set(_inCount, _t.If(load, a.Before[_blobCount], a.Before[_inCount]));
                a.Set(_inData, a.Before[_inData] | load);
            }

            PutIncoming(a);
        });
    }

    private void PutOutgoing(ActionStep a)
    {
        a.Set(_outCount, Dropped(a.Now(_outCount)));
        a.Set(_outObject, a.Now(_outObject) & !_t.Same(a.Now(_outCount), 0));
    }

    /// <summary>luo_flb_retrieve_one(): loads count and data from the blob, whatever the count was before, and runs the callback; once.</summary>
    private void Retrieve(ActionStep a, BoolExpr wanted)
    {
        var first = wanted & !a.Now(_retrieved) & _t.Same(a.Now(_finishes), 0);
        if (!LoadsOnce)
        {
            a.Set(_inCount, _t.If(first, a.Now(_blobCount), a.Now(_inCount)));
            a.Set(_inData, a.Now(_inData) | first);
        }

        a.Set(_inObject, a.Now(_inObject) | first);
        a.Set(_retrieved, a.Now(_retrieved) | first);
    }

    /// <summary>liveupdate_flb_put_incoming(): the last user runs finish, after a late retrieve where nobody fetched the object.</summary>
    private void PutIncoming(ActionStep a)
    {
        var before = a.Now(_inCount);
        a.Set(_inCount, Dropped(before));
        var last = _design.FlbCounting == FlbCounting.Refcount ? _t.Same(before, 1) : _t.Same(a.Now(_inCount), 0);
        Retrieve(a, last & !a.Now(_inObject));
        var finish = last & a.Now(_inObject);
        a.Set(_inObject, a.Now(_inObject) & !finish);
        a.Set(_inData, a.Now(_inData) & !finish);
        a.Set(_finishes, a.Now(_finishes) + _t.Count(finish));
    }

    /// <summary>refcount_dec_and_test() saturates where there is nothing to drop; a plain counter goes below zero.</summary>
    private ArithExpr Dropped(ArithExpr count) => _design.FlbCounting == FlbCounting.Refcount
        ? _t.If(count <= 0, _t.Number(FlbRecord.Saturated), count - 1)
        : count - 1;
}
