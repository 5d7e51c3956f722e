using FsCheck;
using LuoModel.Cli.Renderers;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Random;
using Xunit.Sdk;

namespace LuoModel.Tests.RandomSearch;

/// <summary>A design that recordings exist of, on the workload that its properties are tried on, with what all engines say about it; worked out once.</summary>
internal sealed class RecordedDesign
{
    private const long Commands = 600_000;

    private static readonly Dictionary<string, RecordedDesign> s_designs = new (string Design, string Workload)[]
    {
        ("rfc-v3", "machines"), ("v4", "machines"), ("linux-6.19", "tiny"), ("linux-7.0", "tiny"), ("g4b", "tiny"), ("linux-7.3", "tiny"),
    }.ToDictionary(name => name.Design, name => new RecordedDesign(name.Design, name.Workload), StringComparer.Ordinal);

    private readonly Lazy<CheckRun> _run;
    private readonly Lazy<RandomProperty> _property;

    private RecordedDesign(string design, string workload)
    {
        Set = InvariantSet.For(DesignText.Parse(design), WorkloadCatalog.Get(workload), InvariantCatalog.All);
        _run = new Lazy<CheckRun>(() => Checker.Run(
            Set.System.Design, WorkloadCatalog.Get(workload), Checker.Own, new CheckOptions { RandomCommands = Commands, Threads = 2 }));
        _property = new Lazy<RandomProperty>(() => new RandomProperty(InvariantSet.For(
            Set.System.Design, WorkloadCatalog.Get(workload), Set.Invariants.Where(invariant => Row(invariant.Id, ExhaustiveCheck.Engine).Verdict == Verdict.Holds))));
    }

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => s_designs.Keys;

    /// <summary>The design and its workload, with every invariant that applies.</summary>
    public InvariantSet Set { get; }

    /// <summary>Cases for the invariants that hold of it.</summary>
    public Arbitrary<RandomCase> Cases => _property.Value.Cases;

    /// <summary>The design of a name.</summary>
    public static RecordedDesign Get(string name) => s_designs[name];

    /// <summary>What an engine says about an invariant.</summary>
    public VerdictRow Row(string invariant, string engine) => _run.Value.Rows.Single(row => row.Invariant == invariant && row.Engine == engine);

    /// <summary>Fails with the trace of the case, which FsCheck has shrunk by the time somebody reads it, and with what replays it.</summary>
    public void Keeps(RandomCase which)
    {
        if (_property.Value.Violation(which) is { } violation)
        {
            throw new XunitException(Environment.NewLine + TextTrace.Render(violation.Trace, violation.Invariant));
        }
    }
}
