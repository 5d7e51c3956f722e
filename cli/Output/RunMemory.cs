using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LuoModel.Cli.Output;

/// <summary>
/// How long a piece of long work took last time, said on standard error before it is begun again. It is kept beside the build and stands in no report; no result
/// depends on it, and a file that cannot be read or written only means that nothing is said.
/// </summary>
/// <param name="console">Where to say it, and where it is kept.</param>
/// <param name="what">What is done, the same text for the same work.</param>
internal sealed class RunMemory(LuoConsole console, string what)
{
    private const int Most = 50;
    private readonly long _start = Stopwatch.GetTimestamp();

    private string? Path => console.Memory is { } folder ? System.IO.Path.Combine(folder, "times.json") : null;

    /// <summary>Says what will be done and how long it took last time.</summary>
    public void Say()
    {
        var before = Read().TryGetValue(what, out var seconds) ? $"last time it took {Text(TimeSpan.FromSeconds(seconds))}" : "how long it takes is not known yet";
        console.Error.WriteLine($"luo: {what}; {before}");
    }

    /// <summary>Remembers that it is done now.</summary>
    public void Done()
    {
        if (Path is not { } file || !Directory.Exists(console.Memory))
        {
            return;
        }

        try
        {
            var times = Read();
            times.Remove(what);
            while (times.Count >= Most)
            {
                times.Remove(times.Keys.First());
            }

            times[what] = Stopwatch.GetElapsedTime(_start).TotalSeconds;
            OutputFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(times));
        }
        catch (Exception error) when (error is Model.UserError or IOException or UnauthorizedAccessException)
        {
            // Somebody else's checkout: nothing is remembered.
        }
    }

    /// <summary>A time for people: <c>4 s</c>, <c>3 min 20 s</c>.</summary>
    internal static string Text(TimeSpan time) => time.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, time.TotalSeconds):f0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s");

    private Dictionary<string, double> Read()
    {
        try
        {
            return Path is { } file && File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(file)) ?? [] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}
