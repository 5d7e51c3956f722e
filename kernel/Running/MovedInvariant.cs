namespace LuoModel.Kernel.Running;

/// <summary>An invariant that only one of two designs violates, with what the two kernels did in the trace.</summary>
/// <param name="Invariant">LUO0nn.</param>
/// <param name="Mended">Whether the first design violates it and the second does not, within the bounds of the search.</param>
/// <param name="Text">What the kernels did in the trace of the design that violates it.</param>
public sealed record MovedInvariant(string Invariant, bool Mended, string Text)
{
    /// <summary>The invariants that moved.</summary>
    /// <param name="before">What the first design violates.</param>
    /// <param name="after">What the second violates.</param>
    /// <param name="report">Both kernels on the traces of both.</param>
    public static IReadOnlyList<MovedInvariant> Between(IReadOnlyList<ViolationCase> before, IReadOnlyList<ViolationCase> after, ReviewReport report) =>
    [
        .. Only(before, after).Select(violation => new MovedInvariant(violation.Invariant, Mended: true, Said(violation, report))),
        .. Only(after, before).Select(violation => new MovedInvariant(violation.Invariant, Mended: false, Said(violation, report))),
    ];

    private static IEnumerable<ViolationCase> Only(IReadOnlyList<ViolationCase> of, IReadOnlyList<ViolationCase> others) =>
        of.Where(violation => others.All(other => other.Invariant != violation.Invariant));

    private static string Said(ViolationCase violation, ReviewReport report)
    {
        var pair = report.Pairs.FirstOrDefault(pair => pair.Base.Case.Name == violation.Case.Name && pair.Base.Case.Replay == violation.Case.Replay);
        return pair.Base is null ? "its trace was not run"
            : pair.Base.Kind == AnswerKind.NotApplicable ? $"its trace was not run: {pair.Base.Reason}"
            : $"in its trace the first kernel {Did(pair.Base)}, the second {Did(pair.Patched)}; they {(KernelReview.Compare(pair.Base, pair.Patched) is null ? "do not part" : "part")} (./luo kernel run '{violation.Case.Replay}')";
    }

    private static string Did(KernelAnswer answer) => answer.Kind switch
    {
        AnswerKind.Same => "did as its design",
        AnswerKind.Differs => "did not as its design",
        _ => "gave no answer",
    };
}
