namespace LuoModel.Kernel.Running;

/// <summary>
/// The sequences that are directed at what LUO can answer: each errno of each call, with the check that gives it, as far as user space and luo_mock can bring it about.
/// They lie in <c>kernel/directed</c>, one <c>cmd</c> object a line, and travel with the program.
/// </summary>
public static class DirectedCases
{
    private const string Prefix = "directed/";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<KernelCase> All { get; } = [.. typeof(DirectedCases).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    private static KernelCase Read(string resource)
    {
        using var reader = new StreamReader(typeof(DirectedCases).Assembly.GetManifestResourceStream(resource)!);
        return new KernelCase(
            Path.GetFileNameWithoutExtension(resource[Prefix.Length..]), reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
