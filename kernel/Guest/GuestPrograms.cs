using System.Security.Cryptography;
using System.Text;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Processes;

namespace LuoModel.Kernel.Guest;

/// <summary>
/// The programs that run inside a machine: the agent, and the module for each kernel. Their sources travel in this assembly; they are built once for each content.
/// </summary>
/// <param name="cache">Where they are built.</param>
internal sealed class GuestPrograms(KernelCache cache)
{
    private const string Prefix = "guest/";

    private static readonly string[] s_symbols =
    [
        "_text", "liveupdate_register_file_handler", "liveupdate_unregister_file_handler", "liveupdate_register_flb", "liveupdate_unregister_flb",
        "liveupdate_flb_get_incoming", "liveupdate_flb_put_incoming", "liveupdate_flb_get_outgoing", "liveupdate_flb_put_outgoing", "liveupdate_reboot",
    ];

    private static readonly Lazy<IReadOnlyList<(string Path, byte[] Content)>> s_sources = new(ReadSources);

    /// <summary>A number for the sources.</summary>
    public static string SourceKey => KernelCache.Key(s_sources.Value.Select(file => file.Path + Convert.ToHexStringLower(SHA256.HashData(file.Content))));

    /// <summary>The agent, built unless it is there.</summary>
    public byte[] Agent(CancellationToken stop)
    {
        var folder = cache.Make($"guest-{SourceKey}");
        return Build(Path.Combine(folder, "luo_agent"), folder, ["make", "-C", "agent"], Path.Combine("agent", "luo_agent"), stop);
    }

    /// <summary>The module for <paramref name="kernel"/>, built unless it is there.</summary>
    public byte[] Module(BuiltKernel kernel, CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(Path.Combine(kernel.Folder, $"guest-{SourceKey}")).FullName;
        return Build(Path.Combine(folder, "luo_mock.ko"), folder, ["make", "-C", "luo_mock", "KDIR=" + kernel.Tree], Path.Combine("luo_mock", "luo_mock.ko"), stop);
    }

    /// <summary>The lines of the kernel's symbol table that the module needs.</summary>
    public static byte[] Symbols(BuiltKernel kernel) =>
        Encoding.ASCII.GetBytes(string.Concat(File.ReadLines(kernel.SystemMap)
            .Where(line => s_symbols.Contains(line[(line.LastIndexOf(' ') + 1)..], StringComparer.Ordinal))
            .Select(line => line + "\n")));

    private byte[] Build(string result, string folder, string[] command, string made, CancellationToken stop)
    {
        if (!File.Exists(result))
        {
            using var own = cache.Lock("guest", stop);
            if (!File.Exists(result))
            {
                BuildTools.Demand();
                Extract(folder);
                ChildProcess.Demand(command, folder, stop);
                File.Move(Path.Combine(folder, made), result, overwrite: true);
            }
        }

        return File.ReadAllBytes(result);
    }

    private static void Extract(string folder)
    {
        foreach (var (path, content) in s_sources.Value)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }

    private static List<(string Path, byte[] Content)> ReadSources()
    {
        var assembly = typeof(GuestPrograms).Assembly;
        var files = new List<(string Path, byte[] Content)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files.Add((name[Prefix.Length..], content));
        }

        return files;
    }
}
