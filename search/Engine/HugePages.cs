using System.Runtime.InteropServices;

namespace LuoModel.Search.Engine;

/// <summary>
/// Asks Linux to back large blocks with huge pages: every probe of the state table is a random access, and with 4 KiB pages most of
/// them miss the TLB as well as the cache. Only advice: where it is not understood nothing changes.
/// </summary>
internal static unsafe partial class HugePages
{
    private const long Page = 4096;
    private const long Worthwhile = 4 << 20;
    private const int MadvHugepage = 14;

    private static bool s_available = OperatingSystem.IsLinux();

    /// <summary>Gives the advice for the whole pages of a block.</summary>
    /// <param name="start">First byte.</param>
    /// <param name="bytes">Size.</param>
    public static void Advise(void* start, long bytes)
    {
        if (!s_available || bytes < Worthwhile)
        {
            return;
        }

        nint first = (nint)(((long)start + Page - 1) & -Page);
        nint last = (nint)(((long)start + bytes) & -Page);
        try
        {
            _ = Madvise(first, last - first, MadvHugepage);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            s_available = false;
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Madvise(nint address, nint length, int advice);
}
