using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>The documents of the checkout, by their paths from its top folder.</summary>
internal static class Documents
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.GetFiles(Checkout.Root, "*.md")
            .Concat(Directory.GetFiles(Checkout.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Append(Checkout.PathOf("kernel/README.md")).Append(Checkout.PathOf("tests/recordings/README.md"))
            .Select(path => Path.GetRelativePath(Checkout.Root, path)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a document.</summary>
    public static string Text(string document) => File.ReadAllText(Checkout.PathOf(document));
}
