using System.Text.Json;
using LuoModel.Kernel.Running;

namespace LuoModel.Cli.Renderers;

/// <summary>What a series changes on real kernels, for a terminal and as JSON.</summary>
internal static class KernelReviewText
{
    /// <summary>Prints the report.</summary>
    public static void Print(KernelTarget old, KernelTarget @new, string accelerator, ReviewReport report, IReadOnlyList<MovedInvariant> moved, TextWriter output)
    {
        output.WriteLine($"{old.Kernel.Name} ({old.DesignText}) and {@new.Kernel.Name} ({@new.DesignText}), in QEMU ({accelerator})");
        output.WriteLine($"  {report.Pairs.Count} sequences, {report.Differences.Count} in which the kernels part, {report.Differences.Count(difference => difference.IsPredicted)} of them as the two designs predict");
        foreach (IGrouping<string, ReviewedDifference> group in report.Differences.GroupBy(difference => $"{Operation(difference.Command)} {difference.IsPredicted}", StringComparer.Ordinal))
        {
            ReviewedDifference first = group.First();
            output.WriteLine($"{first.Base.Case.Name}: {first.Command} (needed: {first.Base.Case.Needs}){(group.Count() > 1 ? $", and {group.Count() - 1} more at {Operation(first.Command)}" : string.Empty)}");
            output.WriteLine($"  base     {first.Old}");
            output.WriteLine($"  patched  {first.New}");
            output.WriteLine($"  {(first.IsPredicted ? "as the designs predict" : "not as the designs predict")}");
            if (first.Base.Case.Replay.Length > 0)
            {
                output.WriteLine($"  again: ./luo kernel run '{first.Base.Case.Replay}'");
            }
        }

        foreach (KernelAnswer answer in report.Unpredicted)
        {
            output.WriteLine($"not as its design: {answer.Case.Name}: {answer.Divergence!.Expected}, the model has {answer.Divergence.Actual}");
        }

        foreach (MovedInvariant one in moved)
        {
            output.WriteLine($"{one.Invariant} {(one.Mended ? "is violated before and not after" : "is violated after and not before")}, within the bounds of the search; {one.Text}");
        }

        foreach (ReviewedLog line in report.Log.Where(line => line.Base != line.Patched))
        {
            output.WriteLine($"log: '{line.Text}' in {line.Base} sequences before, {line.Patched} after");
        }

        foreach (IGrouping<string, KernelAnswer> group in report.Pairs.Select(pair => pair.Base).Where(answer => answer.Kind is AnswerKind.NotApplicable or AnswerKind.Undecided).GroupBy(answer => answer.Reason, StringComparer.Ordinal))
        {
            output.WriteLine($"{group.Count()} not compared: {group.Key} ({group.First().Case.Name})");
        }
    }

    /// <summary>Writes the members of the report.</summary>
    public static void Write(Utf8JsonWriter json, KernelTarget old, KernelTarget @new, ReviewReport report, IReadOnlyList<MovedInvariant> moved)
    {
        json.WriteString("base", old.Kernel.Name);
        json.WriteString("baseDesign", old.DesignText);
        json.WriteString("patched", @new.Kernel.Name);
        json.WriteString("patchedDesign", @new.DesignText);
        json.WriteNumber("sequences", report.Pairs.Count);
        json.WriteStartArray("differences");
        foreach (ReviewedDifference difference in report.Differences)
        {
            json.WriteStartObject();
            json.WriteString("sequence", difference.Base.Case.Name);
            json.WriteString("replay", difference.Base.Case.Replay);
            json.WriteString("command", difference.Command);
            json.WriteString("base", difference.Old);
            json.WriteString("patched", difference.New);
            json.WriteBoolean("predicted", difference.IsPredicted);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("moved");
        foreach (MovedInvariant one in moved)
        {
            json.WriteStartObject();
            json.WriteString("invariant", one.Invariant);
            json.WriteBoolean("mended", one.Mended);
            json.WriteString("kernels", one.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("log");
        foreach (ReviewedLog line in report.Log)
        {
            json.WriteStartObject();
            json.WriteString("text", line.Text);
            json.WriteNumber("base", line.Base);
            json.WriteNumber("patched", line.Patched);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Operation(string command) => command.Split('"').ElementAtOrDefault(3) ?? "boot";
}
