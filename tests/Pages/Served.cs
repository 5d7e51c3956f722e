using LuoModel.Cli.Serving;
using LuoModel.Model.Workloads;

namespace LuoModel.Tests.Pages;

/// <summary>An explorer that listens, for a test.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ExplorerServer _server;

    private Served(string workload, string with) => _server = new ExplorerServer(
        new ExplorerAnswers([.. WorkloadCatalog.Ids.Select(WorkloadCatalog.Get)]), new ExplorerStart("linux-7.3", with, workload), _stop.Token);

    /// <summary>Where it is.</summary>
    public string Address => _server.Address;

    /// <summary>Begins one on a free port.</summary>
    public static async Task<Served> Begin(string workload, string with = "")
    {
        var served = new Served(workload, with);
        await served._server.Listen(0);
        return served;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _server.DisposeAsync();
        _stop.Dispose();
    }
}
