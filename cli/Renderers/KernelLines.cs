using LuoModel.Kernel.Checking;
using LuoModel.Properties.Checking;

namespace LuoModel.Cli.Renderers;

/// <summary>What the real kernel made of what the model violates, in the report of a check.</summary>
internal static class KernelLines
{
    /// <summary>Writes a line for each invariant that was tried; nothing where the kernel was not asked.</summary>
    public static void Write(IReadOnlyList<CheckRun> runs, TextWriter output)
    {
        foreach (CheckRun run in runs)
        {
            if (run.Fact<KernelFacts>() is not { } facts)
            {
                continue;
            }

            string on = $"kernel, {run.Set.System.Workload.Id}";
            if (facts.Unavailable.Length > 0)
            {
                output.WriteLine($"  {on}: unavailable: {facts.Unavailable}");
                continue;
            }

            output.WriteLine($"  {on} on {facts.Kernel}: of {facts.Judgements.Count} violated invariants {facts.Judgements.Count(judgement => judgement.Opinion == KernelOpinion.Confirmed)} confirmed; of those that the model keeps nothing is said");
            foreach (KernelJudgement judgement in facts.Judgements)
            {
                output.WriteLine($"    {judgement.Invariant} {judgement.Text}");
            }
        }
    }

    /// <summary>Whether the kernel did otherwise than the model in some trace.</summary>
    public static bool Contradicted(CheckRun run) => run.Fact<KernelFacts>()?.Judgements.Any(judgement => judgement.Opinion == KernelOpinion.NotConfirmed) == true;

    /// <summary>Whether the kernel was asked and could not answer everything.</summary>
    public static bool IsOpen(CheckRun run) => run.Fact<KernelFacts>() is { } facts && (facts.Unavailable.Length > 0 || facts.Judgements.Any(judgement => judgement.Opinion == KernelOpinion.Open));
}
