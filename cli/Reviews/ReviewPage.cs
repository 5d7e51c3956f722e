using System.Globalization;
using System.Text;
using LuoModel.Cli.Input;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Comparison;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Reviews;

/// <summary>What a review has to tell beside the verdicts.</summary>
internal sealed record ReviewFacts
{
    /// <summary>For an invariant that moved, the smallest sets of switches that flip it; where both sides are one design.</summary>
    public IReadOnlyDictionary<string, BisectReport> Switches { get; init; } = new Dictionary<string, BisectReport>();

    /// <summary>What user space sees; null where the sides are not two designs.</summary>
    public IReadOnlyList<DesignDifference>? Visible { get; init; }
}

/// <summary>Two designs or reports compared on one page of at most 72 columns, for a mail.</summary>
internal sealed class ReviewPage
{
    private const int Width = 72;
    private const int Half = (Width - 3) / 2;
    private readonly StringBuilder _text = new();

    /// <summary>The page.</summary>
    public static string Write(ReviewSide old, ReviewSide @new, Movements movements, ReviewFacts facts)
    {
        var page = new ReviewPage();
        page.Wrap($"old: {old.Name}", string.Empty, "     ");
        page.Wrap($"new: {@new.Name}", string.Empty, "     ");
        page.Wrap(Count(movements), string.Empty, string.Empty);
        foreach (var invariant in movements.Moved.GroupBy(moved => moved.New.Invariant))
        {
            page.Invariant(invariant.Key, [.. invariant], facts);
        }

        page.Visible(facts.Visible);
        page.Premises(old.Design, @new.Design);
        return page._text.ToString();
    }

    private static string Count(Movements movements) => string.Create(
        CultureInfo.InvariantCulture,
        $"{movements.Moved.Count} of {Counted.Of(movements.Compared, "verdict")} moved{(movements.OnlyOld + movements.OnlyNew > 0 ? $"; {movements.OnlyOld} are only in the old, {movements.OnlyNew} only in the new" : string.Empty)}.");

    private void Invariant(string id, IReadOnlyList<Movement> moved, ReviewFacts facts)
    {
        _text.Append('\n');
        Wrap($"{id}: {InvariantCatalog.Get(id).Sentence}", string.Empty, "  ");
        foreach (var movement in moved)
        {
            Wrap($"{movement.New.Workload}: {movement.Old.Text} -> {movement.New.Text}", "  ", "    ");
        }

        if (facts.Switches.TryGetValue(id, out var report))
        {
            Switches(report);
        }

        var shown = moved.MinBy(movement => Math.Min(movement.Old.Length, movement.New.Length))!;
        SideBySide(Lines(shown.Old), Lines(shown.New));
    }

    private void Switches(BisectReport report)
    {
        foreach (var set in report.Sets)
        {
            Wrap($"responsible: {string.Join(" and ", set.Switches.Select(known => $"{known.Name}={known.Of(set.Design).Name}"))}", "  ", "    ");
        }

        if (report.Sets.Count == 0)
        {
            Wrap("responsible: no set of switches flips it on this workload", "  ", "    ");
        }
    }

    private static List<string> Lines(SideVerdict verdict)
    {
        if (verdict.Replay is not { } text)
        {
            return [verdict.Text];
        }

        var replay = ReplayString.Parse(text);
        var trace = ReplayPlayer.Play(replay, Selection.Workload(replay));
        return [.. trace.Steps.SelectMany((step, i) => Folded(string.Create(
            CultureInfo.InvariantCulture, $"{i + 1,2} {Names.Of(step.Command, trace.System.Workload)} = {Names.Of(step.Result)}{(step.Violated.Contains(verdict.Invariant) ? "  <== violated" : string.Empty)}")))];
    }

    private static IEnumerable<string> Folded(string line) => TextLines.Wrap(line, Half, string.Empty, "   ");

    private void SideBySide(List<string> old, List<string> @new)
    {
        _text.Append("  ").Append("old".PadRight(Half - 2)).Append(" | new\n");
        for (var i = 0; i < Math.Max(old.Count, @new.Count); i++)
        {
            var left = i < old.Count ? old[i] : string.Empty;
            var right = i < @new.Count ? @new[i] : string.Empty;
            _text.Append($"{left.PadRight(Half)} | {right}".TrimEnd()).Append('\n');
        }
    }

    private void Visible(IReadOnlyList<DesignDifference>? differences)
    {
        if (differences is null)
        {
            return;
        }

        _text.Append("\nWhat user space and handlers see, by operation:\n");
        foreach (var difference in differences)
        {
            var within = $"on {difference.Workload.Id}";
            Wrap(
                difference.Difference is { } what
                    ? string.Create(CultureInfo.InvariantCulture, $"{Names.Of(difference.Steps[^1].Command.Op)}, after {Counted.Of(difference.Steps.Count, "command")} {within}: {what}")
                    : $"{(difference.Complete ? "no difference" : "undecided")} {within}",
                "  ", "    ");
        }
    }

    private void Premises(Design? old, Design? @new)
    {
        if (old is null || @new is null)
        {
            return;
        }

        _text.Append("\nPremises: the switches on which the two differ, and where each is from:\n");
        foreach (var known in SwitchCatalog.Differences(old, @new))
        {
            Wrap($"{known.Name}: {known.Of(old).Name} ({known.Of(old).Source}) -> {known.Of(@new).Name} ({known.Of(@new).Source})", "  ", "    ");
        }
    }

    private void Wrap(string text, string first, string rest)
    {
        foreach (var line in TextLines.Wrap(text, Width, first, rest))
        {
            _text.Append(line).Append('\n');
        }
    }
}
