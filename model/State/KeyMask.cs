using System.Numerics;

namespace LuoModel.Model.State;

/// <summary>
/// Which bits of a state can differ between two states of one system: a search keeps only these. Computed from the ranges of the fields; a bit outside the
/// mask that is set after all is noticed when the state is packed, so a key never loses anything silently.
/// </summary>
public static partial class KeyMask
{
    /// <summary>A state-sized block with ones where bits may vary.</summary>
    /// <param name="layout">Layout of the states.</param>
    /// <param name="names">Number of session names.</param>
    /// <param name="tokens">Number of tokens.</param>
    /// <param name="files">Number of files of the workload.</param>
    /// <param name="machines">True for designs with state machines (v3, v4), whose further fields vary too.</param>
    /// <param name="memory">What varies of the content of files that are memory; nothing when no file is.</param>
    /// <param name="frozen">True for designs whose sessions know that they are frozen.</param>
    /// <param name="kexecs">Most successful kexecs of a sequence.</param>
    /// <param name="faults">Most faults of a sequence.</param>
    public static byte[] Build(Layout layout, int names, int tokens, int files, bool machines, FileContent memory, bool frozen, int kexecs, int faults)
    {
        var bytes = new byte[layout.Size];
        var mask = new LuoState(layout, bytes);
        Core(mask);
        Sessions(mask, names, tokens);
        Users(mask, files);
        Registrations(mask);
        if (machines || frozen)
        {
            SessionStates(mask);
        }

        if (machines)
        {
            Machines(mask, names, tokens);
        }

        if (memory != FileContent.None)
        {
            Memory(mask, memory);
        }

        mask.Core.Kexecs = (byte)Ones(kexecs);
        mask.Core.Faults = (byte)Ones(faults);
        RoomForSigns(mask);
        mask.Monitors.Fill(0xff);
        return bytes;
    }

    private static void Memory(LuoState mask, FileContent all)
    {
        var travels = all & (FileContent.Written | FileContent.Seals);
        for (var slot = 0; slot < mask.Layout.Dimensions.UserFiles; slot++)
        {
            mask.User(slot).Content = all;
        }

        for (var handle = 0; handle < mask.Layout.Dimensions.Handles; handle++)
        {
            mask.Handle(handle).Content = travels;
            mask.Handle(handle).Recorded = travels | FileContent.Pages;
        }
    }

    private static int Ones(int largest) => (1 << (32 - BitOperations.LeadingZeroCount((uint)largest))) - 1;

    private static void Core(LuoState mask)
    {
        var room = mask.Layout.Dimensions;
        ref var core = ref mask.Core;
        core.Enabled = 1;
        core.DeviceOpen = 1;
        core.Deserialized = (Deserialized)3;
        core.SerializeHeld = 1;
        core.Incoming = 1;
        core.Halted = 1;
        core.SessionBlocks = (short)Ones(room.Sessions + 1);
        core.OutgoingCount = (short)Ones(room.Sessions);
        core.IncomingCount = (short)Ones(room.Sessions);
        core.HandlerCount = (short)Ones(room.Handlers);
        core.FlbCount = (short)Ones(room.Flbs);
        core.UnderWay = (CallUnderWay)(room.Concurrent ? 7 : 0);
        core.UnderWayAt = (short)(room.Concurrent ? Ones(mask.Layout.SessionSlots) : 0);
    }

    private static void Sessions(LuoState mask, int names, int tokens)
    {
        var room = mask.Layout.Dimensions;
        var session = Session(room, names);
        var file = Entry(room, tokens);
        for (var slot = 0; slot < mask.Layout.SessionSlots; slot++)
        {
            mask.Session(slot) = session;
            mask.Order(slot) = (short)Ones(mask.Layout.SessionSlots);
            for (var at = 0; at < room.FilesPerSession; at++)
            {
                mask.File(slot, at) = file;
            }
        }

        mask.Blob.Fill(session);
        mask.BlobOrder.Fill((short)Ones(mask.Layout.SessionSlots));
        for (var index = 0; index < room.Blobs; index++)
        {
            mask.BlobFiles(index).Fill(file);
        }
    }

    private static SessionRecord Session(Dimensions room, int names) => new()
    {
        List = (SessionList)3,
        Retrieved = 1,
        Name = (short)Ones(names),
        Files = (short)Ones(room.FilesPerSession),
        Count = (short)Ones(room.FilesPerSession),
        Area = (SerializedArea)3,
        Mounted = (byte)(room.Mounts ? 1 : 0),
        Closing = (byte)(room.Concurrent || room.Waits ? 1 : 0),
    };

    private static FileEntry Entry(Dimensions room, int tokens) => new()
    {
        Token = (short)Ones(tokens),
        File = (short)Ones(room.UserFiles),
        Data = Word(room),
        Entry = (short)Ones(room.Handles),
        RetrieveStatus = -1,
        Handler = (byte)Ones(room.Handlers),
        Invalid = (byte)(room.Devices > 0 ? 1 : 0),
        Locked = 1,
        Claimed = 1,
    };

    private static DataWord Word(Dimensions room) => new() { Handle = (short)Ones(room.Handles), Bumps = 15 };

    private static void Users(LuoState mask, int files)
    {
        var room = mask.Layout.Dimensions;
        for (var slot = 0; slot < room.UserFiles; slot++)
        {
            mask.User(slot) = new UserFile
            {
                Kind = (UserFileKind)7,
                Refs = (short)Ones(room.Descriptors + room.Sessions + 1),
                Origin = (short)(Ones(files + 1) - 1),
                Session = (short)(Ones(mask.Layout.SessionSlots + 1) - 1),
            };
        }

        for (var fd = 0; fd < room.Descriptors; fd++)
        {
            mask.Descriptor(fd) = (short)Ones(room.UserFiles);
        }

        for (var handle = 0; handle < room.Handles; handle++)
        {
            mask.Handle(handle) = new HandleRecord { Origin = (short)Ones(files + 2), Live = 1 };
        }

        mask.DuplicateMap.Fill(1);
    }

    private static void Registrations(LuoState mask)
    {
        var room = mask.Layout.Dimensions;
        for (var h = 0; h < room.Handlers; h++)
        {
            mask.Handler(h) = new HandlerRecord
            {
                Registered = 1,
                EverRegistered = 1,
                Links = (byte)Ones(room.Flbs),
                CanFinishRetrieved = 1,
                UseFlb = (byte)Ones(room.Flbs + 1),
            };
            mask.Links(h).Fill((byte)Ones(room.Flbs));
        }

        mask.DevicesGone.Fill(1);
        mask.HandlerOrder.Fill((byte)Ones(room.Handlers));
        mask.FlbOrder.Fill((byte)Ones(room.Flbs));
        for (var flb = 0; flb < room.Flbs; flb++)
        {
            mask.Flb(flb) = new FlbRecord
            {
                OutCount = -1,
                InCount = -1,
                BlobCount = -1,
                SerializedCount = room.Blobs > 0 ? -1 : 0,
                InBlob = 1,
                OutObject = 1,
                InObject = 1,
                InData = 1,
                InStatus = -1,
                Finished = 1,
                Private = (byte)(room.Concurrent ? 1 : 0),
                Users = (byte)Ones(room.Handlers),
                DriverOut = 15,
                DriverIn = 15,
            };
        }

        for (var module = 0; module < mask.Layout.Modules; module++)
        {
            mask.ModuleRefs(module) = 255;
            mask.ModuleGoing(module) = 1;
        }
    }
}
