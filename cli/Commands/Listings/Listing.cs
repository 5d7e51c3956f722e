using LuoModel.Cli.Output;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>One kind of thing that <c>luo list</c> lists, as a table for people and as JSON for programs.</summary>
internal abstract class Listing
{
    /// <summary>The word on the command line.</summary>
    public abstract string Kind { get; }

    /// <summary>The name of the array in the JSON.</summary>
    public virtual string Member => Kind;

    /// <summary>What is listed, one sentence.</summary>
    public abstract string Description { get; }

    /// <summary>Titles of the table's columns.</summary>
    public abstract string[] Titles { get; }

    /// <summary>All that there is.</summary>
    public abstract IEnumerable<ListItem> Items { get; }

    /// <summary>The table of some items.</summary>
    public TextTable ToTable(IEnumerable<ListItem> items)
    {
        TextTable table = TextTable.Create(Titles);
        foreach (string[] row in items.SelectMany(item => item.Rows))
        {
            table.Row(row);
        }

        return table;
    }
}
