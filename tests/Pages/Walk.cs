using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;

namespace LuoModel.Tests.Pages;

/// <summary>Walks an explorer at random and compares each state with the step's.</summary>
internal static class Walk
{
    /// <summary>Takes steps; where nothing can be done any more it begins again.</summary>
    /// <param name="window">A window that shows an explorer.</param>
    /// <param name="design">The design that is explored.</param>
    /// <param name="workload">The workload.</param>
    /// <param name="steps">Steps to take.</param>
    /// <param name="seed">Where the dice begin.</param>
    /// <param name="ledger">Whether the explorer has the ledger.</param>
    /// <param name="inOrder">Whether it has the facts in the step's order.</param>
    public static async Task Random(PageWindow window, string design, string workload, int steps, int seed, bool ledger = true, bool inOrder = true)
    {
        var dice = new Random(seed);
        var page = window.Page;
        var set = InvariantSet.For(DesignText.Parse(design), WorkloadCatalog.Get(workload), InvariantCatalog.All);
        List<string> path = [];
        await page.WaitForSelectorAsync("button.choice");
        for (var step = 0; step < steps; step++)
        {
            var tokens = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('button.choice[data-token]')].map(button => button.dataset.token)");
            if (tokens.Length == 0)
            {
                path = [];
                await page.Locator("button", new() { HasTextString = "Restart" }).ClickAsync();
                await page.WaitForSelectorAsync("button.choice");
                continue;
            }

            path.Add(tokens[dice.Next(tokens.Length)]);
            await page.EvaluateAsync("token => document.querySelector(`button.choice[data-token='${token}']`).click()", path[^1]);
            await page.WaitForFunctionAsync("count => document.querySelector('.place').textContent === `step ${count} of ${count}`", path.Count);
            var replay = ReplayString.Parse($"luo1:{design}:{workload}:{string.Join('.', path)}");
            ShownTrace.Equal(TracePlayer.Play(set, replay.Commands), path.Count, await window.Step(), ledger, inOrder);
        }
    }
}
