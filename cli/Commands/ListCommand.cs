using System.CommandLine;
using LuoModel.Cli.Commands.Listings;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo list KIND</c>: what there is to name on the command line.</summary>
internal static class ListCommand
{
    private static readonly Listing[] s_listings =
    [
        new DesignListing(), new ReleaseListing(), new SwitchListing(), new WorkloadListing(), new InvariantListing(), new DefectListing(),
    ];

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var command = new Command("list", $"List what can be named: {string.Join(", ", s_listings.Select(listing => listing.Kind))}.");
        foreach (Listing listing in s_listings)
        {
            command.Add(Create(listing, console));
        }

        return command;
    }

    private static Command Create(Listing listing, LuoConsole console)
    {
        Option<string?> json = CommonOptions.Json();
        var command = new Command(listing.Kind, listing.Description) { json };
        command.SetAction(parsed =>
        {
            string? target = parsed.GetValue(json);
            JsonReport.Write(target, console, writer =>
            {
                writer.WriteStartArray(listing.Kind);
                listing.WriteElements(writer);
                writer.WriteEndArray();
            });
            if (target != JsonReport.StandardOutput)
            {
                listing.ToTable().Write(console);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
