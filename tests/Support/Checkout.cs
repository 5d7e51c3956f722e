namespace LuoModel.Tests.Support;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Checkout
{
    /// <summary>Its top folder, the one with LuoModel.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below the top folder.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LuoModel.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"no LuoModel.sln above {AppContext.BaseDirectory}");
    }
}
