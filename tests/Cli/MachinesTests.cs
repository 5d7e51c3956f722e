using System.Text.RegularExpressions;
using LuoModel.Cli.Output;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Cli;

/// <summary>
/// The scripts for many machines in docs/machines, executed as they stand with the environment that the engine sets; a luo beside them narrows what they ask to one
/// small workload and an hour to a second.
/// </summary>
[Trait("Group", "all")]
public sealed class MachinesTests : IDisposable
{
    private const int Parts = 3;
    private const string Narrow = "--workload tiny --design linux-7.3 --design v4 --design linux-7.0";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-machines-");

    public MachinesTests()
    {
        string luo = Path.Combine(_folder.FullName, "luo");
        File.WriteAllText(luo, $"""
            #!/bin/sh
            case "$1" in
                matrix) exec dotnet '{Path.Combine(AppContext.BaseDirectory, "luo.dll")}' "$@" {Narrow} ;;
                check) exec dotnet '{Path.Combine(AppContext.BaseDirectory, "luo.dll")}' "$@" --workload tiny ;;
                *) exec dotnet '{Path.Combine(AppContext.BaseDirectory, "luo.dll")}' "$@" ;;
            esac

            """);
        File.SetUnixFileMode(luo, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Slurm_array()
    {
        string script = Text("slurm.sh");
        Assert.Contains("#SBATCH --array=1-20", script, StringComparison.Ordinal);
        Run(script, part => $"SLURM_ARRAY_TASK_ID={part} SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX={Parts} SLURM_ARRAY_TASK_STEP=1 SLURM_ARRAY_TASK_COUNT={Parts}");
    }

    [Fact]
    public void Kubernetes_indexed_job()
    {
        string manifest = Text("job.yaml");
        Assert.Contains("completionMode: Indexed", manifest, StringComparison.Ordinal);
        string script = manifest[(manifest.IndexOf("- |\n", StringComparison.Ordinal) + 4)..];
        Run(script, part => $"JOB_COMPLETION_INDEX={part - 1} PARTS={Parts} OUT=.");
    }

    [Theory]
    [InlineData("gitlab-ci.yml", "^    - (.*matrix --shard.*|.*--engine random.*)$")]
    [InlineData("github.yml", "^      - run: (.*)$")]
    public void A_matrix_of_continuous_integration(string file, string lines)
    {
        string text = Text(file);
        string[] script = [.. Regex.Matches(text, lines, RegexOptions.Multiline).Select(line => line.Groups[1].Value)];
        Assert.Equal(2, script.Length);
        Assert.True(file == "gitlab-ci.yml" ? text.Contains("parallel: 20", StringComparison.Ordinal) : text.Contains("CI_NODE_INDEX: \"${{ matrix.part }}\", CI_NODE_TOTAL: \"20\"", StringComparison.Ordinal));
        Run("set -e\n" + string.Join('\n', script), part => $"CI_NODE_INDEX={part} CI_NODE_TOTAL={Parts}");
    }

    private static string Text(string file) => File.ReadAllText(Checkout.PathOf($"docs/machines/{file}"));

    /// <summary>Every part is run, the parts merged are the whole, and a part less is refused.</summary>
    private void Run(string script, Func<int, string> environment)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "part.sh"), script);
        for (int part = 1; part <= Parts; part++)
        {
            CliRun run = LuoProcess.Shell($"env {environment(part)} SOAK=1 sh part.sh", _folder.FullName);
            Assert.True(run.ExitCode is ExitCode.Done or ExitCode.Found, run.Error + run.Output);
        }

        Assert.Equal(Parts, Directory.GetFiles(_folder.FullName, "soak-*.json").Length);
        CliRun whole = LuoProcess.Shell("./luo matrix --json -", _folder.FullName);
        CliRun merged = LuoProcess.Shell("./luo merge matrix-*.json", _folder.FullName);
        Assert.Equal((ExitCode.Done, whole.Output), (merged.ExitCode, merged.Output));
        File.Delete(Directory.GetFiles(_folder.FullName, "matrix-*.json").Order(StringComparer.Ordinal).Last());
        CliRun less = LuoProcess.Shell("./luo merge matrix-*.json", _folder.FullName);
        Assert.Equal(ExitCode.BadInput, less.ExitCode);
        Assert.Contains("is missing", less.Error, StringComparison.Ordinal);
    }
}
