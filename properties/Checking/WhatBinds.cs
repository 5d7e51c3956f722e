using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Luo;

namespace LuoModel.Properties.Checking;

/// <summary>
/// What bounds a run beside kexecs and faults: what neither the outside nor the programs of a generated sequence ever do. A verdict speaks of the rest only.
/// </summary>
/// <param name="FailuresPerCommand">Most failures in one command.</param>
/// <param name="PointsPerCommand">Points of one command at which something can fail; a step that passes more is counted as cut off.</param>
/// <param name="CallbackErrno">What a failing callback answers; can_finish says no, and can_preserve says what its handler does.</param>
/// <param name="DriverReferences">References that a driver holds at most on each half of an FLB; 0 where drivers hold none.</param>
/// <param name="UserNever">Abilities that the programs of the workload do not have, in the words of workload files.</param>
/// <param name="DriverNever">The same of drivers and modules.</param>
public sealed record WhatBinds(
    int FailuresPerCommand, int PointsPerCommand, string CallbackErrno, int DriverReferences, IReadOnlyList<string> UserNever, IReadOnlyList<string> DriverNever)
{
    /// <summary>What bounds runs on every workload alike, in words.</summary>
    public static IReadOnlyList<string> Always { get; } =
    [
        "a failing callback answers -EIO",
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"failures at the first {Deviations.MostPoints} points of a command"),
        "programs use open descriptors only",
    ];

    /// <summary>What user space never does where sessions are created in kernel 1 only.</summary>
    public const string NewSessionsLater = "new-sessions-later";

    /// <summary>What bounds the runs of a system.</summary>
    public static WhatBinds On(LuoSystem system)
    {
        var workload = system.Workload;
        var holds = (workload.Driver & (DriverAbilities.Incoming | DriverAbilities.Outgoing)) != 0;
        return new WhatBinds(
            Math.Min(workload.Bounds.Faults, Deviations.Most),
            Deviations.MostPoints,
            Model.Commands.Errno.Name(Model.Environments.ChoosingEnvironment.Failure),
            holds ? workload.Bounds.DriverReferences : 0,
            [.. WorkloadParser.Missing(workload.User), .. workload.NewSessions == KernelScope.First ? [NewSessionsLater] : Array.Empty<string>()],
            [.. WorkloadParser.Missing(workload.Driver)]);
    }
}
