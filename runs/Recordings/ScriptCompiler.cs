using System.Globalization;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;

namespace LuoModel.Runs.Recordings;

/// <summary>Turns the operands of each command into a <see cref="Command"/> of the model, command after command.</summary>
/// <param name="format">What the words stand for.</param>
/// <param name="design">The design that runs the script: a call that its vocabulary does not have is a mistake of the script.</param>
/// <param name="world">A workload whose names the operands may use; null for the mocks of recordings.</param>
internal sealed partial class ScriptCompiler(RecordingFormat format, Design design, Model.Workloads.Workload? world = null)
{
    private static readonly string[] s_types = ["A", "B", "C", "X"];
    private static readonly string[] s_moduleStates = ["live", "going"];
    private static readonly string[] s_canFinish = ["always", "retrieved"];
    private static readonly string[] s_rebootWords = ["jump", "foreign", "plain", "off"];
    private static readonly RebootKind[] s_rebootKinds = [RebootKind.Jump, RebootKind.ForeignKernel, RebootKind.PlainImage, RebootKind.NextOff];
    private static readonly string[] s_freed = ["poison", "keep"];
    private static readonly string[] s_events = ["prepare", "freeze", "finish", "cancel"];
    private readonly string[] _handlers = [.. format.Handlers.Select(h => h.Name)];
    private readonly string[] _subsystems = [.. format.Subsystems.Select(s => s.Name)];
    private readonly List<OutsideCommand> _outside = [];
    private readonly List<string?> _injectedFiles = [];

    /// <summary>The tables so far.</summary>
    public ScriptTables Tables { get; } = new(world);

    /// <summary>Compiles one command. Token indexes are provisional until <see cref="Finish"/>.</summary>
    /// <exception cref="Model.UserError">Unknown operation or operand, or an operand that is not what it should be.</exception>
    public ScriptStep Compile(Operands o)
    {
        var step = o.Op switch
        {
            "fault" => Interfere(Fault(o), null),
            "inject" => Interfere(Inject(o), o.Has("file") ? o.Text("file") : null),
            "clear_injects" => Interfere(new OutsideCommand(), null),
            _ => new ScriptStep(CompileStep(o)),
        };
        o.End();
        DemandKnown(o, step.Command.Op);
        return step;
    }

    /// <summary>Makes the script of <paramref name="steps"/>: tokens and the files of injections get their final numbers.</summary>
    public Script Finish(string file, string oracle, ScriptStep[] steps, Recorded? recorded = null, RecordingView? view = null)
    {
        var places = Tables.SortTokens();
        for (var i = 0; i < steps.Length; i++)
        {
            var command = steps[i].Command;
            if (command.Token >= 0)
            {
                steps[i] = steps[i] with { Command = command with { Token = places[command.Token] } };
            }
        }

        var workload = Tables.ToWorkload(format);
        return new Script
        {
            File = file,
            Oracle = oracle,
            Design = design,
            Format = format,
            View = view ?? RecordingView.Whole,
            Workload = workload,
            Steps = steps,
            Outside = [.. _outside.Select((o, i) => o.Injection is { } injection ? o with { Injection = Place(injection, _injectedFiles[i], places) } : o)],
            Recorded = recorded,
            Dimensions = Room.Start(workload, format),
        };
    }

    private Injection Place(Injection injection, string? file, short[] places) => injection with
    {
        Token = injection.Token < 0 ? -1 : places[injection.Token],
        Origins = file is null ? null : Enumerable.Range(0, Tables.Files.Count).Where(number => Tables.Files[number].Name == file).ToHashSet(),
    };

    private ScriptStep Interfere(OutsideCommand command, string? file)
    {
        _outside.Add(command);
        _injectedFiles.Add(file);
        return new ScriptStep(new Command(Op.None), _outside.Count - 1);
    }

    private OutsideCommand Fault(Operands o)
    {
        var n = o.Number("n");
        if (n < 1)
        {
            throw o.Expected("n", "a number from 1: the n-th next use fails");
        }

        return format.Faults.TryGetValue(o.Text("kind"), out var kind)
            ? new OutsideCommand(Fault: kind, N: n)
            : throw o.Expected("kind", "one of " + string.Join(", ", format.Faults.Keys.Order(StringComparer.Ordinal)));
    }

