using LuoModel.Kernel.Building;

namespace LuoModel.Kernel.Machines;

/// <summary>Whether machines run with KVM: it is tried once, within a limit, and what came of it is kept in the cache. Without it they run with TCG.</summary>
internal static class Accelerator
{
    private const string Kvm = "kvm";
    private const string Tcg = "tcg";
    private const string Device = "/dev/kvm";

    /// <summary>A host whose KVM is emulated crawls: a boot of a second takes minutes there.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    /// <summary>kvm or tcg.</summary>
    /// <param name="cache">Keeps the answer.</param>
    /// <param name="image">A kernel to try it with.</param>
    /// <param name="archive">Makes an initramfs whose script ends by itself.</param>
    /// <param name="stop">Ends it.</param>
    public static string Choose(KernelCache cache, string image, Func<byte[]> archive, CancellationToken stop)
    {
        if (!File.Exists(Device))
        {
            return Tcg;
        }

        var known = Path.Combine(cache.Root, "accelerator");
        if (!File.Exists(known))
        {
            File.WriteAllText(known, Works(image, archive(), stop) ? Kvm : Tcg);
        }

        return File.ReadAllText(known).Trim();
    }

    private static bool Works(string image, byte[] archive, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(s_limit);
        try
        {
            var run = Qemu.Run(image, archive, new MachineOptions { Accelerator = Kvm }, limit.Token);
            return run.End == MachineEnd.Ended && run.Log.Any(line => line.EndsWith("LUO end", StringComparison.Ordinal));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
