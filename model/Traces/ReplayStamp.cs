using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;

namespace LuoModel.Model.Traces;

/// <summary>
/// What a replay string was made with, so that it is not played as something else: written <c>VERSION-DESIGN-WORKLOAD</c>, the latter two as six hexadecimal
/// digits. What the step itself does is not in it: a replay shows what the model does now.
/// </summary>
/// <param name="Version">The version of the program that wrote it.</param>
/// <param name="Design">Digest of the values of the design's switches.</param>
/// <param name="Workload">Digest of the workload's statements and of the commands that they give under the design, in their order.</param>
public sealed record ReplayStamp(string Version, string Design, string Workload)
{
    private const int Digits = 6;

    private static readonly ConditionalWeakTable<LuoSystem, ReplayStamp> s_stamps = [];

    /// <summary>The values that switches have when nothing is said; digests hold what differs, so that a further switch moves none.</summary>
    private static readonly Design s_silent = new() { Id = string.Empty, About = string.Empty };

    /// <summary>The version of this program.</summary>
    public static string ThisVersion { get; } = typeof(ReplayStamp).Assembly.GetName().Version!.ToString(3);

    /// <summary>The stamp of what is replayed on <paramref name="system"/> now.</summary>
    public static ReplayStamp Of(LuoSystem system) => s_stamps.GetValue(system, static made => new ReplayStamp(ThisVersion, OfDesign(made), OfWorkload(made)));

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <returns>Null when the text is none.</returns>
    public static ReplayStamp? TryParse(string text) =>
        text.Split('-') is [var version, var design, var workload] && System.Version.TryParse(version, out _) && IsDigest(design) && IsDigest(workload)
            ? new ReplayStamp(version, design, workload)
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Version}-{Design}-{Workload}";

    private static bool IsDigest(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigitLower);

    private static string OfDesign(LuoSystem system) =>
        Digest(SwitchCatalog.Differences(s_silent, system.Design).Select(known => $"{known.Name}={known.Of(system.Design).Name}").Order(StringComparer.Ordinal));

    private static string OfWorkload(LuoSystem system)
    {
        var workload = system.Workload;
        return Digest(system.Catalog.Commands.Select(command => Names.Of(command, workload)).Prepend(workload.Statements));
    }

    private static string Digest(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }
}
