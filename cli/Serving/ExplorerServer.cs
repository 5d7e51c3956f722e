using System.Globalization;
using System.Net;
using System.Text;
using LuoModel.Cli.Pages;
using LuoModel.Model;
using LuoModel.Model.Designs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LuoModel.Cli.Serving;

/// <summary>What is shown first.</summary>
/// <param name="Design">Design text.</param>
/// <param name="With">A second design, empty for none.</param>
/// <param name="Workload">Workload name.</param>
internal sealed record ExplorerStart(string Design, string With, string Workload);

/// <summary>
/// The explorer on the loopback interface: the page of reports with the step behind it. It answers only to its own name and port and only to its own page, and
/// writes nothing anywhere.
/// </summary>
/// <param name="answers">The step.</param>
/// <param name="start">What is shown first.</param>
/// <param name="stop">Ends the session.</param>
internal sealed class ExplorerServer(ExplorerAnswers answers, ExplorerStart start, CancellationToken stop) : IAsyncDisposable
{
    private readonly RunningSearch _search = new(stop);
    private WebApplication? _application;
    private int _port;

    /// <summary>Where it is, once it runs.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/");

    /// <summary>Begins to listen.</summary>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <exception cref="UserError">The port is taken or not to be had.</exception>
    public async Task Listen(int port)
    {
        // No settings of the folder, of files or of the environment: what it listens on is said here only.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = 0;
            options.Listen(IPAddress.Loopback, port);
        });
        builder.Logging.ClearProviders();
        _application = builder.Build();
        _application.Run(Answer);
        try
        {
            await _application.StartAsync(stop).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw new UserError(string.Create(CultureInfo.InvariantCulture, $"port {port} can not be listened on: {error.Message}, expected another --port, or 0 for any"));
        }

        _port = new Uri(_application.Urls.First()).Port;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync().ConfigureAwait(false);
        }

        _search.Dispose();
    }

    /// <summary>Why a request is not answered; null where it is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="port">The port that is listened on.</param>
    internal static string? Refusal(HttpRequest request, int port)
    {
        string[] own = [.. ((string[])["127.0.0.1", "localhost"]).Select(name => string.Create(CultureInfo.InvariantCulture, $"{name}:{port}"))];
        return !own.Contains(request.Host.Value) ? "another name than this host's own"
            : request.Headers.Origin.Any(origin => !own.Any(name => origin == $"http://{name}")) ? "a page from elsewhere asks"
            : request.Headers["Sec-Fetch-Site"].Any(site => site is not ("same-origin" or "none")) ? "a page from elsewhere asks"
            : null;
    }

    private async Task Answer(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.XFrameOptions = "DENY";
        var (status, type, text) = Refusal(request, _port) is { } refusal ? (StatusCodes.Status403Forbidden, "application/json", Error(refusal)) : Told(request);
        response.StatusCode = status;
        response.ContentType = $"{type}; charset=utf-8";
        if (type == "text/plain")
        {
            response.Headers.ContentDisposition = "attachment; filename=\"explored.luo\"";
        }

        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted).ConfigureAwait(false);
    }

    private (int Status, string Type, string Text) Told(HttpRequest request)
    {
        const string Json = "application/json";
        try
        {
            return (request.Method, request.Path.Value) switch
            {
                ("GET", "/") => (StatusCodes.Status200OK, "text/html", Page()),
                ("GET", "/api/at") => (StatusCodes.Status200OK, Json, answers.At(Asked("design"), request.Query["with"], Asked("workload"), Asked("path"))),
                ("GET", "/api/scenario") => (StatusCodes.Status200OK, "text/plain", answers.Scenario(Asked("design"), Asked("workload"), Asked("path"))),
                ("POST", "/api/search") => (StatusCodes.Status200OK, Json, Started(_search.Start(answers.Set(Asked("design"), Asked("workload")), Asked("condition")))),
                ("GET", "/api/search") => (StatusCodes.Status200OK, Json, _search.Told(int.TryParse(Asked("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)),
                _ => (StatusCodes.Status404NotFound, Json, Error("there is nothing of that name")),
            };
        }
        catch (UserError error)
        {
            return (StatusCodes.Status400BadRequest, Json, Error(error.Message));
        }

        string Asked(string name) => request.Query[name].ToString();
    }

    private string Page() => PageDocument.Html("LuoModel explorer", JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("luo", LuoModel.Model.Traces.ReplayStamp.ThisVersion);
        json.WriteString("title", "explorer");
        json.WriteStartObject("live");
        json.WriteString("design", start.Design);
        json.WriteString("with", start.With);
        json.WriteString("workload", start.Workload);
        json.WriteStartArray("designs");
        foreach (var design in DesignCatalog.All)
        {
            json.WriteStringValue(design.Id);
        }

        json.WriteEndArray();
        json.WriteStartArray("workloads");
        foreach (var workload in answers.Workloads)
        {
            json.WriteStringValue(workload);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }), connect: "'self'");

    private static string Started(int number) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("number", number);
        json.WriteEndObject();
    });

    private static string Error(string message) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("error", message);
        json.WriteEndObject();
    });
}
