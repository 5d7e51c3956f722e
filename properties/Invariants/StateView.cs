using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>
/// One state as invariants see it, with what several of them count taken once. "Held" files are those on a list of this kernel: preserved ones of outgoing
/// and rebuilt ones of incoming sessions, not those that still wait in the blob.
/// </summary>
public readonly ref struct StateView
{
    private readonly Span<short> _counts;

    /// <summary>Takes the counts of <paramref name="state"/> in <paramref name="room"/>, <see cref="Words"/> of it.</summary>
    public StateView(LuoSystem system, LuoState state, Span<short> room)
    {
        System = system;
        State = state;
        _counts = room;
        room.Clear();
        foreach (var session in state.Outgoing)
        {
            Count(state.Files(session), Preserved);
        }

        foreach (var session in state.Incoming)
        {
            Count(state.Files(session), Rebuilt);
        }

        if (state.Layout.Dimensions.GlobalFiles > 0)
        {
            Count(state.Global(0)[..state.Machine.Outgoing], Preserved);
            Count(state.Global(1)[..state.Machine.Incoming], Rebuilt);
        }

        for (var fd = 0; fd < state.Layout.Dimensions.Descriptors; fd++)
        {
            var file = state.Descriptor(fd) - 1;
            if (file >= 0)
            {
                References[file]++;
            }
        }
    }

    /// <summary>Design and workload.</summary>
    public LuoSystem System { get; }

    /// <summary>The state.</summary>
    public LuoState State { get; }

    /// <summary>Entries of outgoing sessions, per handler.</summary>
    public Span<short> Preserved => _counts[..State.Layout.Dimensions.Handlers];

    /// <summary>Entries of incoming sessions, per handler.</summary>
    public Span<short> Rebuilt => _counts.Slice(State.Layout.Dimensions.Handlers, State.Layout.Dimensions.Handlers);

    /// <summary>Descriptors and entries that name a struct file, per file slot.</summary>
    public Span<short> References => _counts.Slice(2 * State.Layout.Dimensions.Handlers, State.Layout.Dimensions.UserFiles);

    /// <summary>Entries that own a file, per key of the duplicate map.</summary>
    public Span<short> Owners => _counts[((2 * State.Layout.Dimensions.Handlers) + State.Layout.Dimensions.UserFiles)..];

    /// <summary>Words of room that the counts of a state need.</summary>
    public static int Words(Layout layout) => (2 * layout.Dimensions.Handlers) + layout.Dimensions.UserFiles + layout.Keys;

    /// <summary>Preserved files whose handler links <paramref name="flb"/> in every boot.</summary>
    public int PreservedFilesOf(int flb) => FilesOf(flb, Preserved);

    /// <summary>Rebuilt files, not finished yet, whose handler links <paramref name="flb"/> in every boot.</summary>
    public int RebuiltFilesOf(int flb) => FilesOf(flb, Rebuilt);

    private int FilesOf(int flb, Span<short> perHandler)
    {
        var files = 0;
        for (var handler = 0; handler < perHandler.Length; handler++)
        {
            files += System.BootLink(handler, flb) ? perHandler[handler] : 0;
        }

        return files;
    }

    private void Count(Span<FileEntry> files, Span<short> perHandler)
    {
        foreach (ref readonly var entry in files)
        {
            perHandler[entry.Handler]++;
            if (entry.File != 0)
            {
                References[entry.File - 1]++;
                Owners[Key(entry.Handler, entry.File - 1)]++;
            }
        }
    }

    /// <summary>What the duplicate map files a file under: its id when the handler has get_id, else the struct file.</summary>
    private int Key(int handler, int file)
    {
        var origin = State.User(file).Origin;
        var inode = origin >= 0 && System.Workload.Handlers[handler].GetId ? System.Workload.Files[origin].Inode : -1;
        return inode >= 0 ? State.Layout.Dimensions.UserFiles + inode : file;
    }
}
