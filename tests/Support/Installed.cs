using System.Diagnostics;

namespace LuoModel.Tests.Support;

/// <summary>Looks for programs that read what the model writes, and runs them.</summary>
internal static class Installed
{
    /// <summary>Whether a missing program is a failure, as in <c>./luo test --all</c>.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("LUO_READERS") == "required";

    /// <summary>The program's path, null when it is not installed.</summary>
    public static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code, and what it wrote to both of its outputs.</returns>
    public static (int Exit, string Output) Run(string program, string[] arguments, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.Result + error.Result);
    }
}

/// <summary>A test that needs node and a package of npm: in .luo/readers, the global folder, or where LUO_NODE_MODULES says.</summary>
internal sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute(string package)
    {
        if (Find(package) is null && !Installed.IsRequired)
        {
            Skip = $"no npm package {package} in LUO_NODE_MODULES, .luo/readers or the global folder";
        }
    }

    /// <summary>Folder of a package; says that it is missing where it is.</summary>
    public static string Folder(string package) => Find(package) ?? $"{package} is missing";

    private static string? Find(string package) => Installed.OnPath("node") is null ? null : new[]
    {
        Environment.GetEnvironmentVariable("LUO_NODE_MODULES"), Checkout.PathOf(".luo/readers/node_modules"), "/usr/lib/node_modules", "/usr/local/lib/node_modules",
    }.OfType<string>().Select(folder => Path.Combine(folder, package)).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "package.json")));
}

/// <summary>A test that needs graphviz.</summary>
internal sealed class GraphvizFactAttribute : FactAttribute
{
    public GraphvizFactAttribute()
    {
        if (Installed.OnPath("dot") is null && !Installed.IsRequired)
        {
            Skip = "graphviz is not installed";
        }
    }
}
