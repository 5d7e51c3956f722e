using LuoModel.Model.Designs;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>What is known of a release, in words.</summary>
internal static class ReleaseText
{
    /// <summary>What a design is known from, e.g. <c>recorded code, read code</c>.</summary>
    public static string Of(KnownFrom from)
    {
        string[] sources =
        [
            .. Sources.Where(source => from.HasFlag(source.From)).Select(source => source.Text),
        ];
        return sources.Length == 0 ? "-" : string.Join(", ", sources);
    }

    private static IReadOnlyList<(KnownFrom From, string Text)> Sources { get; } =
        [(KnownFrom.RecordedCode, "recorded code"), (KnownFrom.ReadCode, "read code"), (KnownFrom.Mail, "mail")];
}
