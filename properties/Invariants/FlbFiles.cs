using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>
/// A monitor of which preserved files use which FLB: those whose handler linked it when they were preserved. Where links never change every file of a handler
/// uses what the boot links to it, and the monitor takes no room.
/// </summary>
internal static class FlbFiles
{
    /// <summary>Events that the monitor follows.</summary>
    public const ulong Triggers = (1UL << (int)EventKind.Preserve) | (1UL << (int)EventKind.Unpreserve) | (1UL << (int)EventKind.Drop)
        | (1UL << (int)EventKind.Kexec) | (1UL << (int)EventKind.ColdBoot);

    /// <summary>Bit f + h * FLBs: the file preserved under handle h uses FLB f.</summary>
    public static int Bits(LuoSystem system) =>
        system.Design.FlbCounting != FlbCounting.Absent && (system.Workload.Driver & (DriverAbilities.Links | DriverAbilities.Handlers)) != 0
            ? system.Layout.Dimensions.Handles * system.Layout.Dimensions.Flbs
            : 0;

    /// <summary>Files of an outgoing session, before the step, that use an FLB.</summary>
    public static int Count(in StepView step, ReadOnlySpan<byte> monitor, int session, int flb)
    {
        var files = 0;
        foreach (ref readonly var entry in step.Before.Files(session))
        {
            files += Uses(step.System, monitor, entry.Handler, entry.Entry - 1, flb) ? 1 : 0;
        }

        return files;
    }

    /// <summary>Follows a step.</summary>
    public static void Advance(in StepView step, Span<byte> monitor)
    {
        if (monitor.IsEmpty)
        {
            return;
        }

        foreach (ref readonly var e in step.Events)
        {
            if (e.Entry < 0 || e.Kind is not (EventKind.Preserve or EventKind.Unpreserve or EventKind.Drop))
            {
                continue;
            }

            for (var flb = 0; flb < step.Before.Layout.Dimensions.Flbs; flb++)
            {
                var linked = step.Before.Links(e.Who)[..step.Before.Handler(e.Who).Links].Contains((byte)flb);
                MonitorBit.Set(monitor, flb + (e.Entry * step.Before.Layout.Dimensions.Flbs), e.Kind == EventKind.Preserve && linked);
            }
        }

        if (step.Jumped)
        {
            monitor.Clear();
        }
    }

    private static bool Uses(LuoSystem system, ReadOnlySpan<byte> monitor, int handler, int handle, int flb)
    {
        if (system.Design.FlbCounting == FlbCounting.Absent)
        {
            return false;
        }

        return monitor.IsEmpty ? system.BootLink(handler, flb) : handle >= 0 && MonitorBit.Get(monitor, flb + (handle * system.Layout.Dimensions.Flbs));
    }
}
