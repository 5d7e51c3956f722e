namespace LuoModel.Model.State;

/// <summary>What varies only in designs with state machines (v3, v4).</summary>
public static partial class KeyMask
{
    /// <summary>Trees of one kernel in KHO that are told apart; a design that leaves one there at each attempt is followed so far.</summary>
    private const byte MostTrees = 7;

    /// <summary>The same of pages, of which an attempt leaves two or three.</summary>
    private const short MostPages = 31;

    private static void Machines(LuoState mask, int names, int tokens)
    {
        var room = mask.Layout.Dimensions;
        ref var core = ref mask.Core;
        core.State = (MachineState)7;
        core.StateLock = -1;
        core.KhoFinalized = 1;
        core.KhoTrees = MostTrees;
        core.WarnedOnce = 31;
        core.FreedKept = 1;
        core.Rebuilt = 1;
        core.FdLeak = (byte)Ones(room.FdLeaks);
        core.SubsystemCount = (short)Ones(room.Subsystems);
        mask.Machine = new MachineRecord
        {
            Outgoing = (short)Ones(room.GlobalFiles),
            Incoming = (short)Ones(room.GlobalFiles),
            TreeNodes = (short)Ones(room.GlobalFiles),
            KhoPages = MostPages,
            OwnTree = (TreePointer)3,
            FileTree = (TreePointer)3,
            FirstFileTree = (TreeContent)3,
            CoreWord = 1,
            EarlySubsystems = (byte)Ones(room.Subsystems),
        };
        References(mask);
        GlobalFiles(mask, tokens);
        SessionMachines(mask);
        if (room.FileArrays > 0)
        {
            Tables(mask, names, tokens);
        }

        Subsystems(mask);
    }

    /// <summary>One file can be in every entry, and counts go below zero.</summary>
    private static void References(LuoState mask)
    {
        var room = mask.Layout.Dimensions;
        for (var slot = 0; slot < room.UserFiles; slot++)
        {
            mask.User(slot).Refs = (short)Ones(room.Descriptors + (room.Sessions * room.FilesPerSession) + room.GlobalFiles + 1);
        }

        for (var handler = 0; handler < room.Handlers; handler++)
        {
            mask.Handler(handler).Users = -1;
        }

        for (var module = 0; module < mask.Layout.Modules; module++)
        {
            mask.ModuleRefs(module) = -1;
        }
    }

    private static void GlobalFiles(LuoState mask, int tokens)
    {
        var room = mask.Layout.Dimensions;
        for (var half = 0; half < 2; half++)
        {
            foreach (ref var entry in mask.Global(half))
            {
                entry = Entry(room, tokens) with { State = (MachineState)7 };
            }
        }

        foreach (ref var node in mask.TreeNodes)
        {
            node = new TreeNode { Token = (short)Ones(tokens), Handler = (byte)Ones(room.Handlers), Data = Word(room) };
        }
    }

    private static void SessionStates(LuoState mask)
    {
        for (var slot = 0; slot < mask.Layout.SessionSlots; slot++)
        {
            mask.Session(slot).State = (MachineState)7;
        }
    }

    private static void SessionMachines(LuoState mask)
    {
        for (var slot = 0; slot < mask.Layout.SessionSlots; slot++)
        {
            mask.Session(slot).Slot = 3;
            for (var at = 0; at < mask.Layout.Dimensions.FilesPerSession; at++)
            {
                mask.File(slot, at).State = (MachineState)7;
            }
        }
    }

    private static void Tables(LuoState mask, int names, int tokens)
    {
        var room = mask.Layout.Dimensions;
        var files = (short)Ones(room.FilesPerSession);
        var array = (short)Ones(room.FileArrays);
        foreach (var role in (TableRole[])[TableRole.First, TableRole.Later, TableRole.Received])
        {
            mask.Table(role) = new SessionTable { Pages = (PageState)7, Poisoned = 1, Count = (short)Ones(room.Sessions) };
            for (var at = 0; at < room.Sessions; at++)
            {
                mask.TableEntry(role, at) = new TableEntry { Name = (short)Ones(names + 1), Array = array, Count = files };
            }
        }

        for (var session = 0; session < room.Sessions; session++)
        {
            mask.Addresses(session) = new SessionAddresses { Array = array, Entry = (short)Ones(room.Sessions), Table = (TableRole)3 };
        }

        for (var slot = 0; slot < room.FileArrays; slot++)
        {
            mask.FileArray(slot) = new FileArray { Page = (PageState)7, Poisoned = 1, Count = files };
            mask.ArrayEntries(slot).Fill(new ArrayEntry { Token = (short)Ones(tokens), Handler = (byte)Ones(room.Handlers), Data = Word(room) });
        }
    }

    private static void Subsystems(LuoState mask)
    {
        var room = mask.Layout.Dimensions;
        var word = new DataWord { Handle = (short)Ones(room.Subsystems * SubsystemRecord.WordSlots), Bumps = 15 };
        for (var subsystem = 0; subsystem < room.Subsystems; subsystem++)
        {
            mask.Subsystem(subsystem) = new SubsystemRecord
            {
                Registered = 1,
                Early = 1,
                Data = word,
                InBlob = 1,
                BlobData = word,
                InFirstTree = 1,
                FirstTreeData = word,
            };
        }

        mask.SubsystemOrder.Fill((byte)Ones(room.Subsystems));
        mask.SubsystemWords.Fill((WordLife)3);
    }
}
