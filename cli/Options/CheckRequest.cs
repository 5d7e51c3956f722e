using System.CommandLine;
using System.Globalization;
using LuoModel.Cli.Input;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Runs.Recordings;

namespace LuoModel.Cli.Options;

/// <summary>What the user asked <c>luo check</c> for.</summary>
/// <param name="Designs">Designs, in the order named.</param>
/// <param name="Workloads">Workloads, in the order named.</param>
/// <param name="Engines">Engines, in the order in which they run.</param>
/// <param name="Check">Bounds and threads.</param>
/// <param name="Json">Where to write JSON, null for nowhere.</param>
/// <param name="Accept">Whether to move the manifest.</param>
/// <param name="Traces">Whether traces are shown.</param>
/// <param name="Shard">Which part of the runs this is.</param>
/// <param name="Against">A design or report to compare with, null for none.</param>
internal sealed record CheckRequest(
    IReadOnlyList<Design> Designs,
    IReadOnlyList<Workload> Workloads,
    IReadOnlyList<IEngine> Engines,
    CheckOptions Check,
    string? Json,
    bool Accept,
    bool Traces,
    Shard Shard,
    string? Against)
{
    /// <summary>Recordings that the random engine begins with.</summary>
    public IReadOnlyList<string> Recordings { get; init; } = [];

    /// <summary>Whether it is asked for within seconds; what is quick needs no announcement.</summary>
    public bool Quick { get; init; }

    /// <summary>Every design on every workload: the units of a check.</summary>
    public IReadOnlyList<(Design Design, Workload Workload)> Units => [.. Designs.SelectMany(design => Workloads.Select(workload => (design, workload)))];

    /// <summary>What decides the result, as text: the same for all parts of a run, other for other runs.</summary>
    public string Identity => string.Join(' ',
    [
        .. Units.Select(unit => $"{unit.Design.Id}:{unit.Workload.Id}"), .. Engines.Select(engine => engine.Name), .. Check.Invariants,
        string.Create(CultureInfo.InvariantCulture, $"faults={Check.Faults} depth={Check.MaxDepth} states={Check.MaxStates} time={Check.Time} seed={Check.Seed} symmetry={Check.Symmetry}"),
        .. Recordings,
    ]);
}

/// <summary>The options of <c>luo check</c>.</summary>
internal sealed class CheckCommandOptions
{
    /// <summary>Workloads that take a second or less, and together show most of what is violated.</summary>
    private static readonly string[] s_quick = ["tiny", "ring", "hugetlb"];
    private readonly Option<string[]> _design = CommonOptions.Design();
    private readonly Option<string[]> _workload = CommonOptions.Workload();
    private readonly Option<string[]> _invariant = CommonOptions.Invariant();
    private readonly Option<string[]> _engine = CommonOptions.Engine();
    private readonly Option<int?> _faults = CommonOptions.Faults();
    private readonly Option<int?> _maxDepth = CommonOptions.MaxDepth();
    private readonly Option<long?> _maxStates = CommonOptions.MaxStates();
    private readonly Option<TimeSpan?> _time = CommonOptions.Time();
    private readonly Option<int?> _threads = CommonOptions.Threads();
    private readonly Option<ulong?> _seed = CommonOptions.Seed();
    private readonly Option<string[]> _from = new("--from")
    {
        HelpName = "PATH",
        Description = "Let the random engine begin with the scripts of these recordings, changed. Repeatable; a folder stands for the recordings below it",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<string?> _json = CommonOptions.Json();
    private readonly Option<bool> _accept = new("--accept") { Description = "Make what this run finds the expected verdicts (docs/manifest.json)" };
    private readonly Option<bool> _symmetry = new("--symmetry") { Description = "Explore one state of each orbit under renaming; leaves out invariants with monitors" };
    private readonly Option<Shard?> _shard = Shard.Option(Environment.GetEnvironmentVariable);
    private readonly Option<string?> _against = new("--against")
    {
        HelpName = "DESIGN|FILE.json",
        Description = "Say which verdicts are others than those of DESIGN, or of an earlier report; exit code 1 if any is",
    };

    private readonly Option<bool> _quick = new("--quick") { Description = $"Only {string.Join(", ", s_quick)} by the exhaustive engine, and only the table: an answer within seconds" };
    private readonly Option<bool> _noTraces = new("--no-traces") { Description = "Only the tables" };

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_design, _workload, _invariant, _engine, _faults, _maxDepth, _maxStates, _time, _threads, _seed, _from, _json, _accept, _symmetry, _noTraces, _shard, _against, _quick])
        {
            command.Add(option);
        }
    }

    /// <summary>Reads what was given.</summary>
    /// <exception cref="Model.UserError">A name stands for nothing.</exception>
    public CheckRequest Read(ParseResult parsed, CancellationToken stop)
    {
        var request = Plain(parsed, stop);
        if (request.Engines is not [RandomCheck] || request.Check.Time is not { } time)
        {
            return request;
        }

        // A soak: the time is that of the whole command, and nothing else ends it.
        var share = time / Math.Max(1, request.Designs.Count * request.Workloads.Count);
        return request with { Check = request.Check with { Time = share, RandomCommands = null } };
    }

    private static Func<LuoSystem, IReadOnlyList<IReadOnlyList<ReplayCommand>>> SeedsFrom(IReadOnlyList<string> recordings) =>
        system => ScriptSeeds.Read(recordings, system);

    /// <summary>
    /// What is checked where nobody names anything: the newest release, and the same with its known problems repaired, where a new way of breaking an invariant
    /// is not hidden behind an old one.
    /// </summary>
    private Design[] Usual(ParseResult parsed) =>
        parsed.GetValue(_quick) || parsed.GetValue(_workload) is { Length: > 0 } ? [DesignCatalog.Newest] : [DesignCatalog.Newest, Repairs.Repaired];

    private CheckRequest Plain(ParseResult parsed, CancellationToken stop) => new(
        Selection.Designs(parsed.GetValue(_design) ?? [], Usual(parsed)),
        Selection.Workloads(parsed.GetValue(_workload) ?? [], parsed.GetValue(_quick) ? s_quick : WorkloadCatalog.Ids),
        Options.Engines.Named(parsed.GetValue(_engine) is { Length: > 0 } named ? named : parsed.GetValue(_quick) ? [ExhaustiveCheck.Engine] : []),
        new CheckOptions
        {
            Invariants = parsed.GetValue(_invariant) ?? [],
            Faults = parsed.GetValue(_faults),
            MaxDepth = parsed.GetValue(_maxDepth),
            MaxStates = (int)Math.Min(parsed.GetValue(_maxStates) ?? CheckOptions.DefaultMaxStates, int.MaxValue - 1),
            Time = parsed.GetValue(_time),
            Symmetry = parsed.GetValue(_symmetry),
            Threads = parsed.GetValue(_threads) ?? Environment.ProcessorCount,
            Seed = parsed.GetValue(_seed) ?? 1,
            Seeds = SeedsFrom(RecordingFiles.Find(parsed.GetValue(_from) ?? [])),
            Cancellation = stop,
        },
        parsed.GetValue(_json),
        parsed.GetValue(_accept),
        !parsed.GetValue(_noTraces) && !parsed.GetValue(_quick),
        parsed.GetValue(_shard) ?? Shard.Whole,
        parsed.GetValue(_against))
    {
        Recordings = RecordingFiles.Find(parsed.GetValue(_from) ?? []),
        Quick = parsed.GetValue(_quick),
    };
}
