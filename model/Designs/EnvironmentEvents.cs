using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>
/// The events of the environment and the lines that decide which kernel can do them. Read in the released sources 6.19.6, 7.1.13, 7.2.12 and 7.3.4; line numbers
/// are those of 7.3.4 unless another release is named.
/// </summary>
public static class EnvironmentEvents
{
    private const string Module =
        "a handler or FLB in a module, and none of the files luo_*.c in kernel/liveupdate has an EXPORT_SYMBOL in 6.19.6, 7.1.13, 7.2.12 or 7.3.4";

    private const string Registered =
        "a handler that comes or goes while user space runs: the merged ones are built in and register once, memfd_luo_init() at late_initcall (mm/memfd_luo.c line 622)";

    private const string FlbUser = "a driver with an FLB: the only FLBs of a released kernel are those of the test lib/tests/liveupdate.c";

    /// <summary>The events, by name.</summary>
    public static IReadOnlyList<EnvironmentEvent> All { get; } =
    [
        Always("cold_boot", "The machine starts without a hand-over.", "any reset"),
        InModule("set_module", "A module is on its way out, so no reference to it can be taken.", "try_module_get()"),
        InModule("reload_flb", "The module of an FLB is unloaded and loaded again.", "delete_module(), which the pins of luo_flb.c hold up"),
        Always("reboot", "A kexec into the next kernel.", "kernel_kexec() in kernel/kexec_core.c, line 1149"),
        new(
            "reboot nokexec",
            "The hook succeeds and the machine stays in the old kernel.",
            CanUnwind,
            design => design.Vocabulary is Vocabulary.GlobalMachine or Vocabulary.SessionMachine ? "the series calls the hook for every image; recorded (nokexec)"
                : CanUnwind(design)
                ? "kernel_kexec() in kernel/kexec_core.c, 6.19.6: the hook comes before the look at preserve_context, and the suspend of a jump can fail behind it"
                : "kernel_kexec() in kernel/kexec_core.c, 7.3.4 lines 1149-1208 (7.1 and later): the hook is for images that do not come back, and nothing on their way to machine_kexec() can fail"),
        Always("reboot jump", "A kexec that preserves the context: the other kernel runs for a while and comes back.", "kernel_kexec() in kernel/kexec_core.c, line 1156"),
        Always("reboot into a kernel of another ABI", "A kexec into a kernel whose LUO has another ABI, started without liveupdate=.", "luo_early_startup() in luo_core.c, lines 84-136: nothing asks whether LUO is enabled"),
        Always("reboot into an image without KHO", "A kexec into an image that was loaded with kexec_load(2): KHO is attached by kexec_file_load(2) only.", "kho_fill_kimage(), called in kernel/kexec_file.c, line 285, and nowhere in kernel/kexec.c"),
        Always("reboot into a kernel without liveupdate=on", "The next kernel takes the blob at early boot and has no device.", "luo_early_startup() in luo_core.c, lines 84-136: nothing asks whether LUO is enabled"),
        .. Drivers(),
        .. Faults(),
    ];

    /// <summary>The event of a name; null when there is none.</summary>
    public static EnvironmentEvent? Find(string name) => All.FirstOrDefault(known => known.Name == name);

    /// <summary>The event that a command is; null when it is a call of user space.</summary>
    public static EnvironmentEvent? Of(in Command command) => command.Op switch
    {
        Op.Reboot => (RebootKind)command.Value switch
        {
            RebootKind.Unwound => Find("reboot nokexec"),
            RebootKind.Jump => Find("reboot jump"),
            RebootKind.ForeignKernel => Find("reboot into a kernel of another ABI"),
            RebootKind.PlainImage => Find("reboot into an image without KHO"),
            RebootKind.NextOff => Find("reboot into a kernel without liveupdate=on"),
            _ => Find("reboot"),
        },
        _ => Find(KernelName.Of(command.Op)),
    };

    /// <summary>
    /// Whether a reboot can come back after the hook succeeded: in the merged generations only where the hook runs for a jump too (5eff62b051fb ended that), in
    /// those that were replaced as it was recorded.
    /// </summary>
    public static bool CanUnwind(Design design) => design.Vocabulary is Vocabulary.GlobalMachine or Vocabulary.SessionMachine || design.JumpKexec == JumpKexec.Serialized;

