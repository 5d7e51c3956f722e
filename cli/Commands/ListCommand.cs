using System.CommandLine;
using LuoModel.Cli.Commands.Listings;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo list [KIND] [WORDS]</c>: what there is to name on the command line, all of it or what has some words.</summary>
internal static class ListCommand
{
    private static readonly Listing[] s_listings =
    [
        new DesignListing(), new ReleaseListing(), new SwitchListing(), new WorkloadListing(), new InvariantListing(), new DefectListing(),
        new ScenarioListing(), new StepListing(), new ErrnoListing(), new ProofListing(), new FindingListing(),
    ];

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        Argument<string[]> words = Words();
        var command = new Command("list", $"List what can be named, or what of it has some words: {string.Join(", ", s_listings.Select(listing => listing.Kind))}.") { words };
        foreach (Listing listing in s_listings)
        {
            command.Add(Create(listing, console));
        }

        command.SetAction(parsed =>
        {
            string[] wanted = parsed.GetValue(words) ?? [];
            if (wanted.Length > 0 && s_listings.FirstOrDefault(listing => listing.Kind.Equals(wanted[0], StringComparison.OrdinalIgnoreCase)) is { } kind)
            {
                Show(kind, Found(kind, wanted[1..]), console); // the kind, in another case
            }
            else if (wanted.Length > 0)
            {
                Everywhere(wanted, console);
            }
            else
            {
                Kinds(console);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Create(Listing listing, LuoConsole console)
    {
        Option<string?> json = CommonOptions.Json();
        Argument<string[]> words = Words();
        var command = new Command(listing.Kind, listing.Description) { words, json };
        if (listing.Member != listing.Kind)
        {
            command.Aliases.Add(listing.Member);
        }

        command.SetAction(parsed =>
        {
            ListItem[] found = Found(listing, parsed.GetValue(words) ?? []);
            string? target = parsed.GetValue(json);
            JsonReport.Write(target, console, writer =>
            {
                writer.WriteStartArray(listing.Member);
                foreach (ListItem item in found)
                {
                    writer.WriteStartObject();
                    item.Write(writer);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            if (target != JsonReport.StandardOutput)
            {
                Show(listing, found, console);
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>What of a kind has the words.</summary>
    /// <exception cref="UserError">Nothing has.</exception>
    private static ListItem[] Found(Listing listing, string[] words)
    {
        ListItem[] all = [.. listing.Items];
        ListItem[] found = [.. all.Where(item => item.Has(words))];
        return found.Length > 0 || words.Length == 0
            ? found
            : throw new UserError($"no {listing.Kind} with '{string.Join(' ', words)}', {Suggested(words, all.Select(item => item.Id))}");
    }

    private static Argument<string[]> Words() => new("WORDS") { Description = "Only what has all of these words, in any case", Arity = ArgumentArity.ZeroOrMore };

    private static void Show(Listing listing, ListItem[] found, LuoConsole console)
    {
        if (found.Length > 0)
        {
            listing.ToTable(found).Write(console);
        }
        else
        {
            console.Output.WriteLine($"  no {listing.Kind}: they are read from the checkout, and the program is in none");
        }
    }

    private static void Kinds(LuoConsole console)
    {
        TextTable table = TextTable.Create("./luo list", "what is listed");
        foreach (Listing listing in s_listings)
        {
            table.Row(listing.Kind, listing.Description);
        }

        table.Write(console);
        console.Output.WriteLine("./luo list KIND WORDS keeps what has all the words, ./luo list WORDS looks through every kind.");
    }

    /// <summary>What has the words, of every kind.</summary>
    private static void Everywhere(string[] words, LuoConsole console)
    {
        (Listing Listing, ListItem[] Found)[] hits = [.. s_listings.Select(listing => (listing, listing.Items.Where(item => item.Has(words)).ToArray())).Where(hit => hit.Item2.Length > 0)];
        if (hits.Length == 0)
        {
            string[] known = [.. s_listings.Select(listing => listing.Kind), .. s_listings.SelectMany(listing => listing.Items).Select(item => item.Id)];
            throw new UserError($"nothing has '{string.Join(' ', words)}', {Suggested(words, known)}");
        }

        foreach ((Listing listing, ListItem[] found) in hits)
        {
            console.Output.WriteLine($"{listing.Kind}: {found.Length}");
            listing.ToTable(found).Write(console);
        }
    }

    private static string Suggested(string[] words, IEnumerable<string> names) =>
        Suggestion.Near(string.Join(' ', words), names) is { } near ? $"did you mean '{near}'?"
            : $"expected words of one of them, or one of the kinds {string.Join(", ", s_listings.Select(listing => listing.Kind))}";
}
