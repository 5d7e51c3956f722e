namespace LuoModel.Tests.Cli;

/// <summary>The default check, run once for all tests that look at what it gives.</summary>
internal static class DefaultCheck
{
    private static readonly Lazy<(CliRun Run, string Page, string Json)> s_done = new(Do);

    /// <summary>What the command gave.</summary>
    public static CliRun Run => s_done.Value.Run;

    /// <summary>Its page.</summary>
    public static string Page => s_done.Value.Page;

    /// <summary>Its JSON.</summary>
    public static string Json => s_done.Value.Json;

    private static (CliRun Run, string Page, string Json) Do()
    {
        var folder = Directory.CreateTempSubdirectory("luo-check-");
        try
        {
            var (page, json) = (Path.Combine(folder.FullName, "check.html"), Path.Combine(folder.FullName, "check.json"));
            var run = CliRun.Of("check", "--no-traces", "--report", page, "--json", json);
            return (run, File.ReadAllText(page), File.ReadAllText(json));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
