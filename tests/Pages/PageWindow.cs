using System.Text.Json;
using Microsoft.Playwright;

namespace LuoModel.Tests.Pages;

/// <summary>A page in a window, and what it shows.</summary>
internal sealed class PageWindow : IAsyncDisposable
{
    /// <summary>Reads the step that is shown off the elements of the page: what a reader sees.</summary>
    private const string Read = """
        () => {
          const texts = (query, of = document) => [...of.querySelectorAll(query)].map(element => element.textContent);
          const rows = [...document.querySelectorAll("table.state tbody tr")];
          const state = rows.filter(row => row.dataset.mark !== "gone").map(row => row.dataset.fact + ": " + row.querySelector("[data-value]").textContent);
          const was = row => row.querySelector(".mark span")?.textContent ?? "-";
          const changes = rows.filter(row => row.dataset.mark).map(row => row.dataset.fact + ": " + was(row) + " -> " + row.querySelector("[data-value]").textContent);
          return JSON.stringify({
            place: document.querySelector(".place").textContent,
            command: texts("[data-command]")[0] ?? "", result: texts("[data-result]")[0] ?? "", who: texts(".step-part .who")[0] ?? "",
            events: texts(".step-part .events li"), state, changes: changes.sort(),
            violated: [...document.querySelectorAll("[data-invariant][data-holds=false]")].map(element => element.dataset.invariant),
            holding: [...document.querySelectorAll("[data-invariant][data-holds=true]")].map(element => element.dataset.invariant),
            lanes: texts("g.step.now .said"),
            ledger: [...document.querySelectorAll("table.ledger tbody tr")].map(row => texts("td", row).join(" | ")),
          });
        }
        """;

    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];
    private readonly List<string> _asked = [];

    public PageWindow(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Add($"{message.Text} {message.Location}");
            }
        };
        page.Request += (_, request) => _asked.Add(request.Url);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Addresses that the page asked for, its own among them.</summary>
    public IReadOnlyList<string> Asked => _asked;

    /// <summary>What is shown of a step.</summary>
    public async Task<ShownStep> Step() => JsonSerializer.Deserialize<ShownStep>(await Page.EvaluateAsync<string>(Read), JsonSerializerOptions.Web)!;

    /// <summary>Whether the page is wider than the window, but for what scrolls by itself.</summary>
    public Task<bool> IsTooWide() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_errors);
    }
}

/// <summary>A step as a page shows it.</summary>
internal sealed record ShownStep(
    string Place, string Command, string Result, string Who, string[] Events, string[] State, string[] Changes, string[] Violated, string[] Holding, string[] Lanes, string[] Ledger);
