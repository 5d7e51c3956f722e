using System.Text;
using LuoModel.Kernel.Guest;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Running;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Runs.Recordings;

namespace LuoModel.Tests.Kernels;

/// <summary>What a machine's console says becomes a recording; the consoles here are those of real kernels, cut to the lines that count.</summary>
public sealed class ConsoleTests
{
    private static readonly string[] s_finishOfOutgoing =
    [
        "[    0.700000] LUO boot gen=1 kernel=6.19 release=6.19.6 dev=1 module=1 line=1",
        "[    0.748964] LUO s 1 name=0",
        "[    0.749963] LUO d handlers=A:",
        "[    0.750963] LUO d mod=1,0,0,0,0",
        "[    0.750963] LUO r 2 ret=0",
        "[    0.751963] LUO r 3 ret=0",
        "[    0.753963] LUO d refs=f1:1",
        "[    0.753963] LUO r 4 ret=0",
        "[    0.754963] LUO r 5 ret=0",
        "[    0.755963] LUO e cb=can_preserve h=A f=f1 ret=1",
        "[    0.756962] LUO e cb=preserve h=A f=f1 ret=0 data=1 priv=1",
        "[    0.757962] LUO d refs=f1:2",
        "[    0.757962] LUO d handles=1",
        "[    0.757962] LUO r 6 ret=0",
        "[    0.757962] LUO e cb=can_finish h=A f=f1 data=1 status=0 ret=1",
        "[    0.757962] LUO e cb=finish h=A f=f1 data=1 status=0",
        "[    0.759962] WARNING: kernel/liveupdate/kexec_handover.c:237 at kho_restore_page+0xb6/0x150, CPU#0: main/1",
        "[    0.770960] WARNING: kernel/liveupdate/kexec_handover.c:1233 at kho_restore_free+0x41/0x50, CPU#0: main/1",
        "[    0.776959] LUO d refs=f1:1",
        "[    0.776959] LUO d handles=",
        "[    0.776959] LUO r 7 ret=0",
        "[    0.776959] LUO end",
    ];

    private static readonly string[] s_commands =
    [
        """{"op":"register","h":"A"}""",
        """{"op":"open_dev","as":"d"}""",
        """{"op":"open_file","as":"f1","type":"A","ino":0}""",
        """{"op":"create_session","dev":"d","as":"s","name":"alpha"}""",
        """{"op":"preserve_fd","session":"s","fd":"f1","token":4}""",
        """{"op":"finish","session":"s"}""",
    ];

    [Fact]
    public void A_console_becomes_a_recording_that_the_model_of_that_release_replays()
    {
        KernelSequence ran = Assert.Single(new ConsoleReader(new WarnSites("/")).Read(s_finishOfOutgoing, timedOut: false));
        byte[] recording = Encoding.UTF8.GetBytes(KernelRecording.Write(ran, s_commands, "console", "linux-6.19.y", "a test"));

        Assert.Null(Conformance.Check("console", recording, DesignText.Parse("linux-6.19.y")).Divergence);
        Assert.NotNull(Conformance.Check("console", recording, DesignText.Parse("linux-7.3")).Divergence);
    }

    [Theory]
    [InlineData("LUO r 6 ret=0", "LUO r 6 ret=-16", DivergenceKind.Result)]
    [InlineData("LUO e cb=finish h=A f=f1 data=1 status=0", "LUO e cb=finish h=A f=f1 data=2 status=0", DivergenceKind.Event)]
    [InlineData("LUO d refs=f1:2", "LUO d refs=f1:3", DivergenceKind.State)]
    public void A_console_with_one_word_changed_parts_there(string line, string changed, DivergenceKind kind)
    {
        string[] console = [.. s_finishOfOutgoing.Select(each => each.Replace(line, changed, StringComparison.Ordinal))];
        KernelSequence ran = Assert.Single(new ConsoleReader(new WarnSites("/")).Read(console, timedOut: false));
        byte[] recording = Encoding.UTF8.GetBytes(KernelRecording.Write(ran, s_commands, "console", "linux-6.19.y", "a test"));

        Assert.Equal(kind, Conformance.Check("console", recording, DesignText.Parse("linux-6.19.y")).Divergence!.What);
    }

