using LuoModel.Model;

namespace LuoModel.Kernel.Sources;

/// <summary>A release of Linux with LUO whose complete source Debian has, and the design that says what it does.</summary>
/// <param name="Name">As a user says it: 7.3.</param>
/// <param name="Package">Debian's package: a binary package with the tarball in it, or <c>linux</c> for the source package.</param>
/// <param name="Version">The version that the model was compared with.</param>
/// <param name="Design">Design text of the model.</param>
public sealed record KernelRelease(string Name, string Package, string Version, string Design)
{
    /// <summary>The suite that has the packages.</summary>
    public const string Suite = "trixie-backports";

    /// <summary>The releases, newest first.</summary>
    public static IReadOnlyList<KernelRelease> All { get; } =
    [
        new("7.3", "linux-source-7.3", "7.3.4-1~bpo13+1", "linux-7.3"),
        new("7.2", "linux-source-7.2", "7.2.12-1~bpo13+1", "linux-7.2"),
        new("7.1", "linux", "7.1.13-1~bpo13+1", "linux-7.1"),
        new("6.19", "linux", "6.19.6-2~bpo13+1", "linux-6.19.y"),
    ];

    /// <summary>The upstream version, without Debian's revision: 7.3.4.</summary>
    public string Upstream => Version[..Version.IndexOf('-', StringComparison.Ordinal)];

    /// <summary>Whether the package is a source package, which has the upstream tarball as it is.</summary>
    public bool IsSourcePackage => Package == "linux";

    /// <summary>The release that <paramref name="name"/> names, null when it names none.</summary>
    public static KernelRelease? Find(string name) => All.FirstOrDefault(release => release.Name == name || release.Upstream == name);

    /// <summary>The release that <paramref name="name"/> names.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public static KernelRelease Parse(string name) =>
        Find(name) ?? throw new UserError($"there is no release '{name}', expected one of {string.Join(", ", All.Select(release => release.Name))}");
}
