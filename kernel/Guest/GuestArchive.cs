using System.Text;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;

namespace LuoModel.Kernel.Guest;

/// <summary>What a machine is given: the agent, a script, and for each kernel that may run the module with its addresses.</summary>
/// <param name="programs">The programs.</param>
internal sealed class GuestArchive(GuestPrograms programs)
{
    /// <summary>The initramfs of a machine.</summary>
    /// <param name="script">The script.</param>
    /// <param name="kernels">The kernels; the first boots.</param>
    /// <param name="images">Whether their images go with them, which a script needs that jumps.</param>
    /// <param name="stop">Ends what has to be built first.</param>
    /// <param name="files">Programs that the script runs, by name.</param>
    public byte[] Make(string script, IReadOnlyList<BuiltKernel> kernels, bool images, CancellationToken stop, IReadOnlyList<(string Name, byte[] Content)>? files = null)
    {
        var archive = new CpioArchive();
        foreach (var folder in (string[])["dev", "proc", "sys", "tmp"])
        {
            archive.AddFolder(folder);
        }

        archive.AddFile("init", programs.Agent(stop));
        archive.AddFile("luo/script", Encoding.UTF8.GetBytes(script));
        archive.AddFile("luo/kernel", Encoding.UTF8.GetBytes(kernels[0].Key + "\n"));
        foreach (var kernel in kernels.DistinctBy(kernel => kernel.Key, StringComparer.Ordinal))
        {
            var folder = "luo/kernels/" + kernel.Key;
            archive.AddFile(folder + "/luo_mock.ko", programs.Module(kernel, stop));
            archive.AddFile(folder + "/symbols", GuestPrograms.Symbols(kernel));
            if (images)
            {
                archive.AddFile(folder + "/bzImage", File.ReadAllBytes(kernel.Image));
            }
        }

        foreach (var (name, content) in files ?? [])
        {
            archive.AddFile("luo/files/" + name, content);
        }

        return archive.ToArray();
    }
}
