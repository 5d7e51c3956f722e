using System.Runtime.CompilerServices;

namespace LuoModel.Model.State;

/// <summary>Offsets of the parts of a flat state, computed once from <see cref="Dimensions"/>. All offsets are in bytes.</summary>
public sealed class Layout
{
    /// <summary>What the layout was made for.</summary>
    public Dimensions Dimensions { get; }

    /// <summary>Session slots: outgoing region first, then the region of what was handed over.</summary>
    public int SessionSlots { get; }

    /// <summary>Keys of the duplicate map: one per struct file slot, then one per inode number.</summary>
    public int Keys { get; }

    /// <summary>Modules: one per handler, then one per FLB, then one per subsystem.</summary>
    public int Modules { get; }

    /// <summary>Size of a state in bytes, a multiple of 8.</summary>
    public int Size { get; }

    /// <summary>Offset of the monitors' bytes.</summary>
    public int Monitors { get; }

    internal int Sessions { get; }

    internal int Order { get; }

    internal int Files { get; }

    internal int Global { get; }

    internal int TreeNodes { get; }

    internal int Machine { get; }

    internal int Users { get; }

    internal int Descriptors { get; }

    internal int Handles { get; }

    internal int Handlers { get; }

    internal int Tables { get; }

    internal int TableEntries { get; }

    internal int Addresses { get; }

    internal int FileArrays { get; }

    internal int ArrayEntries { get; }

    internal int HandlerOrder { get; }

    internal int Links { get; }

    internal int Flbs { get; }

    internal int FlbOrder { get; }

    internal int Subsystems { get; }

    internal int SubsystemOrder { get; }

    internal int SubsystemWords { get; }

    internal int KeyBits { get; }

    internal int ModuleRefs { get; }

    internal int ModuleGoing { get; }

    internal int DevicesGone { get; }

    internal int Blobs { get; }

    internal int BlobOrder { get; }

    internal int BlobFiles { get; }

    /// <summary>Session tables of v4: first, later, received.</summary>
    internal const int TableRoles = 3;

    /// <summary>Bytes of one session's record.</summary>
    internal static int SessionSize => Unsafe.SizeOf<SessionRecord>();

    /// <summary>Computes the offsets.</summary>
    public Layout(Dimensions dimensions)
    {
        Dimensions = dimensions;
        SessionSlots = 2 * dimensions.Sessions;
        Keys = dimensions.UserFiles + dimensions.Inodes;
        Modules = dimensions.Handlers + dimensions.Flbs + dimensions.Subsystems;
        var at = Unsafe.SizeOf<CoreRecord>();
        int Take(int count, int size)
        {
            var offset = at;
            at += count * size;
            return offset;
        }

        Sessions = Take(SessionSlots, Unsafe.SizeOf<SessionRecord>());
        Order = Take(SessionSlots, sizeof(short));
        Files = Take(SessionSlots * dimensions.FilesPerSession, Unsafe.SizeOf<FileEntry>());
        Global = Take(2 * dimensions.GlobalFiles, Unsafe.SizeOf<FileEntry>());
        TreeNodes = Take(dimensions.GlobalFiles, Unsafe.SizeOf<TreeNode>());
        Machine = Take(dimensions.GlobalFiles > 0 || dimensions.FileArrays > 0 || dimensions.Subsystems > 0 ? 1 : 0, Unsafe.SizeOf<MachineRecord>());
        Users = Take(dimensions.UserFiles, Unsafe.SizeOf<UserFile>());
        Descriptors = Take(dimensions.Descriptors, sizeof(short));
        Handles = Take(dimensions.Handles, Unsafe.SizeOf<HandleRecord>());
        Handlers = Take(dimensions.Handlers, Unsafe.SizeOf<HandlerRecord>());
        var tables = dimensions.FileArrays > 0 ? TableRoles : 0;
        Tables = Take(tables, Unsafe.SizeOf<SessionTable>());
        TableEntries = Take(tables * dimensions.Sessions, Unsafe.SizeOf<TableEntry>());
        Addresses = Take(dimensions.FileArrays > 0 ? dimensions.Sessions : 0, Unsafe.SizeOf<SessionAddresses>());
        FileArrays = Take(dimensions.FileArrays, Unsafe.SizeOf<FileArray>());
        ArrayEntries = Take(dimensions.FileArrays * dimensions.FilesPerSession, Unsafe.SizeOf<ArrayEntry>());
        HandlerOrder = Take(dimensions.Handlers, 1);
        Links = Take(dimensions.Handlers * dimensions.Flbs, 1);
        Flbs = Take(dimensions.Flbs, Unsafe.SizeOf<FlbRecord>());
        FlbOrder = Take(dimensions.Flbs, 1);
        Subsystems = Take(dimensions.Subsystems, Unsafe.SizeOf<SubsystemRecord>());
        SubsystemOrder = Take(dimensions.Subsystems, 1);
        SubsystemWords = Take(dimensions.Subsystems * SubsystemRecord.WordSlots, 1);
        KeyBits = Take(Keys, 1);
        ModuleRefs = Take(Modules, sizeof(short));
        ModuleGoing = Take(Modules, 1);
        DevicesGone = Take(dimensions.Devices, 1);
        Blobs = Take(dimensions.Blobs, Unsafe.SizeOf<SessionRecord>());
        BlobOrder = Take(dimensions.Blobs, sizeof(short));
        BlobFiles = Take(dimensions.Blobs * dimensions.FilesPerSession, Unsafe.SizeOf<FileEntry>());
        Monitors = Take(dimensions.Monitors, 1);
        Size = (at + 7) & ~7;
    }
}
