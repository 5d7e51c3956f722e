using System.Text.RegularExpressions;
using LuoModel.Kernel.Processes;

namespace LuoModel.Kernel.Building;

/// <summary>Copies a tree with everything that was built in it, so that make builds only what is changed afterwards.</summary>
internal static partial class BuiltTree
{
    /// <summary>Copies <paramref name="from"/> to <paramref name="to"/>.</summary>
    /// <remarks>
    /// The tools of a tree are built by commands with its whole path in them, and objtool is older than everything that it looked at: were it built again, all would be.
    /// So the path is changed where make keeps the commands, and the times are left alone.
    /// </remarks>
    public static void Copy(string from, string to, CancellationToken stop)
    {
        ChildProcess.Demand(["cp", "-a", from, to], Path.GetDirectoryName(to)!, stop);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(to, "tools"), ".*.cmd", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var moved = Tools().Replace(text, to + "/tools/");
            if (moved != text)
            {
                var time = File.GetLastWriteTimeUtc(file);
                File.WriteAllText(file, moved);
                File.SetLastWriteTimeUtc(file, time);
            }
        }
    }

    [GeneratedRegex(@"/[^\s:;=""']*/tree/tools/")]
    private static partial Regex Tools();
}
