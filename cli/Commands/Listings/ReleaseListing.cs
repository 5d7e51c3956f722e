using System.Text.Json;
using LuoModel.Cli.Output;
using LuoModel.Model.Designs;
using Spectre.Console;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The release map: which release is which design, and the switches that it moved.</summary>
internal sealed class ReleaseListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "releases";

    /// <inheritdoc/>
    public override string Description => "The releases with LUO, oldest first: the design of each, what it is known from, and the switches in which it differs from the one before.";

    /// <inheritdoc/>
    public override Table ToTable()
    {
        Table table = TextTable.Create("release", "design", "known from", "differs from the release before");
        foreach (Design release in DesignCatalog.Releases)
        {
            table.Row(release.Release!, release.Id, ReleaseText.Of(release.KnownFrom), Moved(release));
        }

        return table;
    }

    /// <inheritdoc/>
    public override void WriteElements(Utf8JsonWriter json)
    {
        foreach (Design release in DesignCatalog.Releases)
        {
            json.WriteStartObject();
            json.WriteString("id", release.Release);
            json.WriteString("design", release.Id);
            json.WriteString("knownFrom", ReleaseText.Of(release.KnownFrom));
            json.WriteStartObject("differs");
            foreach (DesignSwitch known in Differences(release))
            {
                json.WriteString(known.Name, known.Of(release).Name);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }
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
