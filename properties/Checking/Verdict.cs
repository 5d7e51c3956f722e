namespace LuoModel.Properties.Checking;

/// <summary>What an engine says about an invariant. Never a bare "ok": a verdict stands beside its bounds.</summary>
public enum Verdict
{
    /// <summary>True of every state and step within the workload's bounds.</summary>
    Holds,

    /// <summary>True at any length, by the solver.</summary>
    Proved,

    /// <summary>False, with a shortest trace.</summary>
    Violated,

    /// <summary>Means nothing for this design on this workload.</summary>
    NotApplicable,

    /// <summary>A bound or the user ended the search before.</summary>
    Unknown,

    /// <summary>The random engine ran so many commands and found nothing.</summary>
    NotFound,

    /// <summary>Not inductive: a counterexample to induction is no violation.</summary>
    NotInductive,

    /// <summary>The engine can not run here.</summary>
    Unavailable,
}

/// <summary>How verdicts are written.</summary>
public static class VerdictText
{
    /// <summary>The verdict in reports and JSON, e.g. <c>not-found</c>.</summary>
    public static string Text(this Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.Proved => "proved",
        Verdict.Violated => "violated",
        Verdict.NotApplicable => "not-applicable",
        Verdict.Unknown => "unknown",
        Verdict.NotFound => "not-found",
        Verdict.NotInductive => "not-inductive",
        _ => "unavailable",
    };
}
