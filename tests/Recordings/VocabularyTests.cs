using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Runs.Scenarios.Steps;
using LuoModel.Tests.Cli;

namespace LuoModel.Tests.Recordings;

/// <summary>Calls of another vocabulary are refused where they stand, and which those are is asked of the step.</summary>
public sealed class VocabularyTests
{
    [Theory]
    [InlineData("linux-7.3", "unpreserve_fd s1 token 1", "'unpreserve_fd'", "session-machine")]
    [InlineData("linux-7.3", "session_set_event s1 freeze", "'session_set_event'", "session-machine")]
    [InlineData("linux-7.3", "set_event prepare", "'set_event'", "global-machine, session-machine")]
    [InlineData("linux-7.3", "restore_fd s1 token 1 -> r", "did you mean 'retrieve_fd'?", "session-machine")]
    [InlineData("linux-7.3", "mount \"m\" -> m", "'mount'", "kexecfs")]
    [InlineData("v4", "finish s1", "'finish'", "sessions")]
    [InlineData("rfc-v3", "create_session \"b\" -> s2", "'create_session'", "sessions, session-machine")]
    [InlineData("kexecfs", "retrieve_session \"b\" -> s2", "'retrieve_session'", "sessions, session-machine")]
    public void A_scenario_with_a_call_of_another_vocabulary_is_refused_in_one_line(string design, string step, string said, string having)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("luo-").FullName, "odd.luo");
        File.WriteAllText(file, $"scenario odd\nworkload tiny\non {design}\n\nagent:\n  dup f1 -> s1\n  {step}\n");
        var line = CliRun.Of("run", file).BadInput();
        Assert.Contains($"{file}:7:3: {design} has no call", line, StringComparison.Ordinal);
        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.Contains($"only designs with the vocabulary {having} have", line, StringComparison.Ordinal);
        Assert.Matches("did you mean '[a-z_]+'\\?|expected one of ", line);
    }

    [Fact]
    public void A_recording_with_such_a_call_is_refused_in_one_line()
    {
        var recorded = File.ReadAllLines(Path.Combine(RecordedFiles.Folder("g4c"), "rnd_0002.jsonl"));
        var file = Path.Combine(Directory.CreateTempSubdirectory("luo-").FullName, "odd.jsonl");
        File.WriteAllLines(file, [recorded[0], recorded[1], "{\"i\":2,\"cmd\":{\"op\":\"get_state\",\"dev\":\"d\"},\"ret\":0,\"events\":[],\"state\":{}}"]);
        Assert.Contains("odd.jsonl:3:14: linux-7.3 has no call 'get_state'", CliRun.Of("conform", file).BadInput(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operation_is_one_of_some_vocabulary_and_no_vocabulary_has_all()
    {
        Assert.All(
            Enum.GetValues<Op>().Where(op => op is not (Op.None or Op.Count)),
            op => Assert.NotEmpty(VocabularyOps.Having(op)));
        Assert.All(Enum.GetValues<Vocabulary>(), vocabulary => Assert.InRange(VocabularyOps.Of(vocabulary).Count, 10, (int)Op.Count - 10));
        Assert.All(
            StepForms.Names.Except(["inject", "fault", "clear_injects", "restore_fd"]),
            name => Assert.Contains(Enum.GetValues<Op>(), op => Names.Of(op) == name && VocabularyOps.Having(op).Count > 0));
    }

    [Fact]
    public void Calls_that_only_some_designs_of_a_vocabulary_have_are_calls_of_it()
    {
        Assert.Contains(Op.FdDataQuery, VocabularyOps.Of(Vocabulary.Sessions));
        Assert.Contains(Op.FlbPutIn, VocabularyOps.Of(Vocabulary.Sessions));
        Assert.DoesNotContain(Op.Umount, VocabularyOps.Of(Vocabulary.Sessions));
        Assert.DoesNotContain(Op.OpenDev, VocabularyOps.Of(Vocabulary.Kexecfs));
        Assert.Equal(["session-machine"], VocabularyOps.Having(Op.UnpreserveFd));
    }
}
