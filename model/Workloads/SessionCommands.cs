using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;

namespace LuoModel.Model.Workloads;

/// <summary>Commands in the vocabulary of the merged generations.</summary>
internal sealed partial class SessionCommands : GeneratedCommands
{
    private readonly short _device;
    private readonly short _device2;
    private readonly short _spare;
    private readonly short _again;
    private readonly bool _concurrent;
    private readonly short[] _out;
    private readonly short[] _in;
    private readonly short[] _copies;
    private readonly short[] _files;
    private readonly short[] _retrieved;
    private readonly short[] _standing;

    private readonly ProgramOrder _program;

    public SessionCommands(Design design, Workload workload)
        : base(design, workload)
    {
        var device = Variable("dev");
        _device = design.Vocabulary == Vocabulary.Kexecfs ? (short)-1 : device;
        _device2 = Has(UserAbilities.OpenTwice) ? Variable("dev+") : (short)-1;
        _spare = Has(UserAbilities.DuplicateNames) ? Variable("spare") : (short)-1;
        _concurrent = Has(UserAbilities.Concurrent) || Has(UserAbilities.AnswerWaits) || HasDriver(DriverAbilities.BeforeJump);
        _again = RetrieveGivesWay ? Variable("again") : (short)-1;
        var names = workload.GeneratedSessionNames;
        _out = [.. names.Select(Variable)];
        _in = [.. names.Select(name => Variable(name + "'"))];
        _program = new ProgramOrder(workload);
        _files = [.. workload.Files.Select(file => Variable(file.Name))];
        _retrieved = [.. workload.Files.Select(file => Variable(file.Name + "'"))];
        _copies = Has(UserAbilities.Dup) ? [.. _out.Concat(_in).Select(Copy)] : [];
        _standing = [.. workload.Names.TakeLast(workload.StandingSessions).Select(Variable)];
        AddSessions();
        AddFiles();
        AddMachine();
        AddDrivers();
        Dimensions = Room();
    }