    private static List<EnvironmentEvent> Drivers()
    {
        var found = new List<EnvironmentEvent>();
        found.Add(Later("register", "A handler registers after boot."));
        found.Add(Later("unregister", "A handler unregisters."));
        found.Add(Later("register_flb", "An FLB is linked to a handler after boot."));
        found.Add(Later("register_flb_start", "An FLB is linked, up to the point where another call can come between."));
        found.Add(Later("register_flb_continue", "The rest of it."));
        found.Add(Later("unregister_flb", "An FLB is unlinked."));
        found.Add(Flb("flb_get_in", "A driver fetches the incoming object of its FLB.", design => design.FlbCounting != FlbCounting.Absent));
        found.Add(Flb("flb_put_in", "A driver gives it back.", design => design.FlbIncoming == FlbIncomingAccess.Refcounted));
        found.Add(Flb("flb_get_out", "A driver fetches the outgoing object of its FLB.", design => design.FlbCounting != FlbCounting.Absent));
        found.Add(Flb("flb_put_out", "A driver gives it back.", design => design.FlbOutgoing == FlbOutgoingAccess.Refcounted));
        found.Add(Proposed("flb_get_early", "A driver reads the word of its FLB before LUO is up."));
        found.Add(Proposed("fd_data_query", "A handler asks at boot for the data of its preserved files."));
        found.Add(Proposed("hot_unplug", "The device behind a preserved file goes: no merged handler has devices."));
        return found;
    }

    private static List<EnvironmentEvent> Faults()
    {
        var found = new List<EnvironmentEvent>();
        found.Add(Fault("kzalloc", "An allocation fails.", _ => true, "luo_session_alloc() in luo_session.c, line 151; luo_preserve_file() and luo_file_deserialize() in luo_file.c, lines 275 and 743"));
        found.Add(Fault("kho", "A page that shall be preserved can not be allocated.", _ => true, "kho_block_set_grow() in kho_block.c, line 76; luo_core.c, line 159"));
        found.Add(Fault(
            "xa", "The duplicate map can not store a key.", design => design is { DoublePreserve: DoublePreserve.Busy, MapInsertFailure: not MapInsertFailure.OwnEntry }, "luo_preserve_file() and luo_retrieve_file() in luo_file.c, lines 266 and 602"));
        found.Add(Fault("copy_to_user", "The answer can not be copied to user space.", design => design.AnswerCopy != AnswerCopy.Returned, "luo_ucmd_respond(), called in luo_core.c lines 284 and 314, luo_session.c lines 274, 298, 327 and 340"));
        found.Add(Fault("fd", "No descriptor number is left.", _ => true, "get_unused_fd_flags() in luo_core.c, lines 276 and 306, and luo_session.c, line 288"));
        found.Add(Fault("anon_file", "The file of a session can not be made.", _ => true, "anon_inode_getfile() in luo_session.c, line 457"));
        found.Add(Fault("kho_finalize", "The last step of the hook fails.", design => design.KhoFinalize == KhoFinalize.InHook, "liveupdate_reboot() in luo_core.c: 6.19.6 finalizes KHO there, 7.1 and later do not"));
        return found;
    }

    private static EnvironmentEvent Always(string name, string what, string line) => new(name, what, _ => true, _ => line);

    private static EnvironmentEvent InModule(string name, string what, string line) => new(name, what, _ => true, _ => line) { Needs = Module };

    private static EnvironmentEvent Later(string name, string what) =>
        new(name, what, _ => true, _ => "liveupdate_register_file_handler() and liveupdate_register_flb(), which nothing calls after boot") { Needs = Registered };

    private static EnvironmentEvent Flb(string name, string what, Func<Design, bool> exists) =>
        new(name, what, exists, _ => "luo_flb.c has the call in releases from 7.1 on; put of the outgoing half from 7.2 on") { Needs = FlbUser };

    private static EnvironmentEvent Proposed(string name, string what) =>
        new(name, what, _ => true, _ => "in no release") { Needs = "code that is in no release" };

    private static EnvironmentEvent Fault(string name, string what, Func<Design, bool> exists, string line) => new("fault " + name, what, exists, _ => line);
}
