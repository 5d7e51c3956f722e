using System.Diagnostics;
using System.Globalization;
using System.Text;
using LuoModel.Kernel.Processes;

namespace LuoModel.Kernel.Machines;

/// <summary>Runs machines. Each lives in a folder of its own that is gone afterwards, and ends with the thread that runs it.</summary>
public static class Qemu
{
    /// <summary>The program.</summary>
    public const string Program = "qemu-system-x86_64";

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    /// <summary>Whether there is one.</summary>
    public static bool Exists => ChildProcess.Exists(Program);

    /// <summary>Demands that there is one.</summary>
    /// <exception cref="ToolException">There is none; says what to install.</exception>
    public static void Demand()
    {
        if (!Exists)
        {
            throw new ToolException($"{Program} is missing: install qemu-system-x86; everything but the real kernels works without it");
        }
    }

    /// <summary>Boots <paramref name="image"/> with <paramref name="initramfs"/> and waits until the machine ends or is silent for too long.</summary>
    /// <param name="image">The kernel.</param>
    /// <param name="initramfs">Its initramfs.</param>
    /// <param name="options">What the machine has.</param>
    /// <param name="stop">Ends the machine.</param>
    /// <param name="program">The program, for a test of what happens when it misbehaves.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    /// <exception cref="ToolException">QEMU can not be started.</exception>
    public static MachineRun Run(string image, byte[] initramfs, MachineOptions options, CancellationToken stop, string program = Program)
    {
        if (!ChildProcess.Exists(program))
        {
            throw new ToolException($"{program} is missing: install qemu-system-x86");
        }

        var folder = Directory.CreateTempSubdirectory("luo-machine-").FullName;
        try
        {
            var archive = Path.Combine(folder, "initramfs");
            var serial = Path.Combine(folder, "serial");
            File.WriteAllBytes(archive, initramfs);
            File.WriteAllBytes(serial, []);
            return Run(Command(program, image, archive, serial, options), folder, serial, options.Patience, stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Command(string program, string image, string archive, string serial, MachineOptions options) =>
    [
        program, "-accel", options.Accelerator ?? "tcg", "-m", options.Memory.ToString(CultureInfo.InvariantCulture) + "M",
        "-smp", string.Create(CultureInfo.InvariantCulture, $"{options.Processors},sockets={options.Processors}"),
        .. options.EndsAtReset ? (string[])["-no-reboot"] : [],
        "-display", "none", "-nodefaults", "-monitor", "none", "-serial", "file:" + serial,
        "-kernel", image, "-initrd", archive, "-append", options.CommandLine,
    ];

    private static MachineRun Run(string[] command, string folder, string serial, TimeSpan patience, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        using var process = new Process { StartInfo = ChildProcess.Describe(command, folder) };
        process.StartInfo.RedirectStandardError = true;
        process.StartInfo.RedirectStandardOutput = true;
        var complaint = new StringBuilder();
        process.ErrorDataReceived += (_, e) => Note(complaint, e.Data);
        process.OutputDataReceived += (_, e) => Note(complaint, e.Data);
        ChildProcess.Start(process, command[0]);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var end = Wait(process, serial, patience, stop);
        stop.ThrowIfCancellationRequested();
        process.WaitForExit();
        if (end == MachineEnd.Ended && process.ExitCode != 0)
        {
            end = MachineEnd.Failed;
        }

        lock (complaint)
        {
            return new MachineRun(end, Lines(serial), watch.Elapsed, complaint.ToString().Trim());
        }
    }

    /// <summary>A machine that writes is alive: what counts is how long it is silent, so a slow host makes no time-out of a long script.</summary>
    private static MachineEnd Wait(Process process, string serial, TimeSpan patience, CancellationToken stop)
    {
        var written = 0L;
        var silent = Stopwatch.StartNew();
        while (!process.WaitForExit(s_look))
        {
            var length = new FileInfo(serial).Length;
            if (length != written)
            {
                written = length;
                silent.Restart();
            }

            if (stop.IsCancellationRequested || silent.Elapsed > patience)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                return MachineEnd.TimedOut;
            }
        }

        return MachineEnd.Ended;
    }

    private static string[] Lines(string serial) =>
        Encoding.UTF8.GetString(File.ReadAllBytes(serial)).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).ToArray();

    private static void Note(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.AppendLine(line);
            }
        }
    }
}
