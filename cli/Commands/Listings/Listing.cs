using System.Text.Json;
using Spectre.Console;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>One kind of thing that <c>luo list</c> lists, as a table for people and as JSON for programs.</summary>
internal abstract class Listing
{
    /// <summary>The word on the command line, and the name of the array in the JSON.</summary>
    public abstract string Kind { get; }

    /// <summary>What is listed, one sentence.</summary>
    public abstract string Description { get; }

    /// <summary>The table.</summary>
    public abstract Table ToTable();

    /// <summary>Writes the array's elements.</summary>
    public abstract void WriteElements(Utf8JsonWriter json);
}
