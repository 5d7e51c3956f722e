using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;

namespace LuoModel.Model.Workloads;

/// <summary>Commands in the vocabulary of the merged generations.</summary>
internal sealed class SessionCommands : CommandCatalog
{
    private readonly List<Command> _commands = [];
    private readonly List<string> _descriptors = [];
    private readonly Design _design;
    private readonly Workload _source;
    private readonly short _device;
    private readonly short _spare;
    private readonly short[] _out;
    private readonly short[] _in;
    private readonly short[] _copies;
    private readonly short[] _files;
    private readonly short[] _retrieved;

    // An array: going through an interface would allocate an enumerator for every question.
    private readonly int[] _program;

    public SessionCommands(Design design, Workload workload)
    {
        _design = design;
        _source = workload;
        _device = Variable("dev");
        _spare = Has(UserAbilities.DuplicateNames) ? Variable("spare") : (short)-1;
        _out = [.. workload.Names.Select(Variable)];
        _in = [.. workload.Names.Select(name => Variable(name + "'"))];
        _program = [.. workload.Program];
        _files = [.. workload.Files.Select(file => Variable(file.Name))];
        _retrieved = [.. workload.Files.Select(file => Variable(file.Name + "'"))];
        _copies = Has(UserAbilities.Dup) ? [.. _out.Concat(_in).Select(fd => Variable(_descriptors[fd] + "+"))] : [];
        AddSessions();
        AddFiles();
        AddMachine();
        AddDrivers();
        Workload = workload with { Descriptors = _descriptors };
        Dimensions = Room();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Command> Commands => _commands;

    /// <inheritdoc/>
    public override Workload Workload { get; }

    /// <inheritdoc/>
    public override Dimensions Dimensions { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Command> Setup(bool first)
    {
        var setup = new List<Command>();
        setup.AddRange(_source.Handlers.Select((_, h) => new Command(Op.Register, Object: (short)h)));
        if (_design.FlbCounting != FlbCounting.Absent)
        {
            setup.AddRange(_source.Links.Select(link => new Command(Op.RegisterFlb, Object: (short)link.Handler, Other: (short)link.Flb)));
        }

        if (first || !_source.User.HasFlag(UserAbilities.CloseDevice))
        {
            setup.Add(new Command(Op.OpenDev, As: _device));
        }

        if (first)
        {
            setup.AddRange(_files.Select((fd, f) => new Command(Op.OpenFile, As: fd, Object: (short)f)));
        }

        return setup;
    }

    /// <inheritdoc/>
    public override bool Enabled(LuoState state, int index)
    {
        var command = _commands[index];
        if (command.Fd >= 0 && state.Descriptor(command.Fd) == 0)
        {
            return false;
        }

        if (command.As >= 0 && state.Descriptor(command.As) != 0)
        {
            return false;
        }

        return command.Op switch
        {
            Op.CreateSession => FreeName(state, command.Object) == (command.As != _spare),
            Op.RetrieveSession => RetrieveWorthwhile(state, command.Object),
            Op.PreserveFd => state.Descriptor(command.Other) != 0 && KindFits(state, command.Fd, outgoing: true)
                && ProgramAllows(state, command.Fd, command.Token),
            Op.RetrieveFd => KindFits(state, command.Fd, outgoing: false) && ProgramAllowsRetrieve(state, command.Fd, command.Token),
            Op.Finish => KindFits(state, command.Fd, outgoing: false),
            Op.Reboot or Op.ColdBoot => state.Core.Kexecs < _source.Bounds.Kexecs,
            Op.FlbGetIn => state.Flb(command.Object).DriverIn < _source.Bounds.DriverReferences,
            Op.FlbPutIn => state.Flb(command.Object).DriverIn > 0,
            Op.FlbGetOut => state.Flb(command.Object).DriverOut < _source.Bounds.DriverReferences,
            Op.FlbPutOut => state.Flb(command.Object).DriverOut > 0,
            Op.Register => state.Handler(command.Object).Registered == 0,
            Op.Unregister => state.Handler(command.Object).Registered != 0,
            Op.RegisterFlb => state.Handler(command.Object).Registered != 0 && !Linked(state, command),
            Op.UnregisterFlb => state.Handler(command.Object).Registered != 0 && Linked(state, command),
            Op.SetModule => state.ModuleGoing(command.Object) == 0,
            _ => true,
        };
    }

    // Enum.HasFlag would box until the code is optimised.
    private bool Has(UserAbilities ability) => (_source.User & ability) != 0;

    private short Variable(string name)
    {
        _descriptors.Add(name);
        return (short)(_descriptors.Count - 1);
    }

    private void AddSessions()
    {
        for (short n = 0; n < _out.Length; n++)
        {
            _commands.Add(new Command(Op.CreateSession, Fd: _device, As: _out[n], Object: n));
            _commands.Add(new Command(Op.RetrieveSession, Fd: _device, As: _in[n], Object: n));
            if (_spare >= 0)
            {
                _commands.Add(new Command(Op.CreateSession, Fd: _device, As: _spare, Object: n));
            }

            foreach (var fd in (short[])[_out[n], _in[n]])
            {
                AddSessionCommands(fd);
            }
        }

        for (short i = 0; i < _copies.Length; i++)
        {
            var original = i < _out.Length ? _out[i] : _in[i - _out.Length];
            _commands.Add(new Command(Op.Dup, Fd: original, As: _copies[i]));
            AddSessionCommands(_copies[i]);
        }
    }

    private void AddSessionCommands(short session)
    {
        for (short f = 0; f < _files.Length; f++)
        {
            foreach (var token in Tokens(f))
            {
                _commands.Add(new Command(Op.PreserveFd, Fd: session, Other: _files[f], Token: token));
                if (Has(UserAbilities.PreserveRetrieved))
                {
                    _commands.Add(new Command(Op.PreserveFd, Fd: session, Other: _retrieved[f], Token: token));
                }
            }

            _commands.Add(new Command(Op.RetrieveFd, Fd: session, As: _retrieved[f], Token: (short)_source.Files[f].Token));
        }

        _commands.Add(new Command(Op.Finish, Fd: session));
        if (Has(UserAbilities.Reserved))
        {
            _commands.Add(new Command(Op.Finish, Fd: session, Value: 1));
        }

        if (Has(UserAbilities.GetName))
        {
            _commands.Add(new Command(Op.GetName, Fd: session));
        }

        _commands.Add(new Command(Op.Close, Fd: session));
    }

    private IEnumerable<short> Tokens(int file) => Has(UserAbilities.AnyToken)
        ? Enumerable.Range(0, _source.Tokens.Count).Select(t => (short)t)
        : [(short)_source.Files[file].Token];

    private void AddFiles()
    {
        for (short f = 0; f < _files.Length; f++)
        {
            if (Has(UserAbilities.CloseFiles))
            {
                _commands.Add(new Command(Op.Close, Fd: _files[f]));
                _commands.Add(new Command(Op.Close, Fd: _retrieved[f]));
            }

            if (Has(UserAbilities.OpenFiles))
            {
                _commands.Add(new Command(Op.OpenFile, As: _files[f], Object: f));
            }

            if (_source.Driver.HasFlag(DriverAbilities.HotUnplug))
            {
                _commands.Add(new Command(Op.HotUnplug, Object: f));
            }
        }
    }

    private void AddMachine()
    {
        _commands.Add(new Command(Op.OpenDev, As: _device));
        if (Has(UserAbilities.CloseDevice))
        {
            _commands.Add(new Command(Op.Close, Fd: _device));
        }

        _commands.Add(new Command(Op.Reboot));
        if (Has(UserAbilities.NoKexec))
        {
            _commands.Add(new Command(Op.Reboot, Value: 1));
        }

        if (Has(UserAbilities.ColdBoot))
        {
            _commands.Add(new Command(Op.ColdBoot));
        }
    }

    private void AddDrivers()
    {
        if (_design.FlbCounting != FlbCounting.Absent)
        {
            AddFlbCommands();
        }

        for (short h = 0; h < _source.Handlers.Count && _source.Driver.HasFlag(DriverAbilities.Handlers); h++)
        {
            _commands.Add(new Command(Op.Register, Object: h));
            _commands.Add(new Command(Op.Unregister, Object: h));
        }

        for (short m = 0; m < _source.Handlers.Count + _source.Flbs.Count && _source.Driver.HasFlag(DriverAbilities.Modules); m++)
        {
            _commands.Add(new Command(Op.SetModule, Object: m, Value: 1));
        }
    }

    private void AddFlbCommands()
    {
        for (short f = 0; f < _source.Flbs.Count; f++)
        {
            if (_source.Driver.HasFlag(DriverAbilities.Incoming) && _design.FlbIncoming == FlbIncomingAccess.Refcounted)
            {
                _commands.Add(new Command(Op.FlbPutIn, Object: f));
            }

            if (_source.Driver.HasFlag(DriverAbilities.Incoming))
            {
                _commands.Add(new Command(Op.FlbGetIn, Object: f));
            }

            if (_source.Driver.HasFlag(DriverAbilities.Outgoing) && _design.FlbOutgoing == FlbOutgoingAccess.Refcounted)
            {
                _commands.Add(new Command(Op.FlbGetOut, Object: f));
                _commands.Add(new Command(Op.FlbPutOut, Object: f));
            }
        }

        foreach (var link in _source.Links)
        {
            if (_source.Driver.HasFlag(DriverAbilities.Links))
            {
                _commands.Add(new Command(Op.RegisterFlb, Object: (short)link.Handler, Other: (short)link.Flb));
                _commands.Add(new Command(Op.UnregisterFlb, Object: (short)link.Handler, Other: (short)link.Flb));
            }
        }
    }

    private static bool FreeName(LuoState state, int name)
    {
        foreach (var slot in state.Outgoing)
        {
            if (state.Session(slot).Name == name)
            {
                return false;
            }
        }

        return true;
    }

    private bool RetrieveWorthwhile(LuoState state, int name)
    {
        foreach (var slot in state.Incoming)
        {
            if (state.Session(slot).Name == name)
            {
                return state.Session(slot).Retrieved == 0 || Has(UserAbilities.Repeat);
            }
        }

        return false;
    }

    private bool KindFits(LuoState state, int fd, bool outgoing)
    {
        var session = state.User(state.Descriptor(fd) - 1).Session;
        return Has(UserAbilities.WrongKind) || (state.Session(session).List == SessionList.Outgoing) == outgoing;
    }

    /// <summary>A program preserves its files in order, with at most one predecessor left out: one omission or one swap anywhere.</summary>
    private bool ProgramAllows(LuoState state, int fd, int token)
    {
        if (_program.Length == 0)
        {
            return true;
        }

        var missing = 0;
        foreach (var file in _program)
        {
            if (_source.Files[file].Token == token)
            {
                return missing <= 1;
            }

            missing += Holds(state, fd, _source.Files[file].Token) ? 0 : 1;
        }

        return true;
    }

    private bool ProgramAllowsRetrieve(LuoState state, int fd, int token)
    {
        if (_program.Length == 0)
        {
            return true;
        }

        var missing = 0;
        var session = state.User(state.Descriptor(fd) - 1).Session;
        foreach (var file in _program)
        {
            if (_source.Files[file].Token == token)
            {
                return missing <= 1;
            }

            foreach (ref readonly var entry in state.Files(session))
            {
                missing += entry.Token == _source.Files[file].Token && entry.RetrieveStatus == 0 ? 1 : 0;
            }
        }

        return true;
    }

    private static bool Holds(LuoState state, int fd, int token)
    {
        foreach (ref readonly var entry in state.Files(state.User(state.Descriptor(fd) - 1).Session))
        {
            if (entry.Token == token)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Linked(LuoState state, in Command command) =>
        state.Links(command.Object)[..state.Handler(command.Object).Links].Contains((byte)command.Other);

    private Dimensions Room()
    {
        var sessions = Math.Max(1, _source.Names.Count);
        var files = _source.Files.Count;
        var owners = _design.DoublePreserve == DoublePreserve.Allow ? 2 * sessions : 2;
        return new Dimensions
        {
            Sessions = sessions,
            FilesPerSession = Math.Max(1, Has(UserAbilities.AnyToken) ? _source.Tokens.Count : files),
            UserFiles = 1 + (2 * sessions) + ((1 + owners) * files),
            Descriptors = _descriptors.Count,
            Handles = Math.Max(1, owners * files),
            Handlers = _source.Handlers.Count,
            Flbs = _source.Flbs.Count,
            Inodes = _source.Inodes,
        };
    }
}
