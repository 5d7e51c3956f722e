using LuoModel.Model.Commands;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Scenarios.Running;

/// <summary>The commands of a scenario in the order of its file, and what every boot of its workload does by itself.</summary>
/// <param name="commands">The commands.</param>
/// <param name="workload">The workload with everything that the scenario names.</param>
/// <param name="dimensions">Room to run in.</param>
/// <param name="boots">The generated commands whose set-up is taken over; null when the scenario sets everything up.</param>
internal sealed class ScenarioCommands(IReadOnlyList<Command> commands, Workload workload, Dimensions dimensions, CommandCatalog? boots) : CommandCatalog
{
    /// <inheritdoc/>
    public override IReadOnlyList<Command> Commands => commands;

    /// <inheritdoc/>
    public override Dimensions Dimensions => dimensions;

    /// <inheritdoc/>
    public override Workload Workload => workload;

    /// <inheritdoc/>
    public override IReadOnlyList<Command> Setup(bool first) => boots?.Setup(first) ?? [];

    /// <inheritdoc/>
    public override bool Enabled(LuoState state, int index) => true;
}
