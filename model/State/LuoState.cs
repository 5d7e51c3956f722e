using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>
/// Typed view of a flat state. It owns nothing: the bytes belong to whoever made it, copies are memory copies, equality is byte equality. The records carry
/// the kernel's field names, so that the step reads like the C it describes.
/// </summary>
public readonly ref struct LuoState
{
    private readonly ref byte _origin;

    /// <summary>Where everything is.</summary>
    public Layout Layout { get; }

    /// <summary>A view of <paramref name="bytes"/>, which must have the layout's size.</summary>
    public LuoState(Layout layout, Span<byte> bytes)
    {
        Debug.Assert(bytes.Length == layout.Size, "a state has exactly the layout's size");
        Layout = layout;
        _origin = ref MemoryMarshal.GetReference(bytes);
    }

    /// <summary>All bytes of the state.</summary>
    public Span<byte> Bytes => MemoryMarshal.CreateSpan(ref _origin, Layout.Size);

    /// <summary>The bytes of the monitors.</summary>
    public Span<byte> Monitors => Bytes.Slice(Layout.Monitors, Layout.Dimensions.Monitors);

    /// <summary>The global part.</summary>
    public ref CoreRecord Core => ref Unsafe.As<byte, CoreRecord>(ref _origin);

    /// <summary>Session slot <paramref name="slot"/>.</summary>
    public ref SessionRecord Session(int slot)
    {
        Debug.Assert((uint)slot < (uint)Layout.SessionSlots, "session slot out of range");
        return ref At<SessionRecord>(Layout.Sessions, slot);
    }

    /// <summary>Session slots in list order: outgoing list first (<c>OutgoingCount</c> of them), the incoming list from <c>Dimensions.Sessions</c> on.</summary>
    public ref short Order(int index)
    {
        Debug.Assert((uint)index < (uint)Layout.SessionSlots, "list index out of range");
        return ref At<short>(Layout.Order, index);
    }

    /// <summary>The outgoing list: session slots in creation order.</summary>
    public ReadOnlySpan<short> Outgoing => Span<short>(Layout.Order, 0, Core.OutgoingCount);

    /// <summary>The incoming list: session slots in the order of the blob.</summary>
    public ReadOnlySpan<short> Incoming => Span<short>(Layout.Order, Layout.Dimensions.Sessions, Core.IncomingCount);

    /// <summary>Entry <paramref name="position"/> of the file list of session slot <paramref name="slot"/>.</summary>
    public ref FileEntry File(int slot, int position)
    {
        Debug.Assert((uint)slot < (uint)Layout.SessionSlots && (uint)position < (uint)Layout.Dimensions.FilesPerSession, "file entry out of range");
        return ref At<FileEntry>(Layout.Files, (slot * Layout.Dimensions.FilesPerSession) + position);
    }

    /// <summary>The files of session slot <paramref name="slot"/> in list order (preservation order; ascending token in v3 and v4).</summary>
    public Span<FileEntry> Files(int slot) =>
        Span<FileEntry>(Layout.Files, slot * Layout.Dimensions.FilesPerSession, Session(slot).Files);

    /// <summary>Room for the file list of session slot <paramref name="slot"/>; the first <c>Files</c> entries count.</summary>
    public Span<FileEntry> FileRoom(int slot) => Span<FileEntry>(Layout.Files, slot * Layout.Dimensions.FilesPerSession, Layout.Dimensions.FilesPerSession);

    /// <summary>Room of the outgoing (0) or incoming (1) global set.</summary>
    public Span<FileEntry> Global(int half) => Span<FileEntry>(Layout.Global, half * Layout.Dimensions.GlobalFiles, Layout.Dimensions.GlobalFiles);

    /// <summary>Room for the nodes of the file tree that the first LUO tree of KHO names (v3); the first <c>Machine.TreeNodes</c> count.</summary>
    public Span<TreeNode> TreeNodes => Span<TreeNode>(Layout.TreeNodes, 0, Layout.Dimensions.GlobalFiles);

    /// <summary>What the global machine has beside the core (v3, v4).</summary>
    public ref MachineRecord Machine
    {
        get
        {
            Debug.Assert(Layout.Dimensions is not { GlobalFiles: 0, FileArrays: 0, Subsystems: 0 }, "the state has room for the global machine");
            return ref At<MachineRecord>(Layout.Machine, 0);
        }
    }

    /// <summary>struct file <paramref name="slot"/>.</summary>
    public ref UserFile User(int slot)
    {
        Debug.Assert((uint)slot < (uint)Layout.Dimensions.UserFiles, "file slot out of range");
        return ref At<UserFile>(Layout.Users, slot);
    }

    /// <summary>Descriptor variable <paramref name="slot"/>: file slot + 1, 0 = closed.</summary>
    public ref short Descriptor(int slot)
    {
        Debug.Assert((uint)slot < (uint)Layout.Dimensions.Descriptors, "descriptor out of range");
        return ref At<short>(Layout.Descriptors, slot);
    }

    /// <summary>The session table of <paramref name="role"/> (v4), which must not be none.</summary>
    public ref SessionTable Table(TableRole role)
    {
        Debug.Assert(role != TableRole.None && Layout.Dimensions.FileArrays > 0, "the state has room for session tables");
        return ref At<SessionTable>(Layout.Tables, (int)role - 1);
    }

    /// <summary>Entry <paramref name="index"/> of the session table of <paramref name="role"/> (v4).</summary>
    public ref TableEntry TableEntry(TableRole role, int index)
    {
        Debug.Assert(role != TableRole.None && (uint)index < (uint)Layout.Dimensions.Sessions, "table entry out of range");
        return ref At<TableEntry>(Layout.TableEntries, (((int)role - 1) * Layout.Dimensions.Sessions) + index);
    }

    /// <summary>What the session in <paramref name="slot"/> points to (v4).</summary>
    public ref SessionAddresses Addresses(int slot)
    {
        Debug.Assert(Layout.Dimensions.FileArrays > 0 && (uint)slot < (uint)Layout.Dimensions.Sessions, "session slot out of range");
        return ref At<SessionAddresses>(Layout.Addresses, slot);
    }

    /// <summary>File array <paramref name="slot"/> (v4).</summary>
    public ref FileArray FileArray(int slot)
    {
        Debug.Assert((uint)slot < (uint)Layout.Dimensions.FileArrays, "file array out of range");
        return ref At<FileArray>(Layout.FileArrays, slot);
    }

    /// <summary>Room of file array <paramref name="slot"/> (v4); the first <c>Count</c> entries count.</summary>
    public Span<ArrayEntry> ArrayEntries(int slot)
    {
        Debug.Assert((uint)slot < (uint)Layout.Dimensions.FileArrays, "file array out of range");
        return Span<ArrayEntry>(Layout.ArrayEntries, slot * Layout.Dimensions.FilesPerSession, Layout.Dimensions.FilesPerSession);
    }

    /// <summary>Handle slot <paramref name="slot"/>.</summary>
    public ref HandleRecord Handle(int slot)
    {
        Debug.Assert((uint)slot < (uint)Layout.Dimensions.Handles, "handle out of range");
        return ref At<HandleRecord>(Layout.Handles, slot);
    }

    /// <summary>Handler <paramref name="handler"/>.</summary>
    public ref HandlerRecord Handler(int handler)
    {
        Debug.Assert((uint)handler < (uint)Layout.Dimensions.Handlers, "handler out of range");
        return ref At<HandlerRecord>(Layout.Handlers, handler);
    }

    /// <summary>Room for the handlers in registration order; the first <c>HandlerCount</c> count.</summary>
    public Span<byte> HandlerOrder => Span<byte>(Layout.HandlerOrder, 0, Layout.Dimensions.Handlers);

    /// <summary>Room for the FLBs linked to <paramref name="handler"/> in link order; the first <c>Links</c> count.</summary>
    public Span<byte> Links(int handler) => Span<byte>(Layout.Links, handler * Layout.Dimensions.Flbs, Layout.Dimensions.Flbs);

    /// <summary>FLB <paramref name="flb"/>.</summary>
    public ref FlbRecord Flb(int flb)
    {
        Debug.Assert((uint)flb < (uint)Layout.Dimensions.Flbs, "FLB out of range");
        return ref At<FlbRecord>(Layout.Flbs, flb);
    }

    /// <summary>Room for the FLBs in registration order; the first <c>FlbCount</c> count.</summary>
    public Span<byte> FlbOrder => Span<byte>(Layout.FlbOrder, 0, Layout.Dimensions.Flbs);

    /// <summary>Subsystem <paramref name="subsystem"/> (v3, v4).</summary>
    public ref SubsystemRecord Subsystem(int subsystem)
    {
        Debug.Assert((uint)subsystem < (uint)Layout.Dimensions.Subsystems, "subsystem out of range");
        return ref At<SubsystemRecord>(Layout.Subsystems, subsystem);
    }

    /// <summary>Room for the subsystems in registration order; the first <c>SubsystemCount</c> count.</summary>
    public Span<byte> SubsystemOrder => Span<byte>(Layout.SubsystemOrder, 0, Layout.Dimensions.Subsystems);

    /// <summary>The word slots of the subsystems, <see cref="SubsystemRecord.WordSlots"/> for each (v3, v4).</summary>
    public Span<WordLife> SubsystemWords => Span<WordLife>(Layout.SubsystemWords, 0, Layout.Dimensions.Subsystems * SubsystemRecord.WordSlots);

    /// <summary>The duplicate map (luo_file.c, an xarray): 1 for each key present; a key is a file slot, or the number of file slots + inode index.</summary>
    public Span<byte> DuplicateMap => Span<byte>(Layout.KeyBits, 0, Layout.Keys);

    /// <summary>Reference count of module <paramref name="module"/> (handlers, FLBs, subsystems).</summary>
    public ref short ModuleRefs(int module)
    {
        Debug.Assert((uint)module < (uint)Layout.Modules, "module out of range");
        return ref At<short>(Layout.ModuleRefs, module);
    }

    /// <summary>1 when module <paramref name="module"/> is going away.</summary>
    public ref byte ModuleGoing(int module)
    {
        Debug.Assert((uint)module < (uint)Layout.Modules, "module out of range");
        return ref At<byte>(Layout.ModuleGoing, module);
    }

    /// <summary>Sessions of the blob that the reboot under way has written, in its order; those behind the last are free.</summary>
    public Span<SessionRecord> Blob => Span<SessionRecord>(Layout.Blobs, 0, Layout.Dimensions.Blobs);

    /// <summary>The session slots they were written from.</summary>
    public Span<short> BlobOrder => Span<short>(Layout.BlobOrder, 0, Layout.Dimensions.Blobs);

    /// <summary>Room for the files of session <paramref name="index"/> of the blob; the first <c>Files</c> count.</summary>
    public Span<FileEntry> BlobFiles(int index) =>
        Span<FileEntry>(Layout.BlobFiles, index * Layout.Dimensions.FilesPerSession, Layout.Dimensions.FilesPerSession);

    /// <summary>The devices behind the files of the workload, by file: 1 when it was unplugged. Hardware: it stays gone across a kexec.</summary>
    public Span<byte> DevicesGone => Span<byte>(Layout.DevicesGone, 0, Layout.Dimensions.Devices);

    /// <summary>Whether the device behind file <paramref name="origin"/> of the workload (-1: no file) is gone.</summary>
    public bool IsDeviceGone(int origin) => (uint)origin < (uint)Layout.Dimensions.Devices && DevicesGone[origin] != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref T At<T>(int offset, int index)
        where T : unmanaged
        => ref Unsafe.As<byte, T>(ref Unsafe.Add(ref _origin, (nint)(offset + (index * Unsafe.SizeOf<T>()))));

    private Span<T> Span<T>(int offset, int first, int count)
        where T : unmanaged
        => MemoryMarshal.CreateSpan(ref At<T>(offset, first), count);
}
