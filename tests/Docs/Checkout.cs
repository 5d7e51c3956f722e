namespace LuoModel.Tests.Docs;

/// <summary>The checkout the tests were built in.</summary>
internal static class Checkout
{
    /// <summary>Its top folder.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LuoModel.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside of a checkout");
        }

        return folder.FullName;
    }
}
