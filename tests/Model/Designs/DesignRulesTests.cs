using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Comparison;
using LuoModel.Search;
using LuoModel.Tests.Cli;

namespace LuoModel.Tests.Model.Designs;

/// <summary>Combinations that are refused: each with its reason, and rightly so, as the switch changes nothing there.</summary>
public sealed class DesignRulesTests
{
    [Theory]
    [InlineData("linux-7.3,v3-reclaimed=succeeded", "v3-reclaimed = succeeded would be read by nothing: the step of sessions does not, that of global-machine does")]
    [InlineData("linux-7.3,cancel-order=check-first", "the step of sessions does not, that of global-machine, session-machine does")]
    [InlineData("rfc-v3,incoming-pages=restored", "the step of global-machine does not, that of session-machine does")]
    [InlineData("v4,finish-order=fifo", "the step of session-machine does not")]
    [InlineData("v4,flb-finished=forget", "the step of session-machine does not, that of sessions, kexecfs does")]
    [InlineData("linux-7.3,unwound-kexec=aborted", "the hook runs for no reboot that comes back, so none does")]
    [InlineData("rfc-v3,flb-edges=every-file", "the step of global-machine does not")]
    [InlineData("kexecfs,get-name=absent", "kexecfs has no device and no ioctls")]
    [InlineData("linux-7.3,answer-copy=returned", "only system calls of kexecfs give everything in their return value, and they copy nothing")]
    [InlineData("kexecfs,answer-copy=last", "only system calls of kexecfs")]
    [InlineData("linux-7.3,kexecfs-instance=mounted", "the step of sessions does not, that of kexecfs does")]
    [InlineData("linux-6.19,flb-incoming=refcounted", "flb-counting is absent, so there are no FLBs")]
    [InlineData("linux-7.3,flb-counting=absent,flb-outgoing=pointer", "flb-counting is absent, so there are no FLBs")]
    [InlineData("g4a,refused-reboot-lock=kept", "reboot-exclusion is none, so nothing is locked")]
    [InlineData("linux-7.0,pin-dropped=before-map", "module-pin is registered, so no pin is dropped at the end of a file")]
    public void What_makes_no_sense_is_refused_with_the_reason(string text, string reason)
    {
        Assert.Contains(reason, Assert.Throws<UserError>(() => DesignText.Parse(text)).Message, StringComparison.Ordinal);
        CliRun run = CliRun.Of("check", "--design", text, "--workload", "tiny");
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    /// <summary>What is taken from the compiled step: every switch is read by something, and each vocabulary has switches that only it reads.</summary>
    [Fact]
    public void The_step_reads_every_switch_and_no_vocabulary_reads_all()
    {
        // Where RETRIEVE_SESSION gives way is read by what makes the commands, which then has it in parts.
        Assert.Equal(["retrieve-lookup"], SwitchCatalog.All.Where(known => !Enum.GetValues<Vocabulary>().Any(vocabulary => SwitchReads.Reads(vocabulary, known))).Select(known => known.Name));
        Assert.All(Enum.GetValues<Vocabulary>(), vocabulary => Assert.Contains(SwitchCatalog.All, known => !SwitchReads.Reads(vocabulary, known)));
        Assert.All(
            (string[])["v3-preserve-answer", "v3-device-release", "v3-cancelled-file", "v3-reclaimed", "v3-finished-restore", "v3-files-place"],
            name => Assert.Equal([Vocabulary.GlobalMachine], Enum.GetValues<Vocabulary>().Where(vocabulary => SwitchReads.Reads(vocabulary, SwitchCatalog.Find(name)!))));
    }

    [Fact]
    public void A_named_design_makes_sense() => Assert.All(DesignCatalog.All, design => Assert.Null(DesignRules.Objection(design, design)));

    [Theory]
    [InlineData("rfc-v3")]
    [InlineData("v4")]
    [InlineData("kexecfs")]
    [InlineData("linux-6.19")]
    [InlineData("g4a")]
    [InlineData("linux-7.3")]
    public void What_is_refused_would_change_nothing(string id)
    {
        Design named = DesignText.Parse(id);
        var tried = 0;
        foreach (DesignSwitch known in SwitchCatalog.All.Where(known => known.Name is not ("vocabulary" or "answer-copy")))
        {
            foreach (DesignChoice choice in known.Choices)
            {
                Design changed = known.Set(named, choice);
                if (DesignRules.Objection(named, changed) is not null)
                {
                    tried++;
                    DesignDifference difference = DesignDiff.Run(
                        named, changed, WorkloadCatalog.Get("one-file"), ProductQuestion.Differ, new ExplorationOptions { Bounds = new ExplorationBounds(MaxStates: 3000) });
                    Assert.True(difference.Difference is null, $"{id} with {known.Name} = {choice.Name}: {difference.Difference}");
                }
            }
        }

        Assert.True(tried > 0);
    }
}
