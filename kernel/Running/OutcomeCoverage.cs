using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Properties.Luo;
using LuoModel.Runs.Scripts;

namespace LuoModel.Kernel.Running;

/// <summary>An answer that the model gives: operation, result, and the check that refuses.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Ret">0 or a negative errno; <see cref="int.MinValue"/> when it does not return.</param>
/// <param name="Cause">The check; empty when nothing refuses.</param>
public readonly record struct ModelAnswer(Op Op, int Ret, string Cause)
{
    /// <summary>As reports show it.</summary>
    public override string ToString() => $"{Names.Of(Op)} {(Ret == int.MinValue ? "does not return" : Errno.Name(Ret))}{(Cause.Length > 0 ? ": " + Cause : string.Empty)}";
}

/// <summary>An answer that the kernel did not give.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">Why not.</param>
public sealed record MissingOutcome(string Answer, string Reason);

/// <summary>
/// Which answers the kernel gave, of those that the model gives in the same sequences. An answer counts when the kernel did what the model did up to that command.
/// </summary>
public sealed class OutcomeCoverage
{
    private readonly Design _design;
    private readonly Dictionary<ModelAnswer, string> _known = [];
    private readonly HashSet<ModelAnswer> _reached = [];

    /// <summary>Nothing yet, of <paramref name="design"/>.</summary>
    public OutcomeCoverage(Design design) => _design = design;

    /// <summary>Answers that kernel and model gave, as reports show them.</summary>
    public IReadOnlyList<string> ReachedTexts => [.. _reached.Select(answer => answer.ToString()).Order(StringComparer.Ordinal)];

    /// <summary>Answers that kernel and model gave.</summary>
    public int Reached => _reached.Count;

    /// <summary>Answers that the model gave.</summary>
    public int Known => _known.Count;

    /// <summary>Answers that the model gave and the kernel did not, with the reason that the first such sequence had.</summary>
    public IReadOnlyList<MissingOutcome> Missing =>
        [.. _known.Where(known => !_reached.Contains(known.Key)).Select(known => new MissingOutcome(known.Key.ToString(), known.Value)).OrderBy(missing => missing.Answer, StringComparer.Ordinal)];

    /// <summary>Results of the list of LUO's answers that the kernel did not give, with the reason.</summary>
    public IReadOnlyList<MissingOutcome> MissingListed =>
        [.. ListedOutcomes.Newest.Where(listed => !_reached.Any(outcome => outcome.Op == listed.Op && outcome.Ret == listed.Ret))
            .Select(listed => new MissingOutcome($"{Names.Of(listed.Op)} {Errno.Name(listed.Ret)}: {listed.When}", ReasonOf(listed)))];

    /// <summary>Counts a sequence.</summary>
    public void Add(KernelAnswer answer)
    {
        if (answer.Case.Commands.Count == 0)
        {
            return;
        }

        var model = ScriptAnswers.Of(_design, answer.Case.Commands);
        var same = answer.Kind == AnswerKind.Same ? model.Count : answer.Kind == AnswerKind.Differs ? Math.Max(0, answer.Commands - 1) : 0;
        var reason = answer.Reason.Length > 0 ? answer.Reason : "kernel and model part before";
        for (var i = 0; i < model.Count; i++)
        {
            if (model[i].Op == Op.None)
            {
                continue;
            }

            var outcome = new ModelAnswer(model[i].Op, Math.Min(model[i].Ret, 0), model[i].Cause);
            _known.TryAdd(outcome, reason);
            if (i < same)
            {
                _reached.Add(outcome);
            }
        }
    }

    /// <summary>Why no sequence brought it about: the list says it, or a sequence that could not be run would have.</summary>
    private string ReasonOf(ListedOutcome listed) =>
        _known.FirstOrDefault(known => known.Key.Op == listed.Op && known.Key.Ret == listed.Ret && !_reached.Contains(known.Key)).Value
        ?? listed.OutOfReach ?? $"no sequence of this check brings it about on {_design.Id}";
}
