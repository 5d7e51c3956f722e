using System.Text.RegularExpressions;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Guest;
using LuoModel.Kernel.Processes;

namespace LuoModel.Kernel.Selftests;

/// <summary>
/// The tests that a kernel's own tree has for LUO (tools/testing/selftests/liveupdate), compiled with that tree's uapi header. Its Makefile tells which programs
/// run by themselves (TEST_GEN_PROGS) and which have a stage on each side of a kexec (TEST_GEN_PROGS_EXTENDED); every other source belongs to all of them.
/// </summary>
internal static partial class SelftestPrograms
{
    private const string Folder = "tools/testing/selftests/liveupdate";
    private const string Header = "include/uapi/linux/liveupdate.h";
    private const string Recorder = "guest/agent/";
    private static readonly string[] s_recorder = ["calls.c", "luo_uapi.h"];
    private static readonly string[] s_wrapped = ["open", "close", "ioctl", "memfd_create", "fork"];

    /// <summary>The init of the tree's own machine: a program, and none of the tests.</summary>
    private const string OwnInit = "init.c";

    /// <summary>Compiles what is not there yet.</summary>
    /// <exception cref="ToolException">The tree has none, or one does not compile.</exception>
    public static IReadOnlyList<SelftestProgram> Make(BuiltKernel kernel, CancellationToken stop)
    {
        // A tree that was built with O= has its source behind a link.
        var source = new[] { kernel.Tree, Path.Combine(kernel.Tree, "source") }.FirstOrDefault(tree => Directory.Exists(Path.Combine(tree, Folder))) ?? kernel.Tree;
        var tests = Path.Combine(source, Folder);
        if (!File.Exists(Path.Combine(tests, "Makefile")))
        {
            throw new ToolException($"{kernel.Name} has no {Folder}");
        }

        var made = Directory.CreateDirectory(Path.Combine(kernel.Folder, "selftests-" + GuestPrograms.SourceKey)).FullName;
        WriteRecorder(made);
        Directory.CreateDirectory(Path.Combine(made, "include", "linux"));
        File.Copy(Path.Combine(source, Header), Path.Combine(made, "include", "linux", "liveupdate.h"), overwrite: true);
        (string Name, bool Jumps)[] programs =
        [
            .. ProgramLine().Matches(File.ReadAllText(Path.Combine(tests, "Makefile")))
                .SelectMany(line => line.Groups["names"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, line.Groups["extended"].Success))),
        ];
        string[] shared =
        [
            .. Directory.EnumerateFiles(tests, "*.c", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != OwnInit && !programs.Any(program => program.Name + ".c" == Path.GetFileName(file)))
                .Order(StringComparer.Ordinal),
        ];
        return [.. programs.Select(program => new SelftestProgram(program.Name, program.Jumps, Compile(program.Name, tests, made, shared, stop)))];
    }

    /// <summary>What tells the console of the calls that the programs make.</summary>
    private static void WriteRecorder(string folder)
    {
        foreach (var name in s_recorder)
        {
            using var source = typeof(SelftestPrograms).Assembly.GetManifestResourceStream(Recorder + name)!;
            using var file = File.Create(Path.Combine(folder, name));
            source.CopyTo(file);
        }
    }

    private static string Compile(string name, string tests, string made, string[] shared, CancellationToken stop)
    {
        var result = Path.Combine(made, name);
        if (!File.Exists(result))
        {
            string[] command =
            [
                "cc", "-O2", "-static", "-s", "-I", Path.Combine(made, "include"), "-I", Path.Combine(tests, "lib", "include"), "-I", Path.GetDirectoryName(tests)!,
                .. s_wrapped.Select(function => "-Wl,--wrap=" + function), "-o", result + ".part", Path.Combine(tests, name + ".c"), Path.Combine(made, s_recorder[0]), .. shared,
            ];
            ChildProcess.Demand(command, made, stop);
            File.Move(result + ".part", result);
        }

        return result;
    }

    [GeneratedRegex(@"^TEST_GEN_PROGS(?<extended>_EXTENDED)?\s*\+?=\s*(?<names>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProgramLine();
}
