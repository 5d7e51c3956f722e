using System.Globalization;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Random;

namespace LuoModel.Cli.Renderers;

/// <summary>What a random run did, as text: how deep it got, what was answered, and each distinct violation with its cause.</summary>
internal static class RandomText
{
    /// <summary>The lines of one run.</summary>
    public static IEnumerable<string> Lines(CheckRun run)
    {
        if (run.Random is not { } report)
        {
            yield break;
        }

        var seen = report.Distribution;
        yield return Text($"  {run.Set.System.Workload.Id}: {Counted.Of(seen.Commands, "command")} in {Counted.Of(seen.Cases, "case")}, {100.0 * seen.Refused / Math.Max(1, seen.Commands):f0} % refused, {Counted.Of(seen.Tuples.Count, "tuple")} of operation, answer, callbacks and phase");
        yield return $"    cases by commands that changed something: {Shares(seen.Depths, Distribution.DepthLabel)}";
        yield return $"    by kexecs: {Shares(seen.Kexecs, Plain)}; by faults: {Shares(seen.Faults, Plain)}";
        yield return $"    answers: {Answers(seen)}";
        yield return $"    callbacks, failed in parentheses: {Callbacks(seen)}";
        foreach (var violation in report.Violations)
        {
            yield return Text($"    {violation.Invariant} {Length(violation)}: {violation.Cause}");
            yield return $"      ./luo trace '{violation.Trace.Replay}'";
            if (violation.Drawn is { } drawn)
            {
                yield return Text($"      found in {Counted.Of(violation.OriginalLength, "command")}: ./luo trace '{drawn}'");
            }
        }
    }

    private static string Length(RandomViolation violation) =>
        Text($"{violation.Trace.Steps.Count}{(violation.Trace.Faults == 0 ? string.Empty : $"+{violation.Trace.Faults}")}");

    private static string Shares(IReadOnlyList<long> counts, Func<int, string> label)
    {
        var all = Math.Max(1, counts.Sum());
        return string.Join(", ", Enumerable.Range(0, counts.Count).Where(i => counts[i] > 0).Select(i => Text($"{label(i)}: {100.0 * counts[i] / all:0.#} %")));
    }

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Answers(Distribution seen) => string.Join("; ",
        from op in Enumerable.Range(0, (int)Op.Count).Select(op => (Op)op)
        let answers = Enumerable.Range(0, 128).Where(errno => seen.Coverage.Returned(op, -errno) > 0).Select(errno => Text($"{Errno.Name(-errno)} {seen.Coverage.Returned(op, -errno):n0}"))
            .Concat(seen.Coverage.Stopped(op) > 0 ? [Text($"never {seen.Coverage.Stopped(op):n0}")] : [])
            .ToArray()
        where answers.Length > 0
        select $"{Names.Of(op)} {string.Join(", ", answers)}");

    private static string Callbacks(Distribution seen) => string.Join(", ",
        from kind in Enumerable.Range(1, (int)EventKind.Count - 1).Select(kind => (EventKind)kind)
        let ok = seen.Coverage.Events(kind, failed: false)
        let failed = seen.Coverage.Events(kind, failed: true)
        where ok + failed > 0
        select Text($"{Names.Of(kind)} {ok:n0}{(failed > 0 ? $" ({failed.ToString("n0", CultureInfo.InvariantCulture)})" : string.Empty)}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
