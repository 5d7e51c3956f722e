using LuoModel.Model.Commands;

namespace LuoModel.Properties.Luo;

/// <summary>A result that the newest merged code can give for an operation.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Ret">0 or a negative errno.</param>
/// <param name="When">When it is given.</param>
/// <param name="OutOfReach">Why no built-in workload reaches it; null when one must.</param>
public sealed record ListedOutcome(Op Op, int Ret, string When, string? OutOfReach = null);

/// <summary>
/// Every errno of every operation of the newest merged code (semantics of luo_session.c @637315cb400e, luo_file.c @246f8408e0d9, luo_flb.c with 36882f339239):
/// what a coverage report is held against.
/// </summary>
public static class ListedOutcomes
{
    private const string Closed = "generated sequences use open descriptors only; recordings reach it";

    /// <summary>The outcomes, by operation.</summary>
    public static IReadOnlyList<ListedOutcome> Newest { get; } =
    [
        new(Op.OpenDev, 0, "opened"),
        new(Op.OpenDev, Errno.EMFILE, "no descriptor number is left"),
        new(Op.OpenDev, Errno.EBUSY, "somebody has it open"),
        new(Op.OpenDev, Errno.EIO, "the rebuild failed"),
        new(Op.OpenDev, Errno.ENOENT, "LUO is off, or disabled itself at boot: there is no device"),
        new(Op.CreateSession, 0, "created"),
        new(Op.CreateSession, Errno.EMFILE, "no descriptor number is left"),
        new(Op.CreateSession, Errno.EINVAL, "empty or unterminated name"),
        new(Op.CreateSession, Errno.ENOMEM, "an allocation fails"),
        new(Op.CreateSession, Errno.EEXIST, "the name is taken"),
        new(Op.CreateSession, Errno.EFAULT, "the answer can not be copied"),
        new(Op.CreateSession, Errno.ENOSPC, "10000 blocks are full", "needs 510000 sessions"),
        new(Op.CreateSession, Errno.EBADF, "the device's descriptor is closed", Closed),
        new(Op.RetrieveSession, 0, "handed out"),
        new(Op.RetrieveSession, Errno.EMFILE, "no descriptor number is left"),
        new(Op.RetrieveSession, Errno.ENOENT, "no such session"),
        new(Op.RetrieveSession, Errno.EINVAL, "handed out before"),
        new(Op.RetrieveSession, Errno.ENOMEM, "the session's file can not be made"),
        new(Op.RetrieveSession, Errno.EFAULT, "the answer can not be copied"),
        new(Op.PreserveFd, 0, "preserved"),
        new(Op.PreserveFd, Errno.EINVAL, "an incoming session"),
        new(Op.PreserveFd, Errno.EEXIST, "the token is used"),
        new(Op.PreserveFd, Errno.ENOMEM, "an allocation fails"),
        new(Op.PreserveFd, Errno.ENOSPC, "10000 blocks are full", "needs 630000 files"),
        new(Op.PreserveFd, Errno.EBADF, "the file's descriptor is closed", Closed),
        new(Op.PreserveFd, Errno.ENOENT, "no handler takes the file, or its module is going"),
        new(Op.PreserveFd, Errno.EBUSY, "LUO holds the file already"),
        new(Op.PreserveFd, Errno.ENODEV, "the module of an FLB is going"),
        new(Op.PreserveFd, Errno.EIO, "the callback fails"),
        new(Op.PreserveFd, Errno.EFAULT, "the answer can not be copied"),
        new(Op.RetrieveFd, 0, "handed out"),
        new(Op.RetrieveFd, Errno.EINVAL, "an outgoing session"),
        new(Op.RetrieveFd, Errno.EMFILE, "no descriptor number is left"),
        new(Op.RetrieveFd, Errno.ENOENT, "no such token"),
        new(Op.RetrieveFd, Errno.EIO, "the callback fails, or failed before"),
        new(Op.RetrieveFd, Errno.EFAULT, "the answer can not be copied"),
        new(Op.Finish, 0, "finished"),
        new(Op.Finish, Errno.EINVAL, "an outgoing session, or a reserved word"),
        new(Op.Finish, Errno.EBUSY, "a can_finish refuses"),
        new(Op.Finish, Errno.EFAULT, "the answer can not be copied"),
        new(Op.GetName, 0, "told"),
        new(Op.GetName, Errno.EINVAL, "a reserved word"),
        new(Op.GetName, Errno.EFAULT, "the answer can not be copied"),
        new(Op.Reboot, 0, "jumped"),
        new(Op.Reboot, Errno.EIO, "a freeze callback fails"),
        new(Op.Register, 0, "registered"),
        new(Op.Register, Errno.EEXIST, "registered already", "generated sequences register what is not registered; recordings reach it"),
        new(Op.Register, Errno.EOPNOTSUPP, "LUO is disabled"),
        new(Op.RegisterFlb, 0, "linked"),
        new(Op.RegisterFlb, Errno.EEXIST, "linked already", "generated sequences link what is not linked; recordings reach it"),
        new(Op.RegisterFlb, Errno.ENOMEM, "an allocation fails"),
        new(Op.RegisterFlb, Errno.ENOSPC, "63 FLBs are registered", "needs 64 FLBs"),
        new(Op.RegisterFlb, Errno.EOPNOTSUPP, "LUO is disabled", "no handler is registered then, and generated sequences link registered handlers"),
        new(Op.RegisterFlb, Errno.EINVAL, "the handler is not registered any more", "generated sequences link registered handlers"),
        new(Op.FlbGetIn, 0, "handed out"),
        new(Op.FlbGetIn, Errno.ENODATA, "nothing was handed over, or it is finished"),
        new(Op.FlbGetIn, Errno.ENOENT, "it is not in the blob"),
        new(Op.FlbGetIn, Errno.ENODEV, "its module is going"),
        new(Op.FlbGetIn, Errno.EIO, "the callback fails, or failed before"),
        new(Op.FlbGetOut, 0, "handed out"),
        new(Op.FlbGetOut, Errno.ENOENT, "there is no object"),
    ];

    /// <summary>Those of the list that some counts did not reach, among operations that were executed at all.</summary>
    public static IReadOnlyList<ListedOutcome> Missing(IReadOnlyList<LuoCoverage> counts) =>
        [.. Newest.Where(outcome => counts.All(count => count.Returned(outcome.Op, outcome.Ret) == 0))];
}
