using System.Globalization;
using System.Text.Json;

namespace LuoModel.Properties.Bugs;

/// <summary>What is expected of a row of the catalogue.</summary>
/// <param name="Id">The row.</param>
/// <param name="Verdict">The verdict's text.</param>
/// <param name="Length">Commands of the shortest trace, null when there is none.</param>
/// <param name="Faults">Faults of that trace, null when there is none.</param>
public sealed record BugExpectation(string Id, string Verdict, int? Length, int? Faults)
{
    /// <summary>Writes it as one element of the manifest.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("verdict", Verdict);
        if (Length is int length && Faults is int faults)
        {
            json.WriteNumber("length", length);
            json.WriteNumber("faults", faults);
        }

        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public override string ToString() => Length is int length
        ? string.Create(CultureInfo.InvariantCulture, $"{Verdict} after {length} commands, {Faults} faults")
        : Verdict;
}
