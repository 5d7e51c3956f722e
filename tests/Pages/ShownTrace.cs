using LuoModel.Cli.Pages;
using LuoModel.Model.Traces;

namespace LuoModel.Tests.Pages;

/// <summary>What a page must show of a trace, made from the trace itself.</summary>
internal static class ShownTrace
{
    /// <summary>Compares a step on the page with the trace's.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="number">The step, 0 for before the first.</param>
    /// <param name="shown">What the page shows.</param>
    /// <param name="ledger">Whether the page has the ledger.</param>
    /// <param name="inOrder">Whether the page has the facts in the trace's own order.</param>
    public static void Equal(Trace trace, int number, ShownStep shown, bool ledger = true, bool inOrder = true)
    {
        var workload = trace.System.Workload;
        var step = number == 0 ? null : trace.Steps[number - 1];
        var state = number == 0 ? trace.Before(0) : step!.State(trace.System);
        Assert.Equal($"step {number} of {trace.Steps.Count}", shown.Place);
        string[] facts = [.. StateDescription.Of(state, workload).Select(fact => $"{fact.Name}: {fact.Value}")];
        Assert.Equal(inOrder ? facts : [.. facts.Order(StringComparer.Ordinal)], inOrder ? shown.State : [.. shown.State.Order(StringComparer.Ordinal)]);
        Assert.Equal(trace.Checked.Where(id => step?.Violated.Contains(id) == true).Order(StringComparer.Ordinal), shown.Violated.Order(StringComparer.Ordinal));
        Assert.Equal(trace.Checked.Where(id => step?.Violated.Contains(id) != true).Order(StringComparer.Ordinal), shown.Holding.Order(StringComparer.Ordinal));
        if (ledger)
        {
            Assert.Equal(Ledger(trace), shown.Ledger);
        }

        if (step is null)
        {
            Assert.Equal(string.Empty, shown.Command);
            return;
        }

        Assert.Equal(Names.Of(step.Command, workload), shown.Command);
        Assert.Equal(Names.Of(step.Result), shown.Result);
        Assert.StartsWith($"by {step.Actor}", shown.Who, StringComparison.Ordinal);
        Assert.Equal(step.Events.Select(e => Names.Of(e, workload)), shown.Events);
        Assert.Equal(
            StateDescription.Changes(trace.Before(number - 1), state, workload).Order(StringComparer.Ordinal), shown.Changes.Order(StringComparer.Ordinal));
        Assert.Equal(Lanes(trace, number), string.Join(' ', shown.Lanes.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    /// <summary>The words in the lanes of a step, as the picture of a trace has them.</summary>
    private static string Lanes(Trace trace, int number)
    {
        var lanes = PageTrace.Lanes(trace);
        var kernel = 1;
        var rows = Enumerable.Range(0, number).Select(i => lanes.Of(trace.Steps[i], i + 1, ref kernel)).ToArray()[^1];
        return string.Join(' ', rows.SelectMany(row => row.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static IEnumerable<string> Ledger(Trace trace)
    {
        var first = ResourceLedger.Of(trace).FirstUnmatched;
        foreach (var entry in ResourceLedger.Of(trace).Entries)
        {
            var partners = entry.Partners.Count > 0 ? $"step {string.Join(", ", entry.Partners.Select(step => step + 1))}" : string.Empty;
            var isFirst = first is not null && entry.Step == first.Step && entry.Resource == first.Resource;
            yield return $"{entry.Step + 1} | {entry.Text} | {partners}{(!entry.Unmatched ? string.Empty : isFirst ? $"✗ first without a partner: {entry.MissingPartner}" : "✗ no partner")}";
        }
    }
}
