using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;

namespace LuoModel.Model.Workloads;

/// <summary>
/// Commands in the vocabulary of kexecfs: those on sessions by <see cref="KexecfsMapping"/>, worth issuing when they are, and what only a file system has.
/// </summary>
internal sealed class KexecfsCommands : CommandCatalog
{
    private readonly SessionCommands _sessions;
    private readonly List<Command> _commands = [];
    private readonly List<int> _counterparts = [];

    public KexecfsCommands(Design design, Workload workload)
    {
        _sessions = new SessionCommands(design, workload);
        for (var index = 0; index < _sessions.Commands.Count; index++)
        {
            if (KexecfsMapping.FromSessions(_sessions.Commands[index]) is Command own)
            {
                Add(own, index);
            }
        }

        foreach (var open in _commands.Where(command => command.Op == Op.OpenEntry).ToArray())
        {
            Add(new Command(Op.Unlink, Fd: open.Fd, Token: open.Token), -1);
        }

        foreach (var mount in _commands.Where(command => command.Op == Op.Mount && design.KexecfsInstance == KexecfsInstance.Mounted).ToArray())
        {
            Add(mount with { Op = Op.OpenInstance }, -1);
            Add(mount with { Op = Op.Umount, As = -1 }, -1);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Command> Commands => _commands;

    /// <inheritdoc/>
    public override Dimensions Dimensions => _sessions.Dimensions;

    /// <inheritdoc/>
    public override Workload Workload => _sessions.Workload;

    /// <inheritdoc/>
    public override IReadOnlyList<Command> Setup(bool first) => _sessions.Setup(first);

    /// <inheritdoc/>
    public override bool Enabled(LuoState state, int index)
    {
        if (_counterparts[index] >= 0)
        {
            return _sessions.Enabled(state, _counterparts[index]) && HasFileRoom(state, _commands[index]);
        }

        var command = _commands[index];
        return command.Op switch
        {
            Op.Unlink => state.Descriptor(command.Fd) != 0 && Holds(state, state.User(state.Descriptor(command.Fd) - 1).Session, command.Token),
            Op.OpenInstance => state.Descriptor(command.As) == 0 && IsMounted(state, command),
            _ => state.Core.UnderWay != CallUnderWay.RebootSerializes && IsMounted(state, command),
        };
    }

    private void Add(Command command, int counterpart)
    {
        if (!_commands.Contains(command))
        {
            _commands.Add(command);
            _counterparts.Add(counterpart);
        }
    }

    /// <summary>An entry that was unlinked leaves its opened file to user space, which may link it again and open another; only so many fit.</summary>
    private static bool HasFileRoom(LuoState state, in Command command)
    {
        if (command.Op != Op.OpenEntry)
        {
            return true;
        }

        for (var file = 0; file < state.Layout.Dimensions.UserFiles; file++)
        {
            if (state.User(file).Kind == UserFileKind.Free)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(LuoState state, int session, int token)
    {
        foreach (ref readonly var entry in state.Files(session))
        {
            if (entry.Token == token)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMounted(LuoState state, in Command command)
    {
        foreach (var slot in command.Value == 0 ? state.Outgoing : state.Incoming)
        {
            if (state.Session(slot) is { Mounted: not 0 } found && found.Name == command.Object)
            {
                return true;
            }
        }

        return false;
    }
}
