using System.Security.Cryptography;
using System.Text;

namespace LuoModel.Kernel.Building;

/// <summary>
/// The folder outside of the checkout that keeps what was fetched and built: <c>LUO_KERNEL_CACHE</c>, or <c>luo-model/kernel</c> under XDG_CACHE_HOME or
/// <c>~/.cache</c>. It may be deleted at any time. What is built is found by its content: the same source, options and compiler are built once.
/// </summary>
public sealed class KernelCache
{
    /// <summary>A cache in <paramref name="root"/>.</summary>
    public KernelCache(string root) => Root = Path.GetFullPath(root);

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>Packages as fetched.</summary>
    public string Downloads => Make("downloads");

    /// <summary>The cache that the environment names.</summary>
    public static KernelCache FromEnvironment()
    {
        if (Environment.GetEnvironmentVariable("LUO_KERNEL_CACHE") is { Length: > 0 } named)
        {
            return new KernelCache(named);
        }

        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return new KernelCache(Path.Combine(caches, "luo-model", "kernel"));
    }

    /// <summary>The folder of the kernel with <paramref name="key"/>.</summary>
    public string Kernel(string key) => Path.Combine(Make("kernels"), key);

    /// <summary>Makes the folder <paramref name="name"/> of the cache.</summary>
    public string Make(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    /// <summary>
    /// Waits until nobody else builds or fetches <paramref name="what"/>, and keeps others out until disposed. Two commands at once do the work once.
    /// </summary>
    /// <exception cref="OperationCanceledException">Stopped while waiting.</exception>
    public IDisposable Lock(string what, CancellationToken stop)
    {
        var file = Path.Combine(Make("locks"), what);
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                stop.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
                stop.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>A key for everything that <paramref name="parts"/> say: 16 hexadecimal digits.</summary>
    public static string Key(params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..16];
}