    /// <inheritdoc/>
    public override Dimensions Dimensions { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Command> Setup(bool first)
    {
        var setup = new List<Command>();
        var other = first ? KernelScope.Later : KernelScope.First;
        setup.AddRange(Source.Handlers.Select((handler, h) => (handler.In, Number: (short)h)).Where(handler => handler.In != other)
            .Select(handler => new Command(Op.Register, Object: handler.Number)));
        if (Design.FlbCounting != FlbCounting.Absent)
        {
            setup.AddRange(Source.Links.Where(link => !link.Late && link.In != other && Source.Handlers[link.Handler].In != other).Select(link => new Command(Op.RegisterFlb, Object: (short)link.Handler, Other: (short)link.Flb)));
        }

        if (!first && Design.FlbIncoming == FlbIncomingAccess.AtBoot && HasDriver(DriverAbilities.Incoming))
        {
            setup.AddRange(Source.Flbs.Select((_, flb) => new Command(Op.FlbGetIn, Object: (short)flb)));
        }

        if (_device >= 0 && (first || !Has(UserAbilities.CloseDevice)))
        {
            setup.Add(new Command(Op.OpenDev, As: _device));
        }

        if (first)
        {
            setup.AddRange(_files.Select((fd, f) => new Command(Op.OpenFile, As: fd, Object: (short)f)));
            var names = Source.Names.Count - _standing.Length;
            setup.AddRange(_standing.Select((fd, i) => new Command(Op.CreateSession, Fd: _device, As: fd, Object: (short)(names + i))));
        }

        return setup;
    }

    private void AddSessions()
    {
        for (short n = 0; n < _out.Length; n++)
        {
            Add(new Command(Op.CreateSession, Fd: _device, As: _out[n], Object: n));
            Add(new Command(Op.RetrieveSession, Fd: _device, As: _in[n], Object: n));
            if (_again >= 0)
            {
                Add(new Command(Op.RetrieveSessionStart, Fd: _device, Object: n));
            }

            if (_spare >= 0)
            {
                Add(new Command(Op.CreateSession, Fd: _device, As: _spare, Object: n));
            }

            foreach (var fd in (short[])[_out[n], _in[n]])
            {
                AddSessionCommands(fd, n);
            }
        }

        for (short i = 0; i < _copies.Length; i++)
        {
            var original = i < _out.Length ? _out[i] : _in[i - _out.Length];
            Add(new Command(Op.Dup, Fd: original, As: _copies[i]));
            AddSessionCommands(_copies[i], i % _out.Length);
        }
    }

    private void AddSessionCommands(short session, int name)
    {
        for (short f = 0; f < _files.Length; f++)
        {
            if (Source.FileGroups > 0 && Source.Files[f].Group != name % Source.FileGroups)
            {
                continue;
            }

            foreach (var token in Tokens(f))
            {
                Add(new Command(Op.PreserveFd, Fd: session, Other: _files[f], Token: token));
                if (Has(UserAbilities.PreserveRetrieved))
                {
                    Add(new Command(Op.PreserveFd, Fd: session, Other: _retrieved[f], Token: token));
                }
            }

            Add(new Command(Op.RetrieveFd, Fd: session, As: _retrieved[f], Token: (short)Source.Files[f].Token));
        }

        Add(new Command(Op.Finish, Fd: session));
        if (Has(UserAbilities.Reserved))
        {
            Add(new Command(Op.Finish, Fd: session, Value: 1));
        }

        if (Has(UserAbilities.GetName))
        {
            Add(new Command(Op.GetName, Fd: session));
            if (Has(UserAbilities.Reserved))
            {
                Add(new Command(Op.GetName, Fd: session, Value: 1));
            }
        }

        AddOddSizes(session);
        if (Has(UserAbilities.AnswerWaits) && Design.GetName == GetName.Present)
        {
            Add(new Command(Op.GetNameStart, Fd: session));
        }

        Add(new Command(Op.Close, Fd: session));
    }

    private bool Unpluggable(int file) => HasDriver(DriverAbilities.HotUnplug) && Source.Files[file].Device;

    private void AddFiles()
    {
        for (short f = 0; f < _files.Length; f++)
        {
            if (Has(UserAbilities.CloseFiles))
            {
                Add(new Command(Op.Close, Fd: _files[f]));
                Add(new Command(Op.Close, Fd: _retrieved[f]));
            }

            AddMemory(f);
            if (Has(UserAbilities.OpenFiles))
            {
                Add(new Command(Op.OpenFile, As: _files[f], Object: f));
            }

            if (Unpluggable(f))
            {
                Add(new Command(Op.HotUnplug, Object: f));
            }
        }
    }

    /// <summary>Whether other tasks run between the points of a reboot.</summary>
    private bool RebootGivesWay => Has(UserAbilities.Concurrent) && (Design.RebootExclusion == RebootExclusion.None || Has(UserAbilities.Write));

    /// <summary>Whether other tasks run while RETRIEVE_SESSION holds a session that it has not locked.</summary>
    private bool RetrieveGivesWay => Has(UserAbilities.Concurrent) && Design.RetrieveLookup == RetrieveLookup.Unlocked;

    /// <summary>Whether drivers run between the hook and the jump.</summary>
    private bool DriversRunOn => HasDriver(DriverAbilities.BeforeJump);

    private void AddMachine()
    {
        Add(new Command(Op.OpenDev, As: _device));
        if (Has(UserAbilities.CloseDevice))
        {
            Add(new Command(Op.Close, Fd: _device));
        }

        if (_device2 >= 0)
        {
            Add(new Command(Op.OpenDev, As: _device2));
            Add(new Command(Op.Close, Fd: _device2));
        }

        if (RebootGivesWay || DriversRunOn)
        {
            Add(new Command(Op.RebootStart));
            Add(new Command(Op.RebootContinue));
        }
        else
        {
            Add(new Command(Op.Reboot));
        }

        if (_again >= 0)
        {
            Add(new Command(Op.RetrieveSessionContinue, As: _again));
            Add(new Command(Op.Close, Fd: _again));
        }

        if (Has(UserAbilities.NoKexec))
        {
            Add(new Command(Op.Reboot, Value: (int)RebootKind.Unwound));
        }

        AddOddReboots();
        if (Has(UserAbilities.ColdBoot))
        {
            Add(new Command(Op.ColdBoot));
        }
    }

    private Dimensions Room()
    {
        var sessions = Math.Max(1, _out.Length + _standing.Length);
        var files = Source.Files.Count;
        var grouped = Source.FileGroups > 0;
        var bound = Has(UserAbilities.AnyToken) || Has(UserAbilities.OpenFiles);
        var owners = Design.DoublePreserve == DoublePreserve.Allow && !grouped ? 2 * sessions
            : Has(UserAbilities.PreserveRetrieved) && !bound ? 2 * Math.Min(sessions, 1 + Source.Bounds.Faults)
            : 2;
        return new Dimensions
        {
            Sessions = sessions,
            FilesPerSession = Math.Max(1, grouped || Has(UserAbilities.AnyToken) ? Source.Tokens.Count : files),
            UserFiles = (_device2 < 0 ? 1 : 2) + (2 * sessions) + ((1 + owners) * files),
            Descriptors = Variables,
            Handles = Math.Max(1, (owners + (RebootGivesWay ? sessions : 0)) * files),
            OwnSlots = !grouped && !bound && files > 0 && Source.Tokens.Count == files,
            Handlers = Source.Handlers.Count,
            Flbs = Source.Flbs.Count,
            Inodes = Source.Inodes,
            Mounts = Design is { Vocabulary: Vocabulary.Kexecfs, KexecfsInstance: KexecfsInstance.Mounted },
            Concurrent = _concurrent,
            Blobs = RebootGivesWay || DriversRunOn ? sessions : 0,
            Waits = Design.RebootExclusion == RebootExclusion.Flag,
            Devices = Enumerable.Range(0, files).Any(Unpluggable) ? files : 0,
        };
    }
}
