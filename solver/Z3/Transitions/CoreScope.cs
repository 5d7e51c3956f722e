using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Z3.Transitions;

/// <summary>
/// What the transition relation covers: sessions, files and FLBs of the merged vocabulary. What it leaves out of a state is either constant in a workload
/// it takes, or read by nothing it states: module references, struct file references and slots, handle slots, the private pointer and lock of an entry.
/// </summary>
internal static class CoreScope
{
    private const UserAbilities User =
        UserAbilities.CloseFiles | UserAbilities.PreserveRetrieved | UserAbilities.WrongKind | UserAbilities.Repeat
        | UserAbilities.GetState | UserAbilities.SingleEvents; // The last two are calls of v3 and v4 and add no command here.

    /// <summary>Early access and queries are calls of proposals that the relation does not take; here they add no command.</summary>
    private const DriverAbilities Driver = DriverAbilities.Incoming | DriverAbilities.Outgoing | DriverAbilities.Early | DriverAbilities.Query;

    /// <summary>Switches that the relation states, each value of them.</summary>
    private static readonly HashSet<string> s_stated =
    [
        "unfreeze-data", "rolled-back-words", "retrieve-status", "double-preserve", "serialization", "session-kind-check", "answer-copy", "deserialize-files",
        "deserialize-alloc", "unfinishable-close", "flb-counting", "flb-incoming", "flb-outgoing", "flb-retrieve-status", "flb-count-loaded", "flb-count-saved",
        "kho-finalize", "dependency-lookup", "dependency-retrieve", "dependency-finish",
    ];

    /// <summary>Switches about calls and fields that the relation leaves out.</summary>
    private static readonly HashSet<string> s_outside =
        ["name-check", "get-name", "finish-reserved", "register-policy", "module-pin", "reboot-exclusion", "single-open", "duplicate-check", "pin-dropped",
            "retrieve-lookup", "hot-unplug", "flb-sharing", "flb-early", "fd-data-query", "token-lookup", "get-name-size", "jump-kexec", "unwound-kexec", "foreign-blob",
            "debugfs-blob", "memfd-pages", "memfd-seals", "frozen-writes"];

    /// <summary>The calls that it states.</summary>
    private static readonly HashSet<Op> s_calls =
    [
        Op.OpenDev, Op.CreateSession, Op.RetrieveSession, Op.PreserveFd, Op.RetrieveFd, Op.Finish, Op.Close, Op.Reboot, Op.FlbGetIn, Op.FlbPutIn, Op.FlbGetOut, Op.FlbPutOut,
    ];

    /// <summary>Why a design on a workload is not covered, one clause; null when it is.</summary>
    public static string? Missing(LuoSystem system) => OfDesign(system.Design) ?? OfWorkload(system.Workload, system.Design) ?? OfCalls(system);

    private static string? OfCalls(LuoSystem system) =>
        system.Catalog.Commands.FirstOrDefault(command => !s_calls.Contains(command.Op)) is { Op: not Op.None } other ? $"{other.Op} is not stated" : null;

    private static string? OfDesign(Design design)
    {
        if (design.Vocabulary != Vocabulary.Sessions)
        {
            return "its vocabulary is not that of the merged kernels";
        }

        var other = SwitchCatalog.Differences(design, DesignCatalog.Linux73)
            .FirstOrDefault(known => known.Name.StartsWith("vocabulary", StringComparison.Ordinal) || !(s_stated.Contains(known.Name) || s_outside.Contains(known.Name)));
        return other is not null ? $"{other.Name} = {other.Of(design).Name} is not stated"
            : design is { DoublePreserve: DoublePreserve.Busy, UnfreezeData: UnfreezeData.Clear } ? "a duplicate map with cleared data words is not stated"
            : design.AnswerCopy == AnswerCopy.Returned ? "answers that are not copied are not stated"
            : design is { FlbOutgoing: FlbOutgoingAccess.CallbackOnly } or { FlbIncoming: FlbIncomingAccess.AtBoot } or { FlbCountLoaded: FlbCountLoaded.AtBoot }
                ? "a way to an FLB that no generation had is not stated"
            : null;
    }

    private static string? OfWorkload(Workload workload, Design design)
    {
        var names = workload.Names;
        return (workload.User & ~User) != 0 ? $"user space may {workload.User & ~User}"
            : (workload.Driver & ~Driver) != 0 ? $"drivers may {workload.Driver & ~Driver}"
            : workload.Program.Count > 0 ? "user space follows a program"
            : workload.Handlers.Any(handler => handler.GetId || handler.UseFlb > 0) ? "a handler has get_id or uses an FLB"
            : workload.Handlers.Any(handler => handler.Memory || handler.RetrievesPositive) ? "the retrieve of a handler fails in ways of its own"
            : workload.Handlers.Any(handler => handler.In != KernelScope.Every) || workload.Links.Any(link => link.In != KernelScope.Every || link.Late)
                ? "kernels register and link differently"
            : workload.NullObjectFlbs.Count > 0 ? "an FLB has no object"
            : workload.Files.Any(file => file.Handler < 0) ? "a file has no handler"
            : workload.Files.Where((file, number) => file.Token != number).Any() ? "a file's token is not its number"
            : workload.Handlers.Any(handler => handler.FreezesPositive || handler.PreservesPositive) ? "a handler's freeze or preserve answers 1"
            : workload.SelfCallingFlbs.Count > 0 ? "the callbacks of an FLB ask for their own half of it"
            : workload.Links.Any(link => link.Late) ? "a handler links an FLB late"
            : workload.StandingSessions > 0 ? "services hold sessions of their own"
            : names.Count > 1 && workload.User.HasFlag(UserAbilities.PreserveRetrieved)
                && (design.DependencyRetrieve == DependencyRetrieve.Implicit || workload.User.HasFlag(UserAbilities.CloseFiles))
                ? "two sessions may hold retrieved files of one token at once, which it cannot tell apart"
            : names.Any(name => name.Length is 0 or > 54) ? "a name is empty or cut"
            : names.Count > design.SessionsPerBlock ? "the sessions need several blocks"
            : names.Count == 0 || workload.Files.Count == 0 ? "it has no session or no file"
            : null;
    }
}
