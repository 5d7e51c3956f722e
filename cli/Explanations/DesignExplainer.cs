using LuoModel.Model;
using LuoModel.Model.Designs;

namespace LuoModel.Cli.Explanations;

/// <summary>Explains designs and the switches that they are made of.</summary>
internal static class DesignExplainer
{
    /// <summary>
    /// A design: every switch in which it differs from the newest release with its source, then all the others that something reads, and the events of the
    /// environment.
    /// </summary>
    public static Explanation Explain(Design design)
    {
        Design newest = DesignCatalog.Newest;
        DesignSwitch[] differences = [.. SwitchCatalog.Differences(newest, design)];
        return new Explanation(
            "design",
            design.Id,
            [("about", design.About), ($"differs from {newest.Id}", design.Id == newest.Id ? string.Empty : $"in {differences.Length} of {Counted.Of(SwitchCatalog.All.Count, "switch", "switches")}")],
            [
                new ExplanationTable(
                    "differences",
                    ["switch", "here", $"on {newest.Id}", "what it means", "source"],
                    [.. differences.Select(known => (IReadOnlyList<string>)[known.Name, known.Of(design).Name, known.Of(newest).Name, known.Of(design).Meaning, known.Of(design).Source])]),
                new ExplanationTable(
                    design.Id == newest.Id ? "switches" : "same",
                    ["switch", "value", "what it means", "source"],
                    Rows(design, SwitchCatalog.All.Except(differences).Where(known => !known.Of(design).IsInvented))),
                new ExplanationTable(
                    "invented",
                    ["invented for the model", "value", "what it means", "source"],
                    Rows(design, SwitchCatalog.All.Except(differences).Where(known => known.Of(design).IsInvented))),
                new ExplanationTable(
                    "environment",
                    ["event", "possible", "what happens", "the line that decides", "beyond a released kernel"],
                    [.. EnvironmentEvents.All.Select(known => (IReadOnlyList<string>)[known.Name, known.Exists(design) ? "yes" : "no", known.What, known.Decides(design), known.Needs ?? string.Empty])]),
            ]);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(Design design, IEnumerable<DesignSwitch> switches) =>
    [
        .. switches.Where(known => DesignRules.Unread(known, design) is null)
            .Select(known => (IReadOnlyList<string>)[known.Name, known.Of(design).Name, known.Of(design).Meaning, known.Of(design).Source]),
    ];

    /// <summary>An event of the environment: which designs can do it, and why.</summary>
    public static Explanation Explain(EnvironmentEvent known) => new(
        "event",
        known.Name,
        [("what", known.What), ("beyond a released kernel", known.Needs ?? string.Empty)],
        [
            new ExplanationTable(
                "designs",
                ["design", "possible", "the line that decides"],
                [.. DesignCatalog.All.Select(design => (IReadOnlyList<string>)[design.Id, known.Exists(design) ? "yes" : "no", known.Decides(design)])]),
        ]);

    /// <summary>A switch, or one value of it.</summary>
    /// <param name="known">The switch.</param>
    /// <param name="id">SWITCH or SWITCH=VALUE.</param>
    /// <exception cref="UserError">The switch has no such value.</exception>
    public static Explanation Explain(DesignSwitch known, string id)
    {
        string? value = id.Contains('=', StringComparison.Ordinal) ? id[(id.IndexOf('=', StringComparison.Ordinal) + 1)..] : null;
        if (value is not null && known.Choices.All(choice => choice.Name != value))
        {
            throw new UserError($"{known.Name} cannot be '{value}', expected one of {string.Join(", ", known.Choices.Select(choice => choice.Name))}");
        }

        return new Explanation(
            "switch",
            id,
            [("question", known.Question)],
            [
                new ExplanationTable(
                    "values",
                    ["value", "what it means", "source", "designs that have it"],
                    [
                        .. known.Choices.Where(choice => value is null || choice.Name == value).Select(choice => (IReadOnlyList<string>)
                        [
                            choice.Name, choice.Meaning, choice.Source, string.Join(", ", DesignCatalog.All.Where(design => known.Of(design) == choice).Select(design => design.Id)),
                        ]),
                    ]),
            ]);
    }
}
