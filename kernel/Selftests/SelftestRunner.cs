using System.Text;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Guest;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Processes;
using LuoModel.Model.Designs;

namespace LuoModel.Kernel.Selftests;

/// <summary>Runs the tests of a kernel's own tree in a machine, with real jumps between their stages.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="cache">Where the guest's programs are.</param>
/// <param name="options">The machine.</param>
public sealed class SelftestRunner(BuiltKernel kernel, KernelCache cache, MachineOptions options)
{
    /// <summary>MiB that the programs with thousands of sessions need.</summary>
    private const int LeastMemory = 1024;

    /// <summary>The results, in the order of the tree's Makefile, and the machine's console.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    /// <exception cref="ToolException">The tree has no such tests, they do not compile, or the machine can not be run.</exception>
    public (IReadOnlyList<SelftestResult> Results, IReadOnlyList<string> Console) Run(CancellationToken stop)
    {
        Qemu.Demand();
        var programs = SelftestPrograms.Make(kernel, stop);
        var files = programs.Select(program => (program.Name, File.ReadAllBytes(program.File))).ToList();
        var archive = new GuestArchive(new GuestPrograms(cache)).Make(Script(programs), [kernel], images: true, stop, files);
        var run = Qemu.Run(kernel.Image, archive, options with { Memory = Math.Max(options.Memory, LeastMemory) }, stop);
        return run.End == MachineEnd.Failed
            ? throw new ToolException(Qemu.Program, run.Complaint.Length > 0 ? run.Complaint : "it ended with an error")
            : (Read(programs, run.Log), run.Log);
    }

    /// <summary>The calls that the programs made, held against <paramref name="design"/>.</summary>
    /// <param name="console">The console of the machine that ran them.</param>
    /// <param name="design">The design of the kernel.</param>
    public static IReadOnlyList<SelftestConformance> Conformance(IReadOnlyList<string> console, Design design) => SelftestCalls.Check(console, design);

    private static string Script(IReadOnlyList<SelftestProgram> programs)
    {
        var script = new StringBuilder();
        foreach (var program in programs)
        {
            script.Append("sequence boot=new name=").Append(program.Name).Append('\n');
            var run = $"run path=/luo/files/{program.Name}";
            script.Append(program.JumpsBetweenStages ? $"{run} args=-s%201\nreboot\n{run} args=-s%202\n" : run + "\n");
        }

        return script.ToString();
    }

    private static List<SelftestResult> Read(IReadOnlyList<SelftestProgram> programs, IReadOnlyList<string> log)
    {
        var exits = programs.ToDictionary(program => program.Name, _ => new List<int>(), StringComparer.Ordinal);
        var output = programs.ToDictionary(program => program.Name, _ => new List<string>(), StringComparer.Ordinal);
        var script = Script(programs).Split('\n');
        var current = string.Empty;
        foreach (var line in log.Select(ConsoleLine.Parse))
        {
            switch (line.Kind)
            {
                case "s":
                    current = line.Find("name") ?? string.Empty;
                    break;
                case "o" when output.TryGetValue(current, out var lines):
                    lines.Add(line.Text.Split(' ', 4) is { Length: 4 } words ? words[3] : string.Empty);
                    break;
                case "r" when exits.TryGetValue(current, out var codes) && script[line.Number - 1].StartsWith("run ", StringComparison.Ordinal):
                    codes.Add(line.Integer("ret"));
                    break;
                default:
                    break;
            }
        }

        return [.. programs.Select(program => new SelftestResult(program.Name, exits[program.Name], program.JumpsBetweenStages ? 2 : 1, output[program.Name]))];
    }
}
