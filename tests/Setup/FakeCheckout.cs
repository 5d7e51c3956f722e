using System.Diagnostics;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Setup;

/// <summary>A folder with the real luo script, a few source files, and a dotnet that only notes what it was asked to do.</summary>
internal sealed class FakeCheckout : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-script-");

    public FakeCheckout()
    {
        // Another user must be able to read it.
        File.SetUnixFileMode(_folder.FullName, (UnixFileMode)0b111_101_101);
        foreach (string room in new[] { "model", "search", "properties", "runs", "solver", "bench", "cli", "tests" })
        {
            Write($"{room}/{room}.cs", string.Empty);
        }

        foreach (string name in new[] { "global.json", "nuget.config", "Directory.Build.props", "Directory.Packages.props" })
        {
            Write(name, string.Empty);
        }

        Write("fake/sdks", "8.0.100 [/usr/share/dotnet/sdk]\n10.0.100 [/usr/share/dotnet/sdk]\n");
        Install(Checkout.PathOf("luo"), "luo");
        Install(Checkout.PathOf("tests/Setup/fake-dotnet"), "fake/dotnet");

        // As after an earlier build: what the very first one says is a test of its own.
        Write(".luo/cli.results", string.Empty);
        Write(".luo/tests.results", string.Empty);
        Environment = new() { ["LUO_DOTNET"] = PathOf("fake/dotnet"), ["FAKE"] = PathOf("fake") };
    }

    /// <summary>Environment variables of the script, beside PATH and HOME.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>What dotnet was asked to do since the last time, in order.</summary>
    public string[] TakeCalls()
    {
        string file = PathOf("fake/calls");
        string[] calls = File.Exists(file) ? File.ReadAllLines(file) : [];
        File.Delete(file);
        return calls;
    }

    public string PathOf(string relative) => Path.Combine(_folder.FullName, relative);

    public void Write(string relative, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), content);
    }

    /// <summary>Puts an executable script where the real one would be.</summary>
    public void WriteScript(string relative, string content)
    {
        Write(relative, $"#!/usr/bin/env bash\n{content}\n");
        File.SetUnixFileMode(PathOf(relative), (UnixFileMode)0b111_101_101);
    }

    /// <summary>Runs the script.</summary>
    public ScriptRun Run(params string[] args) => Start(args).Finish();

    /// <summary>Runs the script as a user who may read the checkout but not write there.</summary>
    public ScriptRun RunAsStranger(params string[] args)
    {
        if (System.Environment.IsPrivilegedProcess)
        {
            const string Nobody = "65534";
            return Start(["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", PathOf("luo"), .. args], through: "env").Finish();
        }

        foreach (string folder in Directory.GetDirectories(_folder.FullName).Append(_folder.FullName))
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b101_101_101);
        }

        return Run(args);
    }

    public RunningScript Start(string[] args, string? through = null, string? folder = null)
    {
        var start = new ProcessStartInfo(through ?? PathOf("luo"), args)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = System.Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = PathOf("fake");
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        return new RunningScript(Process.Start(start)!);
    }

    public void Dispose()
    {
        foreach (string folder in Directory.GetDirectories(_folder.FullName).Append(_folder.FullName))
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        }

        _folder.Delete(recursive: true);
    }

    private void Install(string source, string relative)
    {
        File.Copy(source, PathOf(relative));
        File.SetUnixFileMode(PathOf(relative), (UnixFileMode)0b111_101_101);
    }
}

/// <summary>A script under way.</summary>
internal sealed class RunningScript(Process process)
{
    private readonly Task<string> _output = process.StandardOutput.ReadToEndAsync();
    private readonly Task<string> _error = process.StandardError.ReadToEndAsync();

    /// <summary>Waits for its end.</summary>
    public ScriptRun Finish()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        using (process)
        {
            return new ScriptRun(process.ExitCode, _output.Result, _error.Result);
        }
    }
}

/// <summary>What a script gave.</summary>
internal sealed record ScriptRun(int ExitCode, string Output, string Error)
{
    /// <summary>The only line on standard error.</summary>
    public string ErrorLine => Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