    private OutsideCommand Inject(Operands o)
    {
        if (!format.Callbacks.TryGetValue(o.Text("cb"), out var callback))
        {
            throw o.Expected("cb", "one of " + string.Join(", ", format.Callbacks.Keys.Order(StringComparer.Ordinal)));
        }

        var times = o.Number("times", 1);
        if (times is 0 or < -1)
        {
            throw o.Expected("times", "a number from 1, or -1 for always");
        }

        var isFlb = o.Text("cb").StartsWith("flb_", StringComparison.Ordinal);
        var who = o.Has("h") ? o.Choice("h", isFlb ? format.Flbs : _handlers) : o.Has("s") ? o.Choice("s", _subsystems) : -1;
        return new OutsideCommand(new Injection(callback, o.Number("ret"))
        {
            Id = _outside.Count,
            Who = who,
            Times = times,
            Token = o.Has("token") ? Tables.Token(o.Unsigned("token"), o) : -1,
        });
    }

    private Command CompileStep(Operands o) => o.Op switch
    {
        "open_dev" => OpenDevice(o),
        "close" => new Command(Op.Close, Fd(o, "fd")),
        "dup" => new Command(Op.Dup, Fd(o, "fd"), As(o)),
        "open_file" => new Command(Op.OpenFile, As: As(o), Object: File(o)),
        "create_session" => new Command(Op.CreateSession, Fd(o, "dev"), As(o), Name(o)),
        "retrieve_session" => new Command(Op.RetrieveSession, Fd(o, "dev"), As(o), Name(o)),
        "preserve_fd" => new Command(Op.PreserveFd, Fd(o, "session"), Other: Fd(o, "fd"), Token: Token(o)),
        "retrieve_fd" => new Command(Op.RetrieveFd, Fd(o, "session"), As(o), Token: Token(o)),
        OtherRetrieve => new Command(Op.RetrieveFd, Fd(o, "session"), As(o), Token: Token(o)),
        "finish" => new Command(Op.Finish, Fd(o, "session"), Value: o.Number("reserved", 0)),
        "get_name" => new Command(Op.GetName, Fd(o, "session"), Other: (short)(o.Flag("later") ? GetNameArgument.OtherNumber : GetNameArgument.Proper), Value: o.Number("reserved", 0)),
        "reboot" => new Command(Op.Reboot, Value: (int)(o.Flag("nokexec") ? RebootKind.Unwound : o.Has("kind") ? s_rebootKinds[o.Choice("kind", s_rebootWords)] : RebootKind.Kexec)),
        "cold_boot" => new Command(Op.ColdBoot),
        "register" => new Command(Op.Register, Object: Handler(o)),
        "unregister" => new Command(Op.Unregister, Object: Handler(o)),
        "register_flb" => new Command(Op.RegisterFlb, Object: Handler(o), Other: Flb(o)),
        "unregister_flb" => new Command(Op.UnregisterFlb, Object: Handler(o), Other: Flb(o)),
        "flb_get_in" => new Command(Op.FlbGetIn, Object: Flb(o)),
        "flb_put_in" => new Command(Op.FlbPutIn, Object: Flb(o)),
        "flb_get_out" => new Command(Op.FlbGetOut, Object: Flb(o)),
        "flb_put_out" => new Command(Op.FlbPutOut, Object: Flb(o)),
        "set_module" => new Command(Op.SetModule, Object: (short)o.Choice("m", format.Modules), Value: o.Choice("state", s_moduleStates)),
        "set_handler" => SetHandler(o),
        "hot_unplug" => new Command(Op.HotUnplug, Object: WorldFile(o)),
        "write_file" => new Command(Op.WriteFile, Fd(o, "fd")),
        "seal_file" => new Command(Op.SealFile, Fd(o, "fd"), Value: o.Flag("grow") ? 1 : 0),
        "reload_flb" => new Command(Op.ReloadFlb, Object: Flb(o)),
        "get_name_start" => new Command(Op.GetNameStart, Fd(o, "session")),
        "get_name_continue" => new Command(Op.GetNameContinue),
        "read_blob" => new Command(Op.ReadBlob),
        "mount" => new Command(Op.Mount, As: As(o), Object: Name(o), Value: Recover(o)),
        "umount" => new Command(Op.Umount, Object: Name(o), Value: Recover(o)),
        "open_instance" => new Command(Op.OpenInstance, As: As(o), Object: Name(o), Value: Recover(o)),
        "link" => new Command(Op.Link, Fd(o, "session"), Other: Fd(o, "fd"), Token: Token(o)),
        "unlink" => new Command(Op.Unlink, Fd(o, "session"), Token: Token(o)),
        "open_entry" => new Command(Op.OpenEntry, Fd(o, "session"), As(o), Token: Token(o)),
        "flb_get_early" => new Command(Op.FlbGetEarly, Object: Flb(o)),
        "fd_data_query" => new Command(Op.FdDataQuery, Object: Handler(o)),
        _ => CompileMachineStep(o),
    };

