using LuoModel.Model.Designs.Switches;

namespace LuoModel.Solver.Orders;

/// <summary>The step of a live update at which an order matters.</summary>
public enum OrderPhase
{
    /// <summary>PRESERVE_FD calls and the freeze at reboot.</summary>
    Preserve,

    /// <summary>RETRIEVE_FD calls.</summary>
    Retrieve,

    /// <summary>RETRIEVE_FD calls, each file once, and then FINISH.</summary>
    Finish,
}

/// <summary>The kernel rule that stands behind an edge of an explanation.</summary>
/// <param name="Text">What the rule demands, in one clause.</param>
/// <param name="Function">Kernel functions through which it acts, caller first.</param>
/// <param name="Source">Commit or mail it comes from.</param>
public sealed record OrderRule(string Text, string Function, string Source)
{
    private const string Api = "f4d2e4f0d12d";

    /// <summary>The token is looked up while the file is preserved.</summary>
    public static OrderRule LookupAtPreserve { get; } = new(
        "its token must be on the session's list when preserve asks for it, else -ENOENT",
        "luo_preserve_file() > preserve callback > liveupdate_get_token_outgoing()", Api);

    /// <summary>The dependency is retrieved with the asking file's mutex held.</summary>
    public static OrderRule ImplicitRetrieve { get; } = new(
        "retrieve retrieves it with the asking file's mutex held; a mutex its own task holds is waited for for ever",
        "luo_retrieve_file() > retrieve callback > liveupdate_get_file_incoming() > luo_retrieve_file()", Api);

    /// <summary>The dependency must be retrieved already.</summary>
    public static OrderRule EnforcedRestoreOrder { get; } = new(
        "it must have been retrieved before, else retrieve fails with -ENOENT",
        "luo_retrieve_file() > retrieve callback > liveupdate_get_file_incoming()", "mail 2vxzwlvljyzs.fsf@kernel.org");

    /// <summary>The session cannot be finished while the dependency is missing.</summary>
    public static OrderRule CanFinishInsists { get; } = new(
        "can_finish is false until it was retrieved, so FINISH gets -EBUSY",
        "luo_file_finish() > can_finish callback", "mail akIask9nPTEAhd76@plex");

    /// <summary>The rule that makes an edge matter for retrieving in <paramref name="design"/>.</summary>
    internal static OrderRule ForRetrieve(OrderingDesign design) =>
        design.Retrieve == DependencyRetrieve.Implicit ? ImplicitRetrieve : EnforcedRestoreOrder;
}