    [Fact]
    public void A_machine_that_dies_gives_its_last_command_an_answer()
    {
        string[] console =
        [
            "[    0.1] LUO s 1 name=0", "[    0.2] LUO r 2 ret=0", "[    0.3] Oops: general protection fault", "[    0.4] Kernel panic - not syncing: Fatal exception",
        ];
        KernelSequence ran = Assert.Single(new ConsoleReader(new WarnSites("/")).Read(console, timedOut: false));
        Assert.Equal("oops", ran.Steps[^1].Stuck);
        Assert.True(ran.Complete);

        Assert.False(Assert.Single(new ConsoleReader(new WarnSites("/")).Read(console[..2], timedOut: true)).Complete);
    }

    [Fact]
    public void A_panic_at_boot_stands_behind_the_jump()
    {
        string[] console =
        [
            "[    0.1] LUO s 1 name=0", "[    0.2] LUO b 2 task=main", "[    0.3] kexec_core: Starting new kernel", "[    0.0] Linux version 7.3.4",
            "[    0.2] Kernel panic - not syncing: The incoming tree failed to initialize properly [-22]",
        ];
        KernelSequence ran = Assert.Single(new ConsoleReader(new WarnSites("/")).Read(console, timedOut: false));
        Assert.Equal("panic", ran.Steps[^1].Stuck);
        Assert.Equal(["""{"ev":"kexec"}""", """{"ev":"PANIC"}"""], ran.Steps[^1].Events);
    }

    [Fact]
    public void A_sequence_that_the_agent_left_out_is_none()
    {
        IReadOnlyList<KernelSequence> ran = new ConsoleReader(new WarnSites("/")).Read(
            ["LUO s 1 name=0", "LUO r 2 ret=0", "LUO s 3 name=1 dirty=flb", "LUO skip 3", "LUO end"], timedOut: false);
        Assert.Equal([false, true], ran.Select(sequence => sequence.Skipped));
        Assert.Equal("flb", ran[1].Dirty);
    }

    [Fact]
    public void Commands_become_lines_of_the_agent()
    {
        Assert.Equal("create_session dev=d as=s name=a%20b%25", ScriptText.Line("""{"op":"create_session","dev":"d","as":"s","name":"a b%"}"""));
        Assert.Equal("a b%", ScriptText.Decode("a%20b%25"));
        Assert.EndsWith("name=" + new string('x', 64), ScriptText.Line("""{"op":"create_session","dev":"d","as":"s","name":"LONG64"}"""), StringComparison.Ordinal);
        Assert.Throws<UserError>(() => ScriptText.Line("nothing"));
    }

    [Fact]
    public void A_seed_means_the_same_everywhere()
    {
        Assert.Equal(KernelReplay.Of(17).Commands, KernelReplay.Parse("luok1:17").Commands);
        Assert.NotEqual(KernelReplay.Of(17).Commands, KernelReplay.Of(18).Commands);
        KernelCase part = KernelReplay.Parse("luok1:17:0.2.4");
        Assert.Equal([KernelReplay.Of(17).Commands[0], KernelReplay.Of(17).Commands[2], KernelReplay.Of(17).Commands[4]], part.Commands);
        Assert.Equal("luok1:17:2.4", KernelReplay.Of(part, [1, 2]));
        Assert.Throws<UserError>(() => KernelReplay.Parse("luok1:17:99999"));
    }

    [Fact]
    public void An_archive_is_read_by_cpio()
    {
        var archive = new CpioArchive();
        archive.AddFile("luo/script", "end\n"u8);
        byte[] bytes = archive.ToArray();
        Assert.Equal("070701", Encoding.ASCII.GetString(bytes[..6]));
        Assert.Equal(0, bytes.Length % 4);
        Assert.Contains("luo/script\0", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains("TRAILER!!!", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
    }
}