    /// <summary>One recording of v4 gives open_dev a session name; nothing looks at it.</summary>
    private Command OpenDevice(Operands o)
    {
        if (o.Has("name"))
        {
            o.Text("name");
        }

        return new Command(Op.OpenDev, As: As(o));
    }

    private Command SetHandler(Operands o)
    {
        var handler = Handler(o);
        if (o.Has("can_finish"))
        {
            return new Command(Op.SetHandler, Object: handler, Other: (short)HandlerOption.CanFinish, Value: o.Choice("can_finish", s_canFinish));
        }

        var flb = o.IsNull("use_flb") ? 0 : 1 + o.Choice("use_flb", format.Flbs);
        return new Command(Op.SetHandler, Object: handler, Other: (short)HandlerOption.UseFlb, Value: flb);
    }

    private Command RawIoctl(Operands o)
    {
        var flags = o.Flag("tail") ? Model.Commands.RawIoctl.Tail : Model.Commands.RawIoctl.None;
        if (o.Has("type"))
        {
            flags |= o.Choice("type", ["good", "bad"]) == 1 ? Model.Commands.RawIoctl.BadType : Model.Commands.RawIoctl.None;
        }

        Tables.Name(string.Empty, o); // the argument may be zeros, and then a name in it is empty
        return new Command(Op.RawIoctl, Fd(o, o.Has("dev") ? "dev" : "fd"), Object: Small(o, "nr"), Other: Small(o, "size"), Value: (int)flags);
    }

    private static int Recover(Operands o) => o.Flag("recover") ? 1 : 0;

    private short Fd(Operands o, string operand) => Tables.Variable(o.Text(operand), o);

    private short As(Operands o) => Tables.Variable(o.Text("as"), o);

    private short Token(Operands o) => Tables.Token(o.Unsigned("token"), o);

    private short Handler(Operands o) => (short)o.Choice("h", _handlers);

    private short Flb(Operands o) => (short)o.Choice("flb", format.Flbs);

    private short Subsystem(Operands o) => (short)o.Choice("s", _subsystems);

    private short WorldFile(Operands o) => (short)o.Choice("file", [.. Tables.Files.Select(file => file.Name)]);

    private short File(Operands o)
    {
        if (o.Has("file"))
        {
            return WorldFile(o);
        }

        var type = o.Choice("type", s_types);
        return Tables.File(o.Text("as"), type < _handlers.Length ? type : -1, o.Has("ino") ? o.Unsigned("ino") : 0, o);
    }

    /// <summary>A session name; <c>LONG64</c> stands for 64 times x.</summary>
    private short Name(Operands o)
    {
        var text = o.Text("name");
        const string Long = "LONG";
        if (text.StartsWith(Long, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(Long.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= byte.MaxValue)
        {
            text = new string('x', length);
        }

        return Tables.Name(text, o);
    }

    /// <summary>An event of the machine: by name, by number, or by a number in a string.</summary>
    private static int Event(Operands o)
    {
        if (o.IsNumber("event"))
        {
            return o.Number("event");
        }

        var text = o.Text("event");
        var known = Array.IndexOf(s_events, text);
        return known >= 0 ? known
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw o.Expected("event", "a number or one of " + string.Join(", ", s_events));
    }

    private static short Small(Operands o, string operand)
    {
        var value = o.Number(operand);
        return value is >= 0 and <= short.MaxValue ? (short)value : throw o.Expected(operand, $"a number from 0 to {short.MaxValue}");
    }
}
