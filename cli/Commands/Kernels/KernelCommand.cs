using System.CommandLine;
using System.CommandLine.Help;
using LuoModel.Cli.Output;

namespace LuoModel.Cli.Commands.Kernels;

/// <summary><c>luo kernel ...</c>: what real kernels answer.</summary>
internal static class KernelCommand
{
    /// <summary>The command with its parts.</summary>
    public static Command Create(LuoConsole console)
    {
        var command = new Command("kernel", """
            Builds unmodified Linux kernels, boots them in QEMU and runs sequences of the model there. Everything fetched and built is kept in
            LUO_KERNEL_CACHE, or luo-model/kernel under XDG_CACHE_HOME or ~/.cache, which may be deleted at any time.
            """)
        {
            KernelBuildCommand.Create(console),
            KernelRunCommand.Create(console),
            KernelCheckCommand.Create(console),
            KernelReviewCommand.Create(console),
            KernelCampaignCommand.Create(console),
            KernelSelftestCommand.Create(console),
        };
        command.SetAction(parsed => new HelpAction().Invoke(parsed));
        return command;
    }
}
