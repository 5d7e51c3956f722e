using LuoModel.Properties.Invariants;

namespace LuoModel.Properties.Checking;

/// <summary>A way to come to verdicts. The command line has one list of them; whatever else knows engines by name knows them from there.</summary>
public interface IEngine
{
    /// <summary>The name in reports and options.</summary>
    string Name { get; }

    /// <summary>
    /// Whether it executes the step itself. What an engine says that reasons about another statement of it stands behind the invariants that do not apply.
    /// </summary>
    bool ExecutesTheStep { get; }

    /// <summary>Checks invariants of a design on a workload within bounds. It writes nothing; what it knows beside the verdicts are its facts.</summary>
    /// <param name="set">Design, workload and the invariants that apply.</param>
    /// <param name="options">Bounds, threads, progress, and the wish to stop, after which it says what it knows.</param>
    EngineResult Check(InvariantSet set, CheckOptions options);
}

/// <summary>What an engine found.</summary>
/// <param name="Rows">Its verdicts, in the order of the invariants.</param>
/// <param name="Facts">What else it knows, null when nothing.</param>
public sealed record EngineResult(IReadOnlyList<VerdictRow> Rows, EngineFacts? Facts = null);

/// <summary>What an engine knows beside verdicts, for the reports.</summary>
public abstract record EngineFacts;
