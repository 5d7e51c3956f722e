using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Processes;
using LuoModel.Kernel.Running;
using LuoModel.Kernel.Sources;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;

namespace LuoModel.Kernel.Checking;

/// <summary>What the real kernel made of a violation.</summary>
public enum KernelOpinion
{
    /// <summary>The kernel did what the model does in the trace that violates it.</summary>
    Confirmed,

    /// <summary>The kernel did something else.</summary>
    NotConfirmed,

    /// <summary>No machine performs the trace, or the machine did not come to an end.</summary>
    Open,
}

/// <summary>The real kernel on one invariant that the model violates.</summary>
/// <param name="Invariant">LUO0nn.</param>
/// <param name="Opinion">What became of it.</param>
/// <param name="Text">What was run and what it needed, or why nothing was; one clause.</param>
public sealed record KernelJudgement(string Invariant, KernelOpinion Opinion, string Text);

/// <summary>What the kernel knows beside verdicts.</summary>
/// <param name="Kernel">Which kernel in which machine; empty when there is none.</param>
/// <param name="Unavailable">Why there is none; empty when there is one.</param>
/// <param name="Judgements">One for each invariant that the model violates.</param>
public sealed record KernelFacts(string Kernel, string Unavailable, IReadOnlyList<KernelJudgement> Judgements) : EngineFacts;

/// <summary>
/// The real kernel as an engine: each invariant that the model violates on the workload is tried there with the shortest trace. <c>violated</c> then means that the kernel
/// answered, called back and logged as the model does in a run that violates it; of what else could happen there it says nothing, so an invariant that the model
/// keeps has no row.
/// </summary>
public sealed class KernelEngine : IEngine
{
    /// <summary>The name in reports.</summary>
    public const string Engine = "kernel";

    /// <inheritdoc/>
    public string Name => Engine;

    /// <summary>It executes the code that the step states.</summary>
    public bool ExecutesTheStep => false;

    /// <inheritdoc/>
    public EngineResult Check(InvariantSet set, CheckOptions options)
    {
        var release = KernelRelease.All.FirstOrDefault(release => release.Design == set.System.Design.Id);
        if (release is null)
        {
            return Missing(set, $"{set.System.Design.Id} is the design of no kernel that can be built, expected one of {string.Join(", ", KernelRelease.All.Select(known => known.Design))}");
        }

        try
        {
            var cache = KernelCache.FromEnvironment();
            Qemu.Demand();
            return new KernelBuilder(cache).Find(KernelSource.Of(release), [], options.Cancellation) is { } kernel
                ? Check(set, options, new KernelRunner(new KernelTarget(kernel, set.System.Design, release.Design), cache, new MachineOptions()))
                : Missing(set, $"Linux {release.Upstream} is not built here: ./luo kernel build --release {release.Name}");
        }
        catch (ToolException error)
        {
            return Missing(set, error.Message);
        }
    }

    private static EngineResult Missing(InvariantSet set, string reason) => new(
        [.. set.Invariants.Select(invariant => new VerdictRow(invariant.Id, Engine, Verdict.Unavailable))], new KernelFacts(string.Empty, reason, []));

    private static EngineResult Check(InvariantSet set, CheckOptions options, KernelRunner runner)
    {
        var rows = new List<VerdictRow>();
        var judgements = new List<KernelJudgement>();
        foreach (var row in new ExhaustiveCheck().Check(set, options with { OnlyShortest = true }).Rows.Where(row => row.Trace is not null && !options.Cancellation.IsCancellationRequested))
        {
            var answer = runner.Run([TraceCases.Of(row.Invariant, row.Trace!)], options.Cancellation)[0];
            var judgement = Judge(row.Invariant, answer);
            judgements.Add(judgement);
            rows.Add(judgement.Opinion == KernelOpinion.Confirmed
                ? row with { Engine = Engine, Seen = answer.Commands, ExactTo = 0, Frontier = [], Tested = null }
                : new VerdictRow(row.Invariant, Engine, Verdict.Unknown) { Seen = answer.Commands });
        }

        return new EngineResult(rows, new KernelFacts($"Linux {runner.Target.Kernel.Version} in QEMU ({runner.Accelerator})", string.Empty, judgements));
    }

    /// <summary>What an answer says of the invariant that its sequence violates on the model.</summary>
    public static KernelJudgement Judge(string invariant, KernelAnswer answer) => answer.Kind switch
    {
        AnswerKind.Same => new(invariant, KernelOpinion.Confirmed, $"confirmed, {answer.Case.Needs} needed: {answer.Commands} commands as on the model"),
        AnswerKind.Differs => new(invariant, KernelOpinion.NotConfirmed, $"not confirmed, {answer.Case.Needs} needed: {answer.Divergence!.Expected}, the model has {answer.Divergence.Actual}"),
        AnswerKind.Undecided => new(invariant, KernelOpinion.Open, $"undecided: {answer.Reason}"),
        _ => new(invariant, KernelOpinion.Open, $"not run: {answer.Reason}"),
    };
}
