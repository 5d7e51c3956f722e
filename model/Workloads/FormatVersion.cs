using System.Globalization;

namespace LuoModel.Model.Workloads;

/// <summary>
/// The version that files in a language of this program carry: workloads and scenarios in a statement, recordings in their header. A file without one is of the
/// version before there was one, which says the same.
/// </summary>
public static class FormatVersion
{
    /// <summary>The version that is written.</summary>
    public const int Current = 1;

    /// <summary>The statement of workloads and scenarios.</summary>
    public const string Statement = "format 1";

    /// <summary>What an end of the line or another word than a version is answered with.</summary>
    public const string Expected = "the version of the format, 1";

    /// <summary>What is wrong with a version, one clause; null when it can be read.</summary>
    public static string? Objection(string text) => text == Current.ToString(CultureInfo.InvariantCulture) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > Current
            ? $"the file is of format {number}, this luo reads {Current}: a later luo wrote it"
            : $"'{text}', expected {Expected}";
}
