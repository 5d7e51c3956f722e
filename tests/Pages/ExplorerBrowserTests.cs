using Deque.AxeCore.Playwright;

namespace LuoModel.Tests.Pages;

/// <summary><c>luo explore</c> in a real browser, with the step behind it.</summary>
[Trait("Group", "all")]
public sealed class ExplorerBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [ChromiumFact]
    public async Task Two_hundred_random_steps_are_the_steps()
    {
        await using var server = await Served.Begin("small");
        await using var window = await browser.Open();
        await window.Page.GotoAsync(server.Address);
        await Walk.Random(window, "linux-7.3", "small", steps: 200, seed: 11);
        Assert.All(window.Asked, address => Assert.StartsWith(server.Address, address, StringComparison.Ordinal));
    }

    [ChromiumFact]
    public async Task A_condition_is_searched_and_two_designs_stand_side_by_side()
    {
        await using var server = await Served.Begin("tiny", with: "linux-7.0");
        await using var window = await browser.Open(bypassPolicy: true);
        var page = window.Page;
        await page.GotoAsync(server.Address);
        await page.WaitForSelectorAsync("button.choice");
        Assert.Equal(2, await page.Locator("svg.lanes").CountAsync());
        await page.Locator("#wanted").FillAsync("kernel = 2 and outgoing \"s1\"");
        await page.Locator("button", new() { HasTextString = "Shortest way" }).ClickAsync();
        await page.WaitForFunctionAsync("() => /reached|never|not /.test(document.querySelector('p.answer').textContent)");
        await page.Locator("#wanted").FillAsync("LUO047");
        await page.Locator("button", new() { HasTextString = "Shortest way" }).ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('p.answer').textContent.startsWith('reached after 5 commands')"); // as the manifest has it
        await page.WaitForFunctionAsync("() => document.querySelector('.place').textContent === 'step 5 of 5'");
        Assert.Contains("path=", page.Url, StringComparison.Ordinal);
        Assert.True(await page.Locator("table.state tr.differs").CountAsync() > 0);
        await page.ReloadAsync(); // the state is in the address
        await page.WaitForFunctionAsync("() => document.querySelector('.place')?.textContent === 'step 5 of 5'");
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join("; ", result.Violations.Select(violation => $"{violation.Id} at {violation.Nodes[0].Target}: {violation.Help}")));

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("button", new() { HasTextString = "Save as scenario" }).ClickAsync());
        Assert.Contains("expect always violated LUO047", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
    }
}
