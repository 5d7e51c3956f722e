using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios.Conditions;

/// <summary>Something that is true or false at the end of a run.</summary>
internal abstract record Condition
{
    /// <summary>Whether it is true.</summary>
    public abstract bool Holds(in RunEnd end);

    /// <summary>The condition and what it is made of.</summary>
    public virtual IEnumerable<Condition> Parts => [this];
}

/// <summary>A run that ended: where the machine is, and what of its history conditions ask for.</summary>
internal readonly ref struct RunEnd
{
    /// <summary>Design and workload.</summary>
    public required LuoSystem System { get; init; }

    /// <summary>The last state.</summary>
    public required LuoState State { get; init; }

    /// <summary>How the machine stopped; returned when it did not.</summary>
    public required Model.Commands.Outcome Stop { get; init; }

    /// <summary>Results of the labelled steps; null where a step did not happen.</summary>
    public required IReadOnlyList<StepResult?> Results { get; init; }

    /// <summary>How often the events that conditions ask for happened.</summary>
    public required IReadOnlyList<byte> Counts { get; init; }

    /// <summary>Ids of the invariants that were violated on the way.</summary>
    public required Func<string, bool> Violated { get; init; }
}

/// <summary>Not.</summary>
internal sealed record Not(Condition Inner) : Condition
{
    /// <inheritdoc/>
    public override IEnumerable<Condition> Parts => Inner.Parts.Append(this);

    /// <inheritdoc/>
    public override bool Holds(in RunEnd end) => !Inner.Holds(end);
}

/// <summary>All of some conditions, or any of them: as many as the file has in a row, so that neither time nor stack grows faster than the file.</summary>
/// <param name="Terms">The conditions, at least two.</param>
/// <param name="All">All of them, or any.</param>
internal sealed record Junction(IReadOnlyList<Condition> Terms, bool All) : Condition
{
    /// <inheritdoc/>
    public override IEnumerable<Condition> Parts => Terms.SelectMany(term => term.Parts).Append(this);

    /// <inheritdoc/>
    public override bool Holds(in RunEnd end)
    {
        foreach (var term in Terms)
        {
            if (term.Holds(end) != All)
            {
                return !All;
            }
        }

        return All;
    }
}

/// <summary>A comparison of a number.</summary>
/// <param name="Relation">=, !=, &lt;, &lt;=, &gt; or &gt;=.</param>
/// <param name="Number">With what.</param>
internal readonly record struct Comparison(string Relation, int Number)
{
    /// <summary>The relations.</summary>
    public static IReadOnlyList<string> Relations { get; } = ["=", "!=", "<", "<=", ">", ">="];

    /// <summary>Whether <paramref name="value"/> stands in the relation.</summary>
    public bool Of(int value) => Relation switch
    {
        "=" => value == Number,
        "!=" => value != Number,
        "<" => value < Number,
        "<=" => value <= Number,
        ">" => value > Number,
        _ => value >= Number,
    };
}

/// <summary>The result of a labelled step.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Index">Its number among the labels.</param>
/// <param name="Equal">= or !=.</param>
/// <param name="Result">The result; null: it did not happen.</param>
internal sealed record ResultIs(string Label, int Index, bool Equal, StepResult? Result) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(in RunEnd end) => (end.Results[Index] == Result) == Equal;
}

/// <summary>An invariant was violated on the way.</summary>
/// <param name="Id">LUO0nn.</param>
internal sealed record IsViolated(string Id) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(in RunEnd end) => end.Violated(Id);
}

/// <summary>The machine stopped in one of some ways.</summary>
/// <param name="Stops">The ways.</param>
internal sealed record Stopped(IReadOnlyList<Model.Commands.Outcome> Stops) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(in RunEnd end) => Stops.Contains(end.Stop);
}

/// <summary>How often something was called or happened.</summary>
/// <param name="Kind">What.</param>
/// <param name="Who">Name of the handler, FLB or module; empty for any.</param>
/// <param name="Token">The token; null for any.</param>
/// <param name="Times">How often.</param>
/// <param name="Index">Its place among the counts of a scenario.</param>
internal sealed record Called(EventKind Kind, string Who, ulong? Token, Comparison Times, int Index) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(in RunEnd end) => Times.Of(end.Counts[Index]);

    /// <summary>Whether <paramref name="e"/> counts.</summary>
    public bool Counts(in LuoEvent e, LuoSystem system) =>
        e.Kind == Kind
        && (Token is null || (e.Token >= 0 && system.Workload.Tokens[e.Token] == Token))
        && (Who.Length == 0 || (e.Who >= 0 && Subject(e, system) == Who));

    private static string? Subject(in LuoEvent e, LuoSystem system)
    {
        var workload = system.Workload;
        return e.Kind switch
        {
            EventKind.FlbPreserve or EventKind.FlbUnpreserve or EventKind.FlbRetrieve or EventKind.FlbFinish => workload.Flbs[e.Who],
            EventKind.FlbGetIncomingCall or EventKind.FlbPutIncomingCall => workload.Flbs[e.Who],
            EventKind.SubsystemPrepare or EventKind.SubsystemFreeze or EventKind.SubsystemCancel or EventKind.SubsystemBoot or EventKind.SubsystemFinish => workload.Subsystems[e.Who].Name,
            _ => e.Who < workload.Handlers.Count ? workload.Handlers[e.Who].Name : null,
        };
    }
}
