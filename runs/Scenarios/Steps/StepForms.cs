using LuoModel.Model.Commands;
using LuoModel.Model.Traces;

namespace LuoModel.Runs.Scenarios.Steps;

/// <summary>How each operation is written: the one table that parser, formatter, conversions and the grammar document share.</summary>
public static class StepForms
{
    private const string Device = "[on DEV=dev:Variable/dev]";

    /// <summary>The forms, in the order of the grammar document.</summary>
    public static IReadOnlyList<StepForm> All { get; } =
    [
        StepForm.Of("open_dev", "-> NEW=as:Variable [named NAME=name:Name]", "opens /dev/liveupdate; a name is ignored"),
        StepForm.Of("close", "FD=fd:Variable", "closes a descriptor"),
        StepForm.Of("dup", "FD=fd:Variable -> NEW=as:Variable", "duplicates a descriptor"),
        StepForm.Of("open_file", "TYPE=type:Word -> NEW=as:Variable [id N=ino:Number]", "opens a file for mock handler A, B or C; X has none", FormWorld.Mocks),
        StepForm.Of("open_file", "FILE=file:Word -> NEW=as:Variable", "opens a file of the workload", FormWorld.Workload),
        StepForm.Of("create_session", $"NAME=name:Name -> NEW=as:Variable {Device}", "CREATE_SESSION"),
        StepForm.Of("retrieve_session", $"NAME=name:Name -> NEW=as:Variable {Device}", "RETRIEVE_SESSION"),
        StepForm.Of("preserve_fd", "SESSION=session:Variable FD=fd:Variable token N=token:Unsigned", "SESSION_PRESERVE_FD"),
        StepForm.Of("retrieve_fd", "SESSION=session:Variable token N=token:Unsigned -> NEW=as:Variable", "SESSION_RETRIEVE_FD"),
        StepForm.Of("restore_fd", "SESSION=session:Variable token N=token:Unsigned -> NEW=as:Variable", "SESSION_RESTORE_FD of v4"),
        StepForm.Of("finish", "SESSION=session:Variable [reserved N=reserved:Number]", "SESSION_FINISH"),
        StepForm.Of("get_name", "SESSION=session:Variable [FLAG=later:Flag] [reserved N=reserved:Number]", "SESSION_GET_NAME; later: a call with a number that the kernel does not know"),
        StepForm.Of("reboot", "[FLAG=nokexec:Flag] [as KIND=kind:Word]", "reboot into the loaded kernel; nokexec: the hook succeeds, the machine stays; as jump: the other kernel comes back; as foreign: its LUO has another ABI; as plain: the image takes no KHO along; as off: it is started without liveupdate=on"),
        StepForm.Of("cold_boot", string.Empty, "a new kernel that is handed nothing"),
        StepForm.Of("register", "HANDLER=h:Word", "a driver registers a file handler"),
        StepForm.Of("unregister", "HANDLER=h:Word", "a driver unregisters it"),
        StepForm.Of("register_flb", "HANDLER=h:Word FLB=flb:Word", "a driver links an FLB to a handler"),
        StepForm.Of("unregister_flb", "HANDLER=h:Word FLB=flb:Word", "a driver takes the link back"),
        StepForm.Of("flb_get_in", "FLB=flb:Word", "a driver gets the incoming half"),
        StepForm.Of("flb_put_in", "FLB=flb:Word", "a driver puts it"),
        StepForm.Of("flb_get_out", "FLB=flb:Word", "a driver gets the outgoing half"),
        StepForm.Of("flb_put_out", "FLB=flb:Word", "a driver puts it"),
        StepForm.Of("set_module", "MODULE=m:Word STATE=state:Word", "a module is going away, or live again"),
        StepForm.Of("set_handler", "HANDLER=h:Word can_finish ANSWER=can_finish:Word", "can_finish answers always, or only when retrieved"),
        StepForm.Of("set_handler", "HANDLER=h:Word use_flb FLB=use_flb:Word", "retrieve gets this FLB and finish puts it; none"),
        StepForm.Of("hot_unplug", "FILE=file:Word", "the device behind a file disappears", FormWorld.Workload),
        StepForm.Of("write_file", "FD=fd:Variable", "writes to a file that is memory", FormWorld.Workload),
        StepForm.Of("seal_file", "FD=fd:Variable [FLAG=grow:Flag]", "seals a file that is memory against writes; grow: against growing", FormWorld.Workload),
        StepForm.Of("reload_flb", "FLB=flb:Word", "the module of an FLB is unloaded and loaded again"),
        StepForm.Of("get_name_start", "SESSION=session:Variable", "SESSION_GET_NAME up to where its answer waits for memory"),
        StepForm.Of("get_name_continue", string.Empty, "the memory comes, and the call returns"),
        StepForm.Of("read_blob", string.Empty, "reads the incoming blob through debugfs"),
        StepForm.Of("flb_get_early", "FLB=flb:Word", "early boot gets the incoming half"),
        StepForm.Of("fd_data_query", "HANDLER=h:Word", "a driver asks for the data of its preserved files"),
        StepForm.Of("mount", "NAME=name:Name [FLAG=recover:Flag] -> NEW=as:Variable", "kexecfs: an instance for a service; recover: what was handed over"),
        StepForm.Of("umount", "NAME=name:Name [FLAG=recover:Flag]", "kexecfs: takes a mounted instance away"),
        StepForm.Of("open_instance", "NAME=name:Name [FLAG=recover:Flag] -> NEW=as:Variable", "kexecfs: opens the root of a mounted instance"),
        StepForm.Of("link", "SESSION=session:Variable FD=fd:Variable token N=token:Unsigned", "kexecfs: links a file into an instance"),
        StepForm.Of("unlink", "SESSION=session:Variable token N=token:Unsigned", "kexecfs: takes one entry out"),
        StepForm.Of("open_entry", "SESSION=session:Variable token N=token:Unsigned -> NEW=as:Variable", "kexecfs: opens one entry"),
        StepForm.Of("get_state", Device, "GET_STATE of v3 and v4"),
        StepForm.Of("set_event", $"EVENT=event:Word {Device}", "SET_EVENT of v3 and v4: prepare, freeze, finish, cancel or a number"),
        StepForm.Of("fd_preserve", $"FD=fd:Variable token N=token:Unsigned {Device}", "FD_PRESERVE of v3"),
        StepForm.Of("fd_unpreserve", $"token N=token:Unsigned {Device}", "FD_UNPRESERVE of v3"),
        StepForm.Of("fd_restore", $"token N=token:Unsigned -> NEW=as:Variable {Device}", "FD_RESTORE of v3"),
        StepForm.Of("get_fd_state", $"token N=token:Unsigned [FLAG=incoming:Flag] {Device}", "GET_FD_STATE of v3"),
        StepForm.Of("set_fd_event", $"token N=token:Unsigned EVENT=event:Word {Device}", "SET_FD_EVENT of v3"),
        StepForm.Of("unpreserve_fd", "SESSION=session:Variable token N=token:Unsigned [reserved N=reserved:Number]", "SESSION_UNPRESERVE_FD of v4"),
        StepForm.Of("session_get_state", "SESSION=session:Variable [FLAG=incoming:Flag] [reserved N=reserved:Number]", "SESSION_GET_STATE of v4"),
        StepForm.Of("session_set_event", "SESSION=session:Variable EVENT=event:Word", "SESSION_SET_EVENT of v4"),
        StepForm.Of("raw_ioctl", "FD=dev:Variable nr N=nr:Number size N=size:Number [FLAG=tail:Flag] [type TYPE=type:Word]", "an ioctl by number (v3, v4)"),
        StepForm.Of("register_subsystem", "SUBSYSTEM=s:Word", "liveupdate_register_subsystem() of v3 and v4"),
        StepForm.Of("unregister_subsystem", "SUBSYSTEM=s:Word", "liveupdate_unregister_subsystem()"),
        StepForm.Of("get_subsystem_data", "SUBSYSTEM=s:Word", "liveupdate_get_subsystem_data()"),
        StepForm.Of("set_subsystem", "SUBSYSTEM=s:Word [FLAG=early:Flag]", "registers itself early in the following boots (v3)"),
        StepForm.Of("set_mem", "CONTENT=freed:Word", "what a freed page holds: poison or keep (v3, v4)"),
        StepForm.Of("inject", "CALLBACK=cb:Word [of HANDLER=h:Word] [subsystem SUBSYSTEM=s:Word] [file FILE=file:Word] [token N=token:Unsigned] [times N=times:Times] returns RESULT=ret:Errno", "a callback answers something else, once or so many times"),
        StepForm.Of("fault", "KIND=kind:Word [n N=n:Number/1]", "the n-th next use of a service fails"),
        StepForm.Of("clear_injects", string.Empty, "takes back what fails"),
    ];

    /// <summary>The names of the operations.</summary>
    public static IEnumerable<string> Names => All.Select(form => form.Op).Distinct(StringComparer.Ordinal);

    /// <summary>The forms of an operation.</summary>
    public static IReadOnlyList<StepForm> Of(string op, FormWorld world) => [.. All.Where(form => form.Op == op && (form.World == FormWorld.Any || form.World == world))];

    /// <summary>Who issues an operation when a scenario does not say.</summary>
    public static string ActorOf(string op) => op switch
    {
        "inject" or "fault" or "clear_injects" => Actors.Environment,
        _ => Actors.Of(Enum.GetValues<Op>().FirstOrDefault(known => Model.Traces.Names.Of(known) == op)),
    };
}
