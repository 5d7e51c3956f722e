using System.Diagnostics;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Luo;

/// <summary>One renaming of sessions and files, applied to whole states: names, tokens, origins, and the slots that follow from them.</summary>
internal sealed class Renaming
{
    private readonly int[] _names;
    private readonly int[] _files;
    private readonly int[] _tokens;
    private readonly int[] _sessions;
    private readonly int[] _users;
    private readonly int[] _handles;
    private readonly int[] _descriptors;

    /// <summary>The renaming that takes name n to <paramref name="names"/>[n] and file f to <paramref name="files"/>[f].</summary>
    public Renaming(LuoSystem system, int[] names, int[] files)
    {
        var workload = system.Workload;
        var room = system.Layout.Dimensions;
        _names = names;
        _files = files;
        _tokens = [.. Enumerable.Range(0, workload.Tokens.Count).Select(token => Token(workload, files, token))];
        _sessions = [.. Enumerable.Range(0, system.Layout.SessionSlots).Select(slot => slot < room.Sessions ? names[slot] : room.Sessions + names[slot - room.Sessions])];
        var share = room.Handles / files.Length;
        _handles = [.. Enumerable.Range(0, room.Handles).Select(slot => slot / share < files.Length ? (share * files[slot / share]) + (slot % share) : slot)];
        var opened = 1 + system.Layout.SessionSlots;
        _users =
        [
            .. Enumerable.Range(0, room.UserFiles).Select(slot => slot switch
            {
                0 => 0,
                _ when slot < opened => 1 + _sessions[slot - 1],
                _ when slot < opened + ((room.UserFiles - opened) / files.Length * files.Length) => opened + ((slot - opened) / files.Length * files.Length) + files[(slot - opened) % files.Length],
                _ => slot,
            }),
        ];
        _descriptors = [.. workload.Descriptors.Select(name => workload.Descriptors.ToList().IndexOf(Renamed(workload, name)))];
    }

    /// <summary>Writes the image of a state.</summary>
    public void Apply(LuoState source, LuoState target)
    {
        source.Bytes.CopyTo(target.Bytes);
        Sessions(source, target);
        for (var slot = 0; slot < _users.Length; slot++)
        {
            var file = source.User(slot);
            Debug.Assert(file.NextRelease == 0, "nothing waits between commands");
            file.Origin = (short)(file.Origin >= 0 ? _files[file.Origin] : -1);
            file.Session = (short)(file.Session >= 0 ? _sessions[file.Session] : -1);
            target.User(_users[slot]) = file;
            target.DuplicateMap[_users[slot]] = source.DuplicateMap[slot];
        }

        for (var fd = 0; fd < _descriptors.Length; fd++)
        {
            target.Descriptor(_descriptors[fd]) = File(source.Descriptor(fd));
        }

        for (var file = 0; file < source.Layout.Dimensions.Devices; file++)
        {
            target.DevicesGone[_files[file]] = source.DevicesGone[file];
        }

        for (var slot = 0; slot < _handles.Length; slot++)
        {
            var handle = source.Handle(slot);
            handle.Origin = (short)(handle.Origin >= 2 ? _files[handle.Origin - 2] + 2 : handle.Origin);
            target.Handle(_handles[slot]) = handle;
        }
    }

    private void Sessions(LuoState source, LuoState target)
    {
        var room = source.Layout.Dimensions.Sessions;
        for (var slot = 0; slot < _sessions.Length; slot++)
        {
            var session = source.Session(slot);
            Debug.Assert(session.List == SessionList.Free || session.Name == slot % room, "a session's slot follows from its name");
            session.Name = (short)(session.List == SessionList.Free ? 0 : _names[session.Name]);
            target.Session(_sessions[slot]) = session;
            for (var at = 0; at < source.Layout.Dimensions.FilesPerSession; at++)
            {
                target.File(_sessions[slot], at) = at < session.Files ? Entry(source.File(slot, at)) : default;
            }

            var listed = slot < room ? slot < source.Core.OutgoingCount : source.Order(slot) >= room;
            target.Order(slot) = (short)(listed ? _sessions[source.Order(slot)] : 0);
        }
    }

    private FileEntry Entry(FileEntry entry)
    {
        entry.Token = (short)_tokens[entry.Token];
        entry.File = File(entry.File);
        entry.Data.Handle = Handle(entry.Data.Handle);
        entry.Entry = Handle(entry.Entry);
        return entry;
    }

    private short File(short slotPlusOne) => (short)(slotPlusOne == 0 ? 0 : _users[slotPlusOne - 1] + 1);

    private short Handle(short slotPlusOne) => (short)(slotPlusOne == 0 ? 0 : _handles[slotPlusOne - 1] + 1);

    private static int Token(Model.Workloads.Workload workload, int[] files, int token)
    {
        for (var f = 0; f < files.Length; f++)
        {
            if (workload.Files[f].Token == token)
            {
                return workload.Files[files[f]].Token;
            }
        }

        return token;
    }

    /// <summary>The variable of the renamed thing: a name or file with the marks of its kind (<c>'</c> incoming or retrieved, <c>+</c> duplicate).</summary>
    private string Renamed(Model.Workloads.Workload workload, string variable)
    {
        var bare = variable.TrimEnd('+', '\'');
        var marks = variable[bare.Length..];
        var name = workload.Names.ToList().IndexOf(bare);
        var file = workload.Files.ToList().FindIndex(candidate => candidate.Name == bare);
        return name >= 0 ? workload.Names[_names[name]] + marks : file >= 0 ? workload.Files[_files[file]].Name + marks : variable;
    }
}
