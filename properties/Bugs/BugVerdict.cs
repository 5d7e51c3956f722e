namespace LuoModel.Properties.Bugs;

/// <summary>What became of a row of the catalogue.</summary>
public enum BugVerdict
{
    /// <summary>A defect: its invariant is violated on the design that has it, and holds within the same bounds on the fixed one.</summary>
    Found,

    /// <summary>A suspicion: its invariant is violated on the design it is raised against; where a repair is named, the repair keeps it.</summary>
    Confirmed,

    /// <summary>The invariant holds on the design that should break it, within the bounds.</summary>
    Refuted,

    /// <summary>The model can not show it; the row says why.</summary>
    NotObservable,

    /// <summary>The design that should mend it violates the invariant as well.</summary>
    NotFixed,

    /// <summary>A bound or the user ended a search before.</summary>
    Unknown,
}

/// <summary>How verdicts on bugs are written.</summary>
public static class BugVerdictText
{
    /// <summary>The verdict in reports, JSON and the manifest, e.g. <c>not-observable</c>.</summary>
    public static string Text(this BugVerdict verdict) => verdict switch
    {
        BugVerdict.Found => "found",
        BugVerdict.Confirmed => "confirmed",
        BugVerdict.Refuted => "refuted",
        BugVerdict.NotObservable => "not-observable",
        BugVerdict.NotFixed => "not-fixed",
        _ => "unknown",
    };
}
