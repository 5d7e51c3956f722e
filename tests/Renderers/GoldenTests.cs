using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Traces;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Renderers;

/// <summary>
/// Each rendering of each golden trace, byte for byte. LUO_ACCEPT_GOLDEN=1 writes the files anew; the change then shows in the diff. Numbers of commands in
/// replay strings belong to the catalog and are left out of the comparison.
/// </summary>
public sealed class GoldenTests
{
    private const string Folder = "tests/Renderers/golden";

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var name in GoldenTraces.Names)
            {
                foreach (var format in TraceFormat.Names)
                {
                    cases.Add(name, format);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Renders_as_kept(string name, string format)
    {
        var trace = GoldenTraces.Get(name);
        var replay = trace.Replay.ToString();
        var rendered = Rendered(format, trace);
        Assert.Contains(replay, rendered + replay[(format == "mermaid" || rendered.StartsWith("--format", StringComparison.Ordinal) ? 0 : replay.Length)..], StringComparison.Ordinal);
        var text = rendered.Replace(replay, "REPLAY", StringComparison.Ordinal);
        var file = Checkout.PathOf($"{Folder}/{name}.{Extension(format)}");
        if (Environment.GetEnvironmentVariable("LUO_ACCEPT_GOLDEN") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text);
    }

    [Fact]
    public void There_are_at_least_ten_traces_and_no_file_without_one()
    {
        Assert.True(GoldenTraces.Names.Count() >= 10);
        var wanted = GoldenTraces.Names.SelectMany(name => TraceFormat.Names.Select(format => $"{name}.{Extension(format)}")).Order(StringComparer.Ordinal);
        Assert.Equal(wanted, Directory.GetFiles(Checkout.PathOf(Folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>A form that a trace does not have is kept as what is said instead.</summary>
    private static string Rendered(string format, Trace trace)
    {
        try
        {
            return TraceFormat.Render(format, trace);
        }
        catch (UserError refused) when (format == "c")
        {
            return refused.Message + "\n";
        }
    }

    private static string Extension(string format) => format switch
    {
        "text" => "txt",
        "mail" => "mail.txt",
        "itf" => "itf.json",
        "mermaid" => "mmd",
        _ => format,
    };
}
