using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.State;

namespace LuoModel.Model.Workloads;

/// <summary>Commands in the vocabulary of RFC v3: files that belong to the open device, per-file events, one global machine. Session names mean nothing to it.</summary>
internal sealed class GlobalMachineCommands : MachineCommands
{
    private readonly ProgramOrder _program;

    public GlobalMachineCommands(Design design, Workload workload)
        : base(design, workload)
    {
        _program = new ProgramOrder(workload);
        for (short f = 0; f < Files.Length; f++)
        {
            AddFile(f);
        }

        Add(new Command(Op.Close, Fd: Device));
        AddShared();
        var tokens = Math.Max(1, workload.Tokens.Count);
        Dimensions = new Dimensions
        {
            Sessions = 0,
            FilesPerSession = 0,
            GlobalFiles = tokens,
            UserFiles = (SecondDevice < 0 ? 1 : 2) + Files.Length + tokens,
            Descriptors = Workload.Descriptors.Count,
            Handles = 3 * tokens,
            Handlers = workload.Handlers.Count,
            Inodes = workload.Inodes,
            Subsystems = workload.Subsystems.Count,
        };
    }

    /// <inheritdoc/>
    public override Dimensions Dimensions { get; }

    /// <inheritdoc/>
    protected override bool Worthwhile(LuoState state, in Command command) => command.Op switch
    {
        Op.FdPreserve => state.Descriptor(command.Other) != 0
            && _program.Allows(state.Global(0)[..state.Machine.Outgoing], command.Token, preserving: true),
        Op.FdUnpreserve => Known(state, half: 0, command.Token),
        Op.FdRestore => (state.Core.State == MachineState.Updated || Has(UserAbilities.WrongKind))
            && (Known(state, half: 1, command.Token) || Has(UserAbilities.Repeat))
            && _program.Allows(state.Global(1)[..state.Machine.Incoming], command.Token, preserving: false),
        Op.SetFdEvent => Known(state, command.Value == (int)LuoEventCode.Finish ? 1 : 0, command.Token),
        _ => true,
    };

    private void AddFile(short file)
    {
        foreach (var token in Tokens(file))
        {
            Add(new Command(Op.FdPreserve, Fd: Device, Other: Files[file], Token: token));
            if (Has(UserAbilities.PreserveRetrieved))
            {
                Add(new Command(Op.FdPreserve, Fd: Device, Other: Retrieved[file], Token: token));
            }
        }

        var own = (short)Source.Files[file].Token;
        Add(new Command(Op.FdUnpreserve, Fd: Device, Token: own));
        Add(new Command(Op.FdRestore, Fd: Device, As: Retrieved[file], Token: own));
        foreach (var code in SingleEvents)
        {
            Add(new Command(Op.SetFdEvent, Fd: Device, Token: own, Value: (int)code));
        }

        if (Has(UserAbilities.GetState))
        {
            Add(new Command(Op.GetFdState, Fd: Device, Token: own));
            Add(new Command(Op.GetFdState, Fd: Device, Token: own, Value: 1));
        }
    }

    private static bool Known(LuoState state, int half, int token)
    {
        foreach (ref readonly var file in state.Global(half)[..(half == 0 ? state.Machine.Outgoing : state.Machine.Incoming)])
        {
            if (file.Token == token)
            {
                return true;
            }
        }

        return false;
    }
}
