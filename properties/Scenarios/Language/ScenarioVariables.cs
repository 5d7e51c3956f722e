using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Scenarios.Language;

/// <summary>The descriptor variables that a scenario can name: those that its workload opens, and those that a step receives.</summary>
internal sealed class ScenarioVariables
{
    private readonly List<string> _declared = [];

    /// <summary>Begins with the variables of <paramref name="workload"/>; null for a bare machine.</summary>
    public ScenarioVariables(Workload? workload)
    {
        if (workload is not null)
        {
            _declared.AddRange(CommandCatalog.For(DesignCatalog.Mainline, workload).Workload.Descriptors);
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
