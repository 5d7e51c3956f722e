using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.State;

namespace LuoModel.Model.Workloads;

/// <summary>
/// What the command catalogs of the designs with state machines (v3, v4) share: descriptor variables, the device with its global events, files, the machine
/// itself, handlers and subsystems. The derived classes add their own operations first, so that replay strings stay valid when something is added here.
/// </summary>
internal abstract class MachineCommands : GeneratedCommands
{
    protected MachineCommands(Design design, Workload workload)
        : base(design, workload)
    {
        Device = Variable("dev");
        SecondDevice = Has(UserAbilities.OpenTwice) ? Variable("dev+") : (short)-1;
        Files = [.. workload.Files.Select(file => Variable(file.Name))];
        Retrieved = [.. workload.Files.Select(file => Variable(file.Name + "'"))];
    }

    /// <summary>The agent's descriptor of /dev/liveupdate.</summary>
    protected short Device { get; }

    /// <summary>A second descriptor of the device, -1 when nobody opens it twice.</summary>
    protected short SecondDevice { get; }

    /// <summary>Variables of the files that are open from the start, by file.</summary>
    protected short[] Files { get; }

    /// <summary>Variables of retrieved files, by file.</summary>
    protected short[] Retrieved { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Command> Setup(bool first)
    {
        var setup = new List<Command>();
        setup.AddRange(Source.Handlers.Select((_, h) => new Command(Op.Register, Object: (short)h)));
        setup.AddRange(Source.Subsystems.Select((_, s) => new Command(Op.RegisterSubsystem, Object: (short)s)));
        if (first || !Has(UserAbilities.CloseDevice))
        {
            setup.Add(new Command(Op.OpenDev, As: Device));
        }

        if (first)
        {
            setup.AddRange(Files.Select((fd, f) => new Command(Op.OpenFile, As: fd, Object: (short)f)));
        }

        return setup;
    }

    /// <inheritdoc/>
    public sealed override bool Enabled(LuoState state, int index)
    {
        var command = At(index);
        if ((command.Fd >= 0 && state.Descriptor(command.Fd) == 0) || (command.As >= 0 && state.Descriptor(command.As) != 0))
        {
            return false;
        }

        return command.Op switch
        {
            Op.Reboot => command.Value != 0 || state.Core.Kexecs < Source.Bounds.Kexecs,
            Op.ColdBoot => state.Core.Kexecs < Source.Bounds.Kexecs,
            Op.Register => state.Handler(command.Object).Registered == 0,
            Op.Unregister => state.Handler(command.Object).Registered != 0 || NotYetOverdrawn(state, command.Object),
            Op.RegisterSubsystem => state.Subsystem(command.Object).Registered == 0 && Balanced(state),
            Op.UnregisterSubsystem => state.Subsystem(command.Object).Registered != 0 || NotYetOverdrawn(state, SubsystemModule(command.Object)),
            Op.GetSubsystemData => Balanced(state),
            Op.SetModule => state.ModuleGoing(command.Object) == 0,
            _ => Worthwhile(state, command),
        };
    }

    /// <summary>Whether an operation of the derived class is worth issuing; its descriptor is open, the one it makes is free.</summary>
    protected abstract bool Worthwhile(LuoState state, in Command command);

    /// <summary>Events that single files or sessions are given.</summary>
    protected LuoEventCode[] SingleEvents => Has(UserAbilities.SingleEvents) ? Enum.GetValues<LuoEventCode>() : [];

    /// <summary>Adds what user space does to files without LUO, the global events, the machine, handlers, modules and subsystems.</summary>
    protected void AddShared()
    {
        AddFiles();
        AddMachine();
        AddDrivers();
    }

    /// <summary>SET_EVENT knows FREEZE, which only the reboot may cause, by number only: a wrong kind of call.</summary>
    private void AddMachine()
    {
        foreach (var code in (LuoEventCode[])[LuoEventCode.Prepare, LuoEventCode.Cancel, LuoEventCode.Finish])
        {
            Add(new Command(Op.SetEvent, Fd: Device, Value: (int)code));
        }

        if (Has(UserAbilities.WrongKind))
        {
            Add(new Command(Op.SetEvent, Fd: Device, Value: (int)LuoEventCode.Freeze));
        }

        if (Has(UserAbilities.GetState))
        {
            Add(new Command(Op.GetState, Fd: Device));
        }

        Add(new Command(Op.OpenDev, As: Device));
        if (SecondDevice >= 0)
        {
            Add(new Command(Op.OpenDev, As: SecondDevice));
            Add(new Command(Op.Close, Fd: SecondDevice));
        }

        Add(new Command(Op.Reboot));
        if (Has(UserAbilities.NoKexec))
        {
            Add(new Command(Op.Reboot, Value: 1));
        }

        if (Has(UserAbilities.ColdBoot))
        {
            Add(new Command(Op.ColdBoot));
        }
    }

    private void AddFiles()
    {
        for (short f = 0; f < Files.Length; f++)
        {
            if (Has(UserAbilities.CloseFiles))
            {
                Add(new Command(Op.Close, Fd: Files[f]));
                Add(new Command(Op.Close, Fd: Retrieved[f]));
            }

            if (Has(UserAbilities.OpenFiles))
            {
                Add(new Command(Op.OpenFile, As: Files[f], Object: f));
            }
        }
    }

    private void AddDrivers()
    {
        for (short h = 0; h < Source.Handlers.Count && HasDriver(DriverAbilities.Handlers); h++)
        {
            Add(new Command(Op.Register, Object: h));
            Add(new Command(Op.Unregister, Object: h));
        }

        for (short s = 0; s < Source.Subsystems.Count && HasDriver(DriverAbilities.Subsystems); s++)
        {
            Add(new Command(Op.RegisterSubsystem, Object: s));
            Add(new Command(Op.UnregisterSubsystem, Object: s));
            Add(new Command(Op.GetSubsystemData, Object: s));
        }

        for (short m = 0; m < Source.Handlers.Count && HasDriver(DriverAbilities.Modules); m++)
        {
            Add(new Command(Op.SetModule, Object: m, Value: 1));
        }
    }

    private int SubsystemModule(int subsystem) => Source.Handlers.Count + Source.Flbs.Count + subsystem;

    /// <summary>A reference that was never taken is dropped once (R09, B28), not without end.</summary>
    private static bool NotYetOverdrawn(LuoState state, int module) => state.ModuleRefs(module) >= 0;

    /// <summary>A lock that is given back too often (R03) stays so; once is enough, the next event waits for ever anyway.</summary>
    private static bool Balanced(LuoState state) => state.Core.StateLock == 0;
}
