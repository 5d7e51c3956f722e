using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Scenarios.Language;

/// <summary>The descriptor variables that a scenario can name: those that its workload opens, and those that a step receives.</summary>
internal sealed class ScenarioVariables
{
    private readonly List<string> _declared = [];

    /// <summary>Begins with the variables of <paramref name="workload"/> on some designs; null for a bare machine.</summary>
    /// <exception cref="Model.UserError">A design can not run the workload.</exception>
    public ScenarioVariables(Workload? workload, IEnumerable<Design> designs)
    {
        foreach (var design in workload is null ? [] : designs)
        {
            _declared.AddRange(CommandCatalog.For(design, workload!).Workload.Descriptors.Except(_declared));
        }
    }

    /// <summary>All so far.</summary>
    public IReadOnlyList<string> Declared => _declared;

    /// <summary>A step receives <paramref name="name"/>.</summary>
    public void Declare(string name)
    {
        if (!_declared.Contains(name))
        {
            _declared.Add(name);
        }
    }
}
