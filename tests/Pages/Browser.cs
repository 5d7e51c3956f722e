using System.Reflection;
using LuoModel.Tests.Support;
using Microsoft.Playwright;

namespace LuoModel.Tests.Pages;

/// <summary>A test that needs Chromium; <c>./luo test --all</c> fetches it, and where that fails the test does.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Browser.Program is null && !Installed.IsRequired)
        {
            Skip = "chromium is not installed";
        }
    }
}

/// <summary>One headless Chromium for the tests of a class.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The program, null when it is not installed.</summary>
    public static string? Program { get; } = Installed.OnPath("chromium") ?? Installed.OnPath("chromium-browser") ?? Installed.OnPath("google-chrome");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Program is null)
        {
            Assert.False(Installed.IsRequired, "chromium is missing: tests/provide-readers says why");
            return;
        }

        var package = typeof(Browser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PlaywrightPackage").Value;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", package);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A window of its own, in which an error of the page's script fails the test at its end.</summary>
    /// <param name="width">Columns of pixels.</param>
    /// <param name="dark">Whether its reader wants dark pages.</param>
    /// <param name="bypassPolicy">Whether the page's policy is set aside, so that a checker can be put into it.</param>
    internal async Task<PageWindow> Open(int width = 1280, bool dark = false, bool bypassPolicy = false)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            BypassCSP = bypassPolicy,
        });
        return new PageWindow(context, await context.NewPageAsync());
    }
}
