using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Processes;

namespace LuoModel.Tests.Kernels;

/// <summary>Machines that misbehave, with programs in the place of QEMU. What a machine does when all is well is the business of the group kernel.</summary>
public sealed class MachineTests
{
    [Fact]
    public void A_silent_machine_is_ended()
    {
        MachineRun run = Run("exec sleep 600", TimeSpan.FromMilliseconds(300));
        Assert.Equal(MachineEnd.TimedOut, run.End);
    }

    [Fact]
    public void A_machine_that_can_not_run_says_why()
    {
        MachineRun run = Run("echo no such accelerator >&2; exit 1", TimeSpan.FromSeconds(60));
        Assert.Equal(MachineEnd.Failed, run.End);
        Assert.Contains("no such accelerator", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        string folder = Run("pwd; exit 1", TimeSpan.FromSeconds(60)).Complaint;
        Assert.Contains("luo-machine-", folder, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void A_missing_program_is_named() =>
        Assert.Contains("no-such-qemu", Assert.Throws<ToolException>(() => Qemu.Run("/image", [], new MachineOptions(), default, "/no-such-qemu")).Message, StringComparison.Ordinal);

    private static MachineRun Run(string script, TimeSpan patience)
    {
        string program = Path.Combine(Directory.CreateTempSubdirectory("luo-fake-").FullName, "qemu");
        try
        {
            File.WriteAllText(program, $"#!/bin/sh\n{script}\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return Qemu.Run("/image", [], new MachineOptions { Patience = patience }, default, program);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(program)!, recursive: true);
        }
    }
}
