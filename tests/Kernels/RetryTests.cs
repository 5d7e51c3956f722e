using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Running;
using LuoModel.Model.Designs;

namespace LuoModel.Tests.Kernels;

/// <summary>Machines that hang, die or lose their turn, with a program in the place of QEMU that is told what to do at each start: no time-out becomes a divergence.</summary>
public sealed class RetryTests : IDisposable
{
    private const string Answer = "LUO s 1 name=0\\nLUO r 2 ret=0\\nLUO end\\n";
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(100);
    private readonly string _folder = Directory.CreateTempSubdirectory("luo-retry-").FullName;
    private readonly List<string> _scripts = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_machine_that_is_silent_gets_another_chance_alone()
    {
        KernelAnswer[] answers = Run(TimeSpan.FromMilliseconds(500), 1, ["sleep 600", $"printf '{Answer}' > $serial"]);
        Assert.Equal(AnswerKind.Same, Assert.Single(answers).Kind);
        Assert.Equal(2, _scripts.Count);
    }

    [Fact]
    public void A_machine_that_is_silent_twice_is_undecided_and_no_divergence()
    {
        KernelAnswer answer = Assert.Single(Run(s_short, 1, ["sleep 600", "sleep 600"]));
        Assert.Equal(AnswerKind.Undecided, answer.Kind);
        Assert.Contains("a second time and alone", answer.Reason, StringComparison.Ordinal);
        Assert.Equal(2, _scripts.Count);
    }

    [Fact]
    public void The_sequence_that_hung_is_undecided_and_the_one_before_it_keeps_its_answer()
    {
        string first = $"printf '{Answer.Replace("LUO end", "LUO s 3 name=1", StringComparison.Ordinal)}' > $serial; sleep 600";
        KernelAnswer[] answers = Run(s_short, 2, [first, "sleep 600", "sleep 600"]);
        Assert.Equal([AnswerKind.Same, AnswerKind.Undecided], answers.Select(answer => answer.Kind));
        Assert.Equal([2, 1, 1], _scripts.Select(script => script.Split("sequence ").Length - 1));
    }

    [Fact]
    public void A_machine_that_never_comes_up_is_undecided()
    {
        KernelAnswer answer = Assert.Single(Run(TimeSpan.FromSeconds(60), 1, ["echo 'Kernel panic - no init' > $serial", "echo 'Kernel panic - no init' > $serial"]));
        Assert.Equal(AnswerKind.Undecided, answer.Kind);
        Assert.Contains("Kernel panic - no init", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_panic_is_an_answer()
    {
        KernelAnswer answer = Assert.Single(Run(TimeSpan.FromSeconds(60), 1, ["printf 'LUO s 1 name=0\\nKernel panic - not syncing\\n' > $serial"]));
        Assert.Equal(AnswerKind.Differs, answer.Kind);
        Assert.Contains("panic", answer.Divergence!.Expected, StringComparison.Ordinal);
    }

    /// <summary>Runs sequences of one command; start i of the program does what <paramref name="starts"/> says.</summary>
    private KernelAnswer[] Run(TimeSpan patience, int cases, string[] starts)
    {
        string program = Path.Combine(_folder, "qemu");
        File.WriteAllText(
            program,
            $"#!/bin/sh\nfor word; do case $word in file:*) serial=${{word#file:}};; esac; done\n"
            + $"echo >> {_folder}/starts\ncase $(wc -l < {_folder}/starts) in\n{string.Concat(starts.Select((what, i) => $"{i + 1}) {what};;\n"))}esac\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var kernel = new BuiltKernel { Name = "none", Version = "7.3", Features = [], Without = [], LuoFiles = new Dictionary<string, string>(StringComparer.Ordinal), Folder = _folder };
        var runner = new KernelRunner(new KernelTarget(kernel, DesignCatalog.Linux73, "linux-7.3"), new MachineOptions { Patience = patience }, Archive, program);
        return [.. runner.Run([.. Enumerable.Range(1, cases).Select(i => new KernelCase($"case-{i}", ["""{"op":"open_dev","as":"d"}"""]))], default)];
    }

    private byte[] Archive(string script, bool images, CancellationToken stop)
    {
        _scripts.Add(script);
        return [];
    }
}
