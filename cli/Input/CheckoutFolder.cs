namespace LuoModel.Cli.Input;

/// <summary>The checkout that the program was built in.</summary>
internal static class CheckoutFolder
{
    /// <summary>Its top folder, null when there is none around the program.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LuoModel.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
