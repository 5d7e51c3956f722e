using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using LuoModel.Tests.Cli;

namespace LuoModel.Tests.Tidy;

/// <summary>No verdict and no byte of a report depends on the clock: who reads one is listed with why nothing follows from it, and a slowed program says the same.</summary>
public sealed class ClockTests
{
    /// <summary>Rooms that measure, and one that waits for real machines, are not among them.</summary>
    private static readonly string[] s_rooms = ["LuoModel.Model", "LuoModel.Search", "LuoModel.Properties", "LuoModel.Runs", "LuoModel.Solver", "luo"];

    private static readonly Dictionary<string, string> s_readers = new()
    {
        ["LuoModel.Search.Engine.Search`1"] = "the time that the user gave with --time, and the progress line",
        ["LuoModel.Properties.Random.RandomEngine"] = "the time that the user gave with --time",
        ["LuoModel.Properties.Random.Lane"] = "the time that the user gave with --time, and the progress line",
        ["LuoModel.Properties.Random.RandomDiff"] = "the time that the user gave with --time",
        ["LuoModel.Runs.Recordings.ConformBench"] = "luo bench, which measures",
        ["LuoModel.Cli.Output.RunMemory"] = "how long a check took last time, said on stderr",
        ["LuoModel.Cli.Output.ProgressLine"] = "how often a terminal is written to",
    };

    [Fact]
    public void Clocks_are_read_where_nothing_follows_from_it()
    {
        Type[] clocks = [typeof(Stopwatch), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeProvider), typeof(System.Threading.Timer), typeof(System.Timers.Timer)];
        string[] found =
        [
            .. from room in s_rooms
               from type in Assembly.Load(room).GetTypes()
               where TypeUses.Of(type).Any(clocks.Contains)
               select Outermost(type).FullName,
        ];
        Assert.Equal(s_readers.Keys.Order(StringComparer.Ordinal), found.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_ends_because_time_went_by()
    {
        string[] waits = ["CancelAfter", "get_TickCount", "get_TickCount64", "Delay", "get_UtcNow", "get_Now"];
        foreach (string room in s_rooms)
        {
            using var file = new PEReader(File.OpenRead(Assembly.Load(room).Location));
            MetadataReader metadata = file.GetMetadataReader();
            string[] called = [.. metadata.MemberReferences.Select(handle => metadata.GetString(metadata.GetMemberReference(handle).Name)).Intersect(waits)];
            Assert.True(called.Length == 0, $"{room} calls {string.Join(", ", called)}");
        }
    }

    /// <summary>The program gets two fifths of the time: 40 ms, then 60 ms of standing still, again and again.</summary>
    [Theory]
    [Trait("Group", "all")]
    [InlineData("check --workload tiny")]
    [InlineData("check --workload ring --json -")]
    [InlineData("check --workload tiny --engine solver --json -")]
    [InlineData("prove preserve-order-iff-acyclic --json -")]
    [InlineData("bugs B05 B17 --json -")]
    [InlineData("matrix --workload tiny --design v4 --design linux-7.3 --json -")]
    [InlineData("diff linux-7.0 linux-7.3 --workload tiny")]
    [InlineData("find panic --workload tiny")]
    [InlineData("order ring --json -")]
    public void A_slowed_program_says_the_same(string command)
    {
        CliRun free = LuoProcess.Shell($"luo {command}");
        CliRun slowed = LuoProcess.Shell($"(exec luo {command}) & p=$!; while kill -STOP $p 2>/dev/null; do sleep 0.06; kill -CONT $p; sleep 0.04; done; wait $p");
        Assert.NotEmpty(free.Output);
        Assert.Equal((free.ExitCode, free.Output), (slowed.ExitCode, slowed.Output));
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
