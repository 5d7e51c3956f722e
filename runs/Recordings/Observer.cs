using System.Globalization;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Recordings;

/// <summary>
/// The history that the state leaves out: which number a preservation, a private pointer or a shared object got, what a retrieved file is called, and the number
/// of the kernel. All of it follows from the events, in their order.
/// </summary>
internal sealed class Observer
{
    private const int WordStep = 10000;
    private const int FirstShared = 500;
    private readonly Workload _workload;
    private readonly Vocabulary _vocabulary;
    private readonly int[] _handles;
    private readonly int[] _privates;
    private readonly string[] _origins;
    private readonly int[] _outgoing;
    private readonly bool[] _cleared;
    private readonly int[] _incoming;
    private readonly string[] _files;
    private readonly string[] _fileOrigins;
    private readonly int[] _words;
    private readonly List<int> _liveShared = [];
    private readonly List<int> _live = [];
    private readonly List<short> _known = [];
    private int _preserved;
    private int _private;
    private int _shared;
    private bool _jumped;

    /// <summary>Watches a machine with <paramref name="workload"/> and room for <paramref name="dimensions"/> from its first command on.</summary>
    public Observer(Workload workload, Vocabulary vocabulary, Dimensions dimensions)
    {
        _workload = workload;
        _vocabulary = vocabulary;
        _handles = new int[dimensions.Handles];
        _privates = new int[dimensions.Handles];
        _origins = new string[dimensions.Handles];
        _outgoing = new int[dimensions.Flbs];
        _cleared = new bool[dimensions.Flbs];
        _incoming = new int[dimensions.Flbs];
        _words = new int[dimensions.Subsystems * SubsystemRecord.WordSlots];
        _files = new string[dimensions.UserFiles];
        _fileOrigins = new string[dimensions.UserFiles];
    }

    /// <summary>The kernel that runs, from 1.</summary>
    public int Kernel { get; private set; } = 1;

    /// <summary>The number of the live update: those in a row up to this kernel. In v4, which has none, all boots that ended in UPDATED.</summary>
    public int Updates { get; private set; }

    /// <summary>
    /// Handles preserved and neither unpreserved, cancelled nor finished, oldest first; what a reboot lost stays. Those of a handler that is told of no cancel
    /// (v4) are not listed.
    /// </summary>
    public IReadOnlyList<int> Live => _live;

    /// <summary>Data words of subsystems prepared and neither cancelled nor finished, oldest first.</summary>
    public IReadOnlyList<int> LiveShared => _liveShared;

    /// <summary>Slots of the user files that have a name, oldest first.</summary>
    public IReadOnlyList<short> Known => _known;

    /// <summary>A user file was opened into <paramref name="slot"/>.</summary>
    public void Opened(int slot, int file)
    {
        _files[slot] = _fileOrigins[slot] = _workload.Files[file].Name;
        _known.Add((short)slot);
    }

    /// <summary>The number a recording shows for a data word.</summary>
    public int Word(DataWord word) => Handle(word) + (WordStep * word.Bumps);

    /// <summary>The private pointer of the preservation in handle slot <paramref name="handle"/>; 0 for none.</summary>
    public int Private(int handle) => handle < 0 ? 0 : _privates[handle];

    /// <summary>Data of an FLB's outgoing half.</summary>
    public int Outgoing(int flb) => _outgoing[flb];

    /// <summary>Data of an FLB's incoming half.</summary>
    public int Incoming(int flb) => _incoming[flb];

    /// <summary>The number of a subsystem's data word.</summary>
    public int SharedWord(DataWord word) => (word.Handle == 0 ? 0 : _words[word.Slot]) + (WordStep * word.Bumps);

    /// <summary>Name of the file in <paramref name="slot"/>.</summary>
    public string File(int slot) => _files[slot];

    /// <summary>Takes note of one event, before it is written.</summary>
    public void Take(in LuoEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Preserve or EventKind.Prepare:
                Preserved(e);
                break;
            case EventKind.Unpreserve or EventKind.Cancel or EventKind.Finish:
                _live.Remove(Handle(e.Data));
                break;
            case EventKind.Retrieve when e.File >= 0:
                Retrieved(e);
                break;
            case EventKind.FlbPreserve when e.Ret == 0:
                _outgoing[e.Who] = FirstShared + ++_shared;
                _cleared[e.Who] = false;
                break;
            case EventKind.FlbUnpreserve:
                _cleared[e.Who] = true;
                break;
            case EventKind.SubsystemPrepare when e.NewData.Handle != 0 && Succeeded(e.Ret):
                _words[e.NewData.Slot] = FirstShared + ++_shared;
                _liveShared.Add(FirstShared + _shared);
                break;
            case EventKind.SubsystemCancel or EventKind.SubsystemFinish when e.Data.Handle != 0:
                _liveShared.Remove(_words[e.Data.Slot]);
                break;
            case EventKind.FileFree:
                _known.Remove(e.File);
                break;
            case EventKind.Kexec or EventKind.ColdBoot:
                Jump();
                break;
            default:
                break;
        }
    }

    /// <summary>Takes note that a command has ended.</summary>
    public void After(LuoState state)
    {
        if (!_jumped)
        {
            return;
        }

        _jumped = false;
        if (_vocabulary == Vocabulary.Sessions)
        {
            Updates = state.Core.Incoming != 0 ? Updates + 1 : 0;
        }
        else if (state.Core.State == MachineState.Updated)
        {
            Updates++;
        }
    }

    /// <summary>A preservation is what returned 0; the mocks of v4 also take a positive result for success.</summary>
    private bool Succeeded(int ret) => ret == 0 || (ret > 0 && _vocabulary == Vocabulary.SessionMachine);

    private void Preserved(in LuoEvent e)
    {
        if (e.NewData.Handle == 0 || !Succeeded(e.Ret))
        {
            return;
        }

        _handles[e.NewData.Slot] = ++_preserved;
        _origins[e.NewData.Slot] = _fileOrigins[e.File];
        if (e.Kind == EventKind.Preserve)
        {
            _privates[e.NewData.Slot] = ++_private;
        }

        if (_workload.Handlers[e.Who].Cancel)
        {
            _live.Add(_preserved);
        }
    }

    private void Retrieved(in LuoEvent e)
    {
        var origin = e.Data.Handle == 0 ? NoOrigin : _origins[e.Data.Slot];
        _fileOrigins[e.File] = origin;
        _files[e.File] = string.Create(CultureInfo.InvariantCulture, $"{origin}@{Kernel}h{Handle(e.Data)}");
        if (e.Data.Handle != 0 || _vocabulary != Vocabulary.Sessions)
        {
            _known.Add(e.File);
        }
    }

    /// <summary>The number of the preservation that <paramref name="word"/> names; 0 for none.</summary>
    public int Handle(DataWord word) => word.Handle == 0 ? 0 : _handles[word.Slot];

    private string NoOrigin => _vocabulary == Vocabulary.GlobalMachine ? "none" : string.Empty;

    private void Jump()
    {
        Kernel++;
        _jumped = true;
        _private = 0;
        _known.Clear();
        for (var flb = 0; flb < _outgoing.Length; flb++)
        {
            // An FLB whose unpreserve cleared the word is handed over all the same when its count is not 0: saturated, or wrapped where it is a plain number.
            _incoming[flb] = _cleared[flb] ? 0 : _outgoing[flb];
            _outgoing[flb] = 0;
            _cleared[flb] = false;
        }
    }
}
