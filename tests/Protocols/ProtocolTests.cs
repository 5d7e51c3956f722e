using LuoModel.Cli.Renderers;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Properties.Protocols;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Protocols;

/// <summary>The automata for the kernel's runtime verification say what the invariants say: they refuse in the same commands.</summary>
public sealed class ProtocolTests
{
    private const int Walks = 150;
    private const int Length = 30;

    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "luo_file", "LUO010", "linux-7.3", "small" },
        { "luo_file", "LUO010", "linux-7.3,rollback-scope=none", "tiny" },
        { "luo_file", "LUO010", "linux-7.3,rollback-scope=all", "small" },
        { "luo_flb_outgoing", "LUO023", "linux-7.3", "small" },
        { "luo_flb_outgoing", "LUO023", "linux-7.3,flb-edges=every-file", "small" },
        { "luo_flb_incoming", "LUO026", "linux-7.3", "flb" },
        { "luo_flb_incoming", "LUO026", "linux-7.3,flb-finished=forget", "flb-in" },
        { "luo_session", "LUO040", "linux-7.3", "small" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Refuses_where_the_invariant_is_violated(string name, string invariant, string design, string workload)
    {
        var automaton = ProtocolCatalog.All.Single(one => one.Name == name);
        var refusals = 0;
        foreach (var trace in Traces(design, workload, invariant))
        {
            var refused = ProtocolWatch.Refused(automaton, trace).Select(refusal => refusal.Step).Distinct().ToHashSet();
            refusals += refused.Count;
            for (var step = 0; step < trace.Steps.Count; step++)
            {
                var violated = trace.Steps[step].Violated.Contains(invariant);
                // LUO040 also speaks of what an FLB loses, which is no event of a file.
                Assert.True(refused.Contains(step) == violated || (name == "luo_session" && violated), $"{design}, step {step + 1} of {trace.Replay}: refused {refused.Contains(step)}, violated {violated}");
            }
        }

        Assert.Equal(design != "linux-7.3", refusals > 0);
    }

    [Fact]
    public void A_file_that_a_released_session_forgets_is_refused()
    {
        Assert.Null(ProtocolCatalog.Session.Next("releasing", ProtocolCatalog.Kexec));
        Assert.Null(ProtocolCatalog.Session.Next("releasing", "preserve"));
        Assert.Equal("absent", ProtocolCatalog.Session.Next("releasing", "unpreserve"));
    }

    [Fact]
    public void Every_automaton_is_deterministic_and_every_state_is_reached()
    {
        foreach (var automaton in ProtocolCatalog.All)
        {
            Assert.Equal(automaton.Transitions.Count, automaton.Transitions.Select(transition => (transition.From, transition.Event)).Distinct().Count());
            var reached = new HashSet<string>(StringComparer.Ordinal) { automaton.Initial };
            for (var grown = true; grown;)
            {
                grown = automaton.Transitions.Where(transition => reached.Contains(transition.From)).ToList().Exists(transition => reached.Add(transition.To));
            }

            Assert.Equal(automaton.States.Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("luo_file")]
    [InlineData("luo_flb_outgoing")]
    [InlineData("luo_flb_incoming")]
    public void The_module_runs_the_same_automaton(string name) =>
        Assert.Contains(
            RvTable.Render(ProtocolCatalog.All.Single(one => one.Name == name)),
            File.ReadAllText(Checkout.PathOf("kernel/luo_mock/protocols.h")),
            StringComparison.Ordinal);

    [Fact]
    public void The_drawing_names_each_pair_of_states_once_and_every_event()
    {
        foreach (var automaton in ProtocolCatalog.All)
        {
            var lines = RvAutomaton.Render(automaton).Split('\n').Where(line => line.Contains("->", StringComparison.Ordinal)).ToList();
            Assert.Equal(lines.Count, lines.Select(line => line[..(line.IndexOf('[', StringComparison.Ordinal) is var at && at > 0 ? at : line.Length)]).Distinct().Count());
            Assert.Equal(automaton.Transitions.Count, lines.Skip(1).Sum(line => line.Split("\\n").Length));
        }
    }

    /// <summary>Walks over the enabled commands, with a callback or service failing now and then.</summary>
    private static IEnumerable<Trace> Traces(string design, string workload, string invariant)
    {
        var set = InvariantSet.For(DesignText.Parse(design), WorkloadCatalog.Get(workload), [InvariantCatalog.Get(invariant)]);
        for (var walk = 0; walk < Walks; walk++)
        {
            var random = new Random(walk);
            var commands = new List<ReplayCommand>();
            var trace = TracePlayer.Play(set, commands);
            while (commands.Count < Length)
            {
                var state = commands.Count == 0 ? trace.Before(0) : trace.Steps[^1].State(set.System);
                var enabled = new List<int>();
                for (var i = 0; i < set.System.Catalog.Commands.Count; i++)
                {
                    if (set.System.Catalog.Enabled(state, i))
                    {
                        enabled.Add(i);
                    }
                }

                if (enabled.Count == 0 || (trace.Steps.Count > 0 && !trace.Steps[^1].Result.Returned))
                {
                    break;
                }

                commands.Add(new ReplayCommand(enabled[random.Next(enabled.Count)], random.Next(4) == 0 ? 1UL << random.Next(4) : 0));
                trace = TracePlayer.Play(set, commands);
            }

            yield return trace;
        }
    }
}
