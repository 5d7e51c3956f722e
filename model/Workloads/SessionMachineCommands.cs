using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.State;

namespace LuoModel.Model.Workloads;

/// <summary>Commands in the vocabulary of v4: sessions with a state machine each, under the global one.</summary>
internal sealed class SessionMachineCommands : MachineCommands
{
    private readonly ProgramOrder _program;
    private readonly short[] _out;
    private readonly short[] _in;
    private readonly short _spare;

    public SessionMachineCommands(Design design, Workload workload)
        : base(design, workload)
    {
        _program = new ProgramOrder(workload);
        var names = workload.GeneratedSessionNames;
        _spare = Has(UserAbilities.DuplicateNames) ? Variable("spare") : (short)-1;
        _out = [.. names.Select(Variable)];
        _in = [.. names.Select(name => Variable(name + "'"))];
        for (short name = 0; name < _out.Length; name++)
        {
            AddSession(name);
        }

        if (Has(UserAbilities.Dup))
        {
            AddCopies();
        }

        if (Has(UserAbilities.CloseDevice))
        {
            Add(new Command(Op.Close, Fd: Device));
        }

        AddShared();
        Dimensions = Room();
    }

    /// <inheritdoc/>
    public override Dimensions Dimensions { get; }

    /// <inheritdoc/>
    protected override bool Worthwhile(LuoState state, in Command command) => command.Op switch
    {
        Op.CreateSession => IsTaken(state, command.Object) == (command.As == _spare),
        Op.RetrieveSession => state.Core.State == MachineState.Updated || Has(UserAbilities.Repeat),
        Op.PreserveFd => state.Descriptor(command.Other) != 0 && InState(state, command.Fd, MachineState.Normal)
            && _program.Allows(FilesOf(state, command.Fd), command.Token, preserving: true),
        Op.UnpreserveFd => InState(state, command.Fd, MachineState.Normal),
        Op.RetrieveFd => InState(state, command.Fd, MachineState.Updated)
            && _program.Allows(FilesOf(state, command.Fd), command.Token, preserving: false),
        _ => true,
    };

    private static Span<FileEntry> FilesOf(LuoState state, int fd) => state.Files(state.User(state.Descriptor(fd) - 1).Session);

    private static bool IsTaken(LuoState state, int name)
    {
        foreach (var session in state.Outgoing)
        {
            if (state.Session(session).Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private bool InState(LuoState state, int fd, MachineState wanted) =>
        Has(UserAbilities.WrongKind) || state.Session(state.User(state.Descriptor(fd) - 1).Session).State == wanted;

    private void AddSession(short name)
    {
        Add(new Command(Op.CreateSession, Fd: Device, As: _out[name], Object: name));
        Add(new Command(Op.RetrieveSession, Fd: Device, As: _in[name], Object: name));
        if (_spare >= 0)
        {
            Add(new Command(Op.CreateSession, Fd: Device, As: _spare, Object: name));
        }

        AddSessionCommands(_out[name]);
        AddSessionCommands(_in[name]);
    }

    private void AddCopies()
    {
        foreach (var original in (short[])[.. _out, .. _in])
        {
            var copy = Copy(original);
            Add(new Command(Op.Dup, Fd: original, As: copy));
            AddSessionCommands(copy);
        }
    }

    private void AddSessionCommands(short session)
    {
        for (short f = 0; f < Files.Length; f++)
        {
            foreach (var token in Tokens(f))
            {
                Add(new Command(Op.PreserveFd, Fd: session, Other: Files[f], Token: token));
                if (Has(UserAbilities.PreserveRetrieved))
                {
                    Add(new Command(Op.PreserveFd, Fd: session, Other: Retrieved[f], Token: token));
                }
            }

            var own = (short)Source.Files[f].Token;
            Add(new Command(Op.UnpreserveFd, Fd: session, Token: own));
            if (Has(UserAbilities.Reserved))
            {
                Add(new Command(Op.UnpreserveFd, Fd: session, Token: own, Value: 1));
            }

            Add(new Command(Op.RetrieveFd, Fd: session, As: Retrieved[f], Token: own));
        }

        foreach (var code in SingleEvents)
        {
            Add(new Command(Op.SessionSetEvent, Fd: session, Value: (int)code));
        }

        if (Has(UserAbilities.GetState))
        {
            Add(new Command(Op.SessionGetState, Fd: session, Other: 0));
            Add(new Command(Op.SessionGetState, Fd: session, Other: 1));
        }

        Add(new Command(Op.Close, Fd: session));
    }

    /// <summary>One name space: a name has one session at a time. A file can be in every session, in an array to hand over and in a received one.</summary>
    private Dimensions Room()
    {
        var sessions = Math.Max(1, Source.Names.Count);
        var files = Math.Max(1, Has(UserAbilities.AnyToken) ? Source.Tokens.Count : Files.Length);
        return new Dimensions
        {
            Sessions = sessions,
            FilesPerSession = files,
            FdLeaks = 1,
            UserFiles = (SecondDevice < 0 ? 1 : 2) + (2 * sessions) + Files.Length + (sessions * files),
            Descriptors = Workload.Descriptors.Count,
            Handles = 3 * sessions * files,
            Handlers = Source.Handlers.Count,
            Inodes = Source.Inodes,
            Subsystems = Source.Subsystems.Count,
        };
    }
}
