using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LuoModel.Cli.Input;
using LuoModel.Model.Traces;
using LuoModel.Properties.Checking;
using LuoModel.Tests.Cli;

namespace LuoModel.Tests.Pages;

/// <summary>The page of the default check in a real browser: what a reader sees is what the objects say.</summary>
[Trait("Group", "all")]
public sealed class ReportBrowserTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-page-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ChromiumFact]
    public async Task Every_trace_of_the_default_check_is_stepped_through_and_equals_its_object()
    {
        var traces = Traces().ToArray();
        Assert.True(traces.Length > 50, $"{traces.Length} traces");
        await using var window = await browser.Open();
        await window.Page.GotoAsync(Address());
        foreach (var (key, replay) in traces)
        {
            var wanted = ReplayString.Parse(replay);
            var trace = ReplayPlayer.Play(wanted, Selection.Workload(wanted));
            await window.Page.EvaluateAsync("key => { location.hash = '#trace=' + encodeURIComponent(key) + '&step=0'; }", key);
            await window.Page.WaitForFunctionAsync("key => document.title.startsWith(key + ':')", key);
            for (var step = 0; step <= trace.Steps.Count; step++)
            {
                ShownTrace.Equal(trace, step, await window.Step());
                await window.Page.Keyboard.PressAsync("ArrowRight");
            }

            Assert.Contains(replay, await window.Page.Locator(".replay").First.TextContentAsync(), StringComparison.Ordinal);
        }

        Assert.All(window.Asked, address => Assert.StartsWith("file://", address, StringComparison.Ordinal));
    }

    [ChromiumFact]
    public async Task The_table_is_filtered_and_a_trace_opened_by_keyboard_alone()
    {
        await using var window = await browser.Open();
        var page = window.Page;
        await page.GotoAsync(Address());
        var all = await page.Locator("tbody tr").CountAsync();
        await page.Locator("#search").FillAsync("LUO027");
        Assert.Equal(1, await page.Locator("tbody tr").CountAsync());
        Assert.True(all > 10);
        Assert.Contains("q=LUO027", page.Url, StringComparison.Ordinal);
        await page.ReloadAsync(); // the filter is in the address
        Assert.Equal(1, await page.Locator("tbody tr").CountAsync());

        await page.Locator("tbody button[data-state=violated]").First.FocusAsync();
        Assert.Contains("Premises", await page.Locator("#tip").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("tip", await page.Locator("tbody button[data-state=violated]").First.GetAttributeAsync("aria-describedby"));
        var before = await page.EvaluateAsync<string>("() => document.activeElement.dataset.column");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.NotEqual(before, await page.EvaluateAsync<string>("() => document.activeElement.dataset.column"));
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("section.trace");
        Assert.Contains("LUO027", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Home");
        Assert.StartsWith("step 0 of ", (await window.Step()).Place, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Contains("step=1", page.Url, StringComparison.Ordinal);

        var link = page.Url;
        await page.GotoAsync("about:blank");
        await page.GotoAsync(link); // what was sent to somebody
        Assert.StartsWith("step 1 of ", (await window.Step()).Place, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task Dark_and_narrow_windows_are_obeyed()
    {
        await using var window = await browser.Open(width: 360, dark: true);
        foreach (var view in (string[])["", "#trace=LUO027%40hugetlb&step=2", "#explore=linux-7.3%2Ftiny&path=0.2"])
        {
            await window.Page.GotoAsync("about:blank");
            await window.Page.GotoAsync(Address() + view);
            await window.Page.WaitForSelectorAsync("h1");
            Assert.False(await window.IsTooWide(), $"'{view}' is wider than a phone");
            Assert.Equal("rgb(21, 25, 30)", await window.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        }

        await window.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.False(await window.Page.Locator(".bar").IsVisibleAsync(), "buttons are printed");
        Assert.True(await window.Page.Locator("svg.lanes").IsVisibleAsync(), "the lanes are not printed");
        await window.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Screen });
        await window.Page.Locator("#theme").ClickAsync();
        Assert.Equal("rgb(255, 255, 255)", await window.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    /// <summary>On a page of two workloads, which has each kind of element: axe looks at each cell of a table.</summary>
    [ChromiumFact]
    public async Task Axe_finds_nothing()
    {
        var small = Path.Combine(_folder.FullName, "small.html");
        CliRun.Of("check", "--workload", "tiny", "--workload", "hugetlb", "--engine", "exhaustive", "--no-traces", "--report", small);
        foreach (var dark in (bool[])[false, true])
        {
            await using var window = await browser.Open(dark: dark, bypassPolicy: true);
            string[] views = ["", "#trace=LUO027%40hugetlb&step=5", "#explore=linux-7.3%2Ftiny&path=0.1", "#show=holds"];
            foreach (var view in views)
            {
                await window.Page.GotoAsync("about:blank");
                await window.Page.GotoAsync($"file://{small}{view}");
                await window.Page.WaitForSelectorAsync("h1");
                if (view.Contains("explore", StringComparison.Ordinal))
                {
                    await window.Page.WaitForSelectorAsync("button.choice");
                }

                AxeResult result = await window.Page.RunAxe();
                Assert.True(result.Violations.Length == 0, $"'{view}' {(dark ? "dark" : "light")}: {string.Join("; ", result.Violations.Select(violation => $"{violation.Id} at {violation.Nodes[0].Target}: {violation.Help}"))}");
            }
        }
    }

    [ChromiumFact]
    public async Task A_graph_in_the_file_is_walked_as_the_step_walks()
    {
        await using var window = await browser.Open();
        await window.Page.GotoAsync(Address() + "#explore=linux-7.3%2Ftiny");
        await Walk.Random(window, "linux-7.3", "tiny", steps: 60, seed: 7, ledger: false, inOrder: false);
        await window.Page.Locator("button", new() { HasTextString = "Restart" }).ClickAsync();
        await window.Page.Locator("#wanted").SelectOptionAsync("LUO076");
        await window.Page.Locator("button", new() { HasTextString = "Shortest way" }).ClickAsync();
        await window.Page.WaitForFunctionAsync("() => document.querySelector('p.answer').textContent.includes('from here')");
        Assert.Equal("7 steps from here", await window.Page.Locator("p.answer").TextContentAsync()); // as the manifest has it
    }

    /// <summary>The key and the replay string of each cell with a trace, from the JSON of the same check.</summary>
    private static IEnumerable<(string Key, string Replay)> Traces()
    {
        using var document = JsonDocument.Parse(DefaultCheck.Json);
        foreach (var run in document.RootElement.GetProperty("runs").EnumerateArray())
        {
            var rows = run.GetProperty("verdicts").EnumerateArray().Where(row => row.TryGetProperty("replay", out _) && row.TryGetProperty("length", out _));
            foreach (var cell in rows.GroupBy(row => row.GetProperty("invariant").GetString()!))
            {
                var shortest = cell.OrderBy(row => row.GetProperty("length").GetInt32()).ThenBy(row => row.GetProperty("faults").GetInt32()).First();
                var of = run.GetProperty("design").GetString() is "linux-7.3" ? string.Empty : $", {run.GetProperty("design").GetString()}";
                yield return ($"{cell.Key}@{run.GetProperty("workload").GetString()}{of}", shortest.GetProperty("replay").GetString()!);
            }
        }
    }

    private string Address()
    {
        var file = Path.Combine(_folder.FullName, "check.html");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, DefaultCheck.Page);
        }

        return $"file://{file}";
    }
}
