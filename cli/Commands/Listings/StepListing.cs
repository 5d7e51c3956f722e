using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>What can be done in a run, as scenarios write it.</summary>
internal sealed class StepListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "commands";

    /// <inheritdoc/>
    public override string Description => "What user space, drivers and the environment can do, as scenarios and traces write it.";

    /// <inheritdoc/>
    public override string[] Titles => ["command", "forms", "what it is", "who"];

    /// <inheritdoc/>
    public override IEnumerable<ListItem> Items => StepForms.Names.Select(name =>
    {
        StepForm[] forms = [.. StepForms.All.Where(form => form.Op == name)];
        return ListItem.Of(
            ("id", name),
            ("forms", string.Join('\n', forms.Select(form => form.Pattern).Distinct())),
            ("about", string.Join('\n', forms.Select(form => form.About).Distinct())),
            ("who", StepForms.ActorOf(name)));
    });
}
