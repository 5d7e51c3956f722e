using System.Globalization;
using System.Text.Json;
using LuoModel.Model.Workloads;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The built-in workloads with the sizes that decide what a search costs.</summary>
internal sealed class WorkloadListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "workloads";

    /// <inheritdoc/>
    public override string Description => "The built-in workloads, for --workload, those that serve one question last; a file in the same language is taken as well.";

    /// <inheritdoc/>
    public override string[] Titles => ["workload", "sessions", "files", "FLBs", "kexecs", "faults", "invented", "what it is"];

    /// <inheritdoc/>
    public override IEnumerable<ListItem> Items => WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Select(WorkloadCatalog.Get).Select(workload => new ListItem(
        workload.Id,
        [
            [
                workload.Id, Number(workload.Names.Count), Number(workload.Files.Count), Number(workload.Flbs.Count),
                Number(workload.Bounds.Kexecs), Number(workload.Bounds.Faults),
                string.Join(' ', Invention.Of(workload).Select(invention => invention.Short)), workload.About,
            ],
        ],
        json => Write(workload, json)));

    private static void Write(Workload workload, Utf8JsonWriter json)
    {
        json.WriteString("id", workload.Id);
        json.WriteString("about", workload.About);
        json.WriteNumber("sessions", workload.Names.Count);
        json.WriteNumber("files", workload.Files.Count);
        json.WriteNumber("flbs", workload.Flbs.Count);
        json.WriteNumber("kexecs", workload.Bounds.Kexecs);
        json.WriteNumber("faults", workload.Bounds.Faults);
        json.WriteStartArray("invented");
        foreach (Invention invention in Invention.Of(workload))
        {
            json.WriteStringValue(invention.Text);
        }

        json.WriteEndArray();
        json.WriteString("text", WorkloadCatalog.Text(workload.Id));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
