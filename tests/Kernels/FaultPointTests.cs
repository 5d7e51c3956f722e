using LuoModel.Kernel.Building;
using LuoModel.Kernel.Guest;
using LuoModel.Kernel.Running;
using LuoModel.Kernel.Selftests;
using LuoModel.Model;
using LuoModel.Model.Designs;

namespace LuoModel.Tests.Kernels;

/// <summary>What a kernel did when one failing point of a call failed, and what the programs of a tree asked of it; consoles of Linux 7.3.4, cut to the lines that count.</summary>
public sealed class FaultPointTests
{
    private static readonly string[] s_commands =
    [
        """{"op":"register","h":"A"}""", """{"op":"open_dev","as":"d"}""", """{"op":"create_session","dev":"d","as":"s","name":"alpha"}""",
        """{"op":"open_file","as":"f1","type":"A","ino":0}""", """{"op":"fault","kind":"kzalloc","n":1}""",
        """{"op":"preserve_fd","session":"s","fd":"f1","token":1}""", """{"op":"preserve_fd","session":"s","fd":"f1","token":1}""",
    ];

    private static readonly string[] s_failed =
    [
        "LUO s 1 name=0", "LUO d mod=0,0,0,0,0", "LUO d refs=", "LUO d handles=", "LUO r 2 ret=0", "LUO r 3 ret=0", "LUO r 4 ret=0", "LUO d refs=f1:1", "LUO r 5 ret=0",
        "LUO r 6 ret=0 text=fault", "FAULT_INJECTION: forcing a failure.", "LUO r 7 ret=-12 nthleft=0",
        "LUO e cb=can_preserve h=A f=f1 ret=1", "LUO e cb=preserve h=A f=f1 ret=0 data=1 priv=1", "LUO d mod=1,0,0,0,0", "LUO d refs=f1:2", "LUO d handles=1", "LUO r 8 ret=0", "LUO end",
    ];

    private static KernelTarget Target { get; } = new(
        new BuiltKernel { Name = "none", Version = "7.3.4", Features = [FaultPoints.Feature], Without = [], LuoFiles = new Dictionary<string, string>(StringComparer.Ordinal) },
        DesignCatalog.Linux73,
        "linux-7.3");

    private static KernelCase Case { get; } = new KernelCase("kzalloc", s_commands) { Point = 3 };

    [Theory]
    [InlineData("ret=-12 nthleft=0", "ret=-12 nthleft=0", "as kzalloc 1")]
    [InlineData("ret=-12 nthleft=0", "ret=-14 nthleft=0", "refused before LUO was asked (-14)")]
    [InlineData("ret=-12 nthleft=0", "ret=0 nthleft=2", "no such point")]
    [InlineData("LUO r 7 ret=-12 nthleft=0\nLUO e cb=can_preserve h=A f=f1 ret=1\nLUO e cb=preserve h=A f=f1 ret=0 data=1 priv=1\nLUO d mod=1,0,0,0,0\nLUO d refs=f1:2\nLUO d handles=1\nLUO r 8 ret=0",
        "LUO e cb=can_preserve h=A f=f1 ret=1\nLUO e cb=preserve h=A f=f1 ret=0 data=1 priv=1\nLUO d mod=1,0,0,0,0\nLUO d refs=f1:2\nLUO d handles=1\nLUO r 7 ret=0 nthleft=0\nLUO r 8 ret=-17", "without consequence")]
    public void A_point_is_explained_by_what_the_model_does(string was, string now, string note)
    {
        KernelAnswer answer = Judge(was, now);
        Assert.Equal((AnswerKind.Same, note), (answer.Kind, answer.Note));
    }

    [Theory]
    [InlineData("LUO r 7 ret=-12", "LUO e cb=can_preserve h=A f=f1 ret=1\nLUO r 7 ret=-5")]
    [InlineData("LUO d refs=f1:2", "LUO d refs=f1:3")]
    [InlineData("LUO r 7", "LUO d handles=1\nLUO r 7")]
    public void What_no_failure_explains_is_a_divergence(string was, string now) => Assert.Equal(AnswerKind.Differs, Judge(was, now).Kind);

    [Fact]
    public void Only_a_kernel_with_fault_injection_performs_it()
    {
        Assert.True(new KernelCase("x", s_commands).NeedsInjection);
        Assert.Contains("--features fault", new KernelCase("x", s_commands).Impossible, StringComparison.Ordinal);
        Assert.Null(Case.Impossible);
        Assert.Equal("preserve_fd session=s fd=f1 token=1 nth=3", Case.Lines.ElementAt(5));
        Assert.Equal("log text=fault", Case.Lines.ElementAt(4));
        Assert.False(new KernelCase("x", s_commands[..4]).NeedsInjection);
    }

    [Theory]
    [InlineData("ret=0", "")]
    [InlineData("ret=-22", "the model 0")]
    public void The_calls_of_a_program_are_held_against_the_model(string second, string difference)
    {
        string[] console =
        [
            "LUO s 1 name=luo_kexec_simple", "LUO c pid=5 op=open_dev as=3 ret=0", "LUO c pid=5 op=create_session dev=3 name=%61%62 as=4 ret=0", "LUO c pid=5 op=open_file type=A as=5 ret=0",
            "LUO c pid=5 op=preserve_fd session=4 fd=5 token=7 ret=0", "LUO c pid=5 op=close fd=9 ret=-9", "LUO c pid=6 op=fork parent=5", "LUO c pid=6 op=close fd=0 ret=0",
            "LUO boot gen=2 kernel=x release=7.3.4 dev=1 module=1 line=3", "LUO c pid=7 op=open_dev as=3 ret=0", "LUO c pid=7 op=retrieve_session dev=3 name=%61%62 as=4 ret=0",
            "LUO c pid=7 op=retrieve_fd session=4 token=7 as=5 " + second, "LUO c pid=7 op=finish session=4 reserved=0 ret=0",
        ];
        SelftestConformance found = Assert.Single(SelftestRunner.Conformance(console, DesignCatalog.Linux73));
        Assert.Equal(difference.Length == 0, found.Difference.Length == 0);
        Assert.Contains(difference, found.Difference, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_process_left_open_is_closed_before_the_next()
    {
        string[] console = ["LUO s 1 name=liveupdate", "LUO c pid=5 op=open_dev as=3 ret=0", "LUO c pid=5 op=open_dev as=-1 ret=-16", "LUO c pid=6 op=open_dev as=3 ret=0"];
        Assert.Equal(string.Empty, Assert.Single(SelftestRunner.Conformance(console, DesignCatalog.Linux73)).Difference);
    }

    [Fact]
    public void A_sequence_for_a_limit_says_how_many()
    {
        Assert.Equal((3 * 5) + 5, ScaleCases.Parse("sessions:5").Commands.Count);
        Assert.Equal((3 * 5) + 8, ScaleCases.Parse("files:5").Commands.Count);
        Assert.Throws<UserError>(() => ScaleCases.Parse("files:0"));
    }

    private static KernelAnswer Judge(string was, string now)
    {
        string[] console = string.Join('\n', s_failed).Replace(was, now, StringComparison.Ordinal).Split('\n');
        return FaultPoints.Judge(Case, Assert.Single(new ConsoleReader(new WarnSites("/")).Read(console, timedOut: false)), Target);
    }
}
