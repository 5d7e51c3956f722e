namespace LuoModel.Runs.Failures;

/// <summary>One run of a call.</summary>
/// <param name="Fails">What fails, as <see cref="LuoModel.Properties.Comparison.NamedPoint"/> writes it; "nothing".</param>
/// <param name="Answer">The result as a trace writes it.</param>
/// <param name="Callbacks">Callbacks and incidents in order, as a trace writes them, divided by semicolons.</param>
/// <param name="Left">What is different afterwards, fact by fact; empty: everything is as before.</param>
public sealed record FailureRow(string Fails, string Answer, string Callbacks, string Left);

/// <summary>A call in a situation, with nothing failing and with each failure that it can meet, one at a time.</summary>
/// <param name="Case">The call and the situation.</param>
/// <param name="Rows">The runs, in the order in which the points are passed; none where the design has no such call.</param>
public sealed record FailureTable(CallCase Case, IReadOnlyList<FailureRow> Rows);

/// <summary>What two designs do otherwise in one situation.</summary>
/// <param name="Case">The call and the situation.</param>
/// <param name="Here">Runs of the one that the other does not have.</param>
/// <param name="There">The other way round.</param>
public sealed record FailureDifference(CallCase Case, IReadOnlyList<FailureRow> Here, IReadOnlyList<FailureRow> There);
