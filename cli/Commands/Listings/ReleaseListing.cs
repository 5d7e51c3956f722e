using System.Text.Json;
using LuoModel.Model.Designs;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The release map: which release is which design, and the switches that it moved.</summary>
internal sealed class ReleaseListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "releases";

    /// <inheritdoc/>
    public override string Description => "The releases with LUO, oldest first: the design of each, what it is known from, and the switches in which it differs from the one before.";

    /// <inheritdoc/>
    public override string[] Titles => ["release", "design", "known from", "differs from the release before"];

    /// <inheritdoc/>
    public override IEnumerable<ListItem> Items => DesignCatalog.Releases.Select(release => new ListItem(
        release.Release!, [[release.Release!, release.Id, ReleaseText.Of(release.KnownFrom), Moved(release)]], json => Write(release, json)));

    private static void Write(Design release, Utf8JsonWriter json)
    {
        json.WriteString("id", release.Release);
        json.WriteString("design", release.Id);
        json.WriteString("knownFrom", ReleaseText.Of(release.KnownFrom));
        json.WriteStartObject("differs");
        foreach (DesignSwitch known in Differences(release))
        {
            json.WriteString(known.Name, known.Of(release).Name);
        }

        json.WriteEndObject();
    }

    private static string Moved(Design release)
    {
        if (DesignCatalog.Before(release) is not { } before)
        {
            return "the first";
        }

        string[] moved = [.. Differences(release).Select(known => $"{known.Name}: {known.Of(before).Name} -> {known.Of(release).Name}")];
        return moved.Length == 0 ? "in nothing" : string.Join('\n', moved);
    }

    private static IEnumerable<DesignSwitch> Differences(Design release) =>
        DesignCatalog.Before(release) is { } before ? SwitchCatalog.Differences(before, release) : [];
}
