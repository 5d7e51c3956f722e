namespace LuoModel.Model.Workloads;

/// <summary>A link of an FLB to a handler.</summary>
/// <param name="Handler">Handler number.</param>
/// <param name="Flb">FLB number.</param>
public readonly record struct FlbLink(int Handler, int Flb)
{
    /// <summary>It is not made at boot, only by a driver's call.</summary>
    public bool Late { get; init; }

    /// <summary>The kernels whose boot makes it.</summary>
    public KernelScope In { get; init; }
}

/// <summary>Counts that bound generated command sequences; a workload stands for all sequences within them.</summary>
public sealed record Bounds
{
    /// <summary>Most kexecs that a workload can allow.</summary>
    public const int MostKexecs = 8;

    /// <summary>Most faults that a workload can allow.</summary>
    public const int MostFaults = 8;

    /// <summary>Successful kexecs.</summary>
    public int Kexecs { get; init; } = 1;

    /// <summary>Faults: callbacks that fail, allocations and copies that fail.</summary>
    public int Faults { get; init; }

    /// <summary>References a driver may hold on each half of an FLB.</summary>
    public int DriverReferences { get; init; } = 1;
}

/// <summary>What user space may do beyond the core operations.</summary>
[Flags]
public enum UserAbilities
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>Close a file it opened or retrieved.</summary>
    CloseFiles = 1,

    /// <summary>Duplicate a session's descriptor.</summary>
    Dup = 2,

    /// <summary>Close the device and open it again.</summary>
    CloseDevice = 4,

    /// <summary>Set the reserved word of FINISH.</summary>
    Reserved = 8,

    /// <summary>Try a name that is taken.</summary>
    DuplicateNames = 16,

    /// <summary>Preserve a file that it retrieved.</summary>
    PreserveRetrieved = 32,

    /// <summary>Call operations on the wrong kind of session.</summary>
    WrongKind = 64,

    /// <summary>Ask for a session that was already handed out, or for a token again.</summary>
    Repeat = 128,

    /// <summary>Reboot without a jump: the hook succeeds and the machine stays.</summary>
    NoKexec = 256,

    /// <summary>Preserve one file under the token of another, or under two tokens.</summary>
    AnyToken = 512,

    /// <summary>Open a file again in a later kernel.</summary>
    OpenFiles = 1024,

    /// <summary>Switch the machine off and on.</summary>
    ColdBoot = 2048,

    /// <summary>Ask for the name of a session.</summary>
    GetName = 4096,

    /// <summary>Open the device a second time.</summary>
    OpenTwice = 8192,

    /// <summary>Ask for the state of a machine (v3, v4).</summary>
    GetState = 16384,

    /// <summary>Give a single file (v3) or session (v4) an event of its own.</summary>
    SingleEvents = 32768,

    /// <summary>Run other tasks while one is in the middle of a reboot or of RETRIEVE_SESSION, where the design lets them.</summary>
    Concurrent = 1 << 16,

    /// <summary>Kexec into a kernel that comes back (kexec jump).</summary>
    JumpKexec = 1 << 17,

    /// <summary>Kexec into a kernel with another LUO ABI that was not asked for LUO.</summary>
    ForeignKernel = 1 << 18,

    /// <summary>Call GET_NAME with odd sizes.</summary>
    Sizes = 1 << 19,

    /// <summary>Read the incoming blob through debugfs.</summary>
    Debugfs = 1 << 20,

    /// <summary>Write files that are memory.</summary>
    Write = 1 << 21,

    /// <summary>Seal files that are memory.</summary>
    Seal = 1 << 22,

    /// <summary>Seal files that are memory against growing.</summary>
    SealGrow = 1 << 23,

    /// <summary>Kexec into an image that takes no KHO along.</summary>
    PlainImage = 1 << 24,

    /// <summary>Kexec into a kernel that is started without liveupdate=on.</summary>
    LuoOff = 1 << 25,

    /// <summary>Call an ioctl of a later uapi.</summary>
    LaterCalls = 1 << 26,

    /// <summary>Let the answer of GET_NAME wait for memory.</summary>
    AnswerWaits = 1 << 27,
}

/// <summary>What drivers and modules may do.</summary>
[Flags]
public enum DriverAbilities
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>liveupdate_flb_get_incoming and put_incoming.</summary>
    Incoming = 1,

    /// <summary>liveupdate_flb_get_outgoing and put_outgoing.</summary>
    Outgoing = 2,

    /// <summary>Register and unregister handlers.</summary>
    Handlers = 4,

    /// <summary>Link and unlink FLBs.</summary>
    Links = 8,

    /// <summary>A module starts going away.</summary>
    Modules = 16,

    /// <summary>A device is hot-unplugged.</summary>
    HotUnplug = 32,

    /// <summary>Register and unregister subsystems, and ask for their data (v3, v4).</summary>
    Subsystems = 64,

    /// <summary>Early boot reads the word of an FLB past LUO, where the design has a call for it.</summary>
    Early = 128,

    /// <summary>A driver asks for the data of its files, where the design has a call for it.</summary>
    Query = 256,

    /// <summary>The module of an FLB is unloaded and loaded again.</summary>
    Reload = 512,

    /// <summary>Drivers run on between the reboot hook and the jump.</summary>
    BeforeJump = 1024,
}
