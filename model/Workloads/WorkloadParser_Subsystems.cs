namespace LuoModel.Model.Workloads;

/// <summary>Subsystems of v3 and v4.</summary>
public sealed partial class WorkloadParser
{
    private readonly List<SubsystemSpec> _subsystems = [];

    private void Subsystem(Word[] words)
    {
        var name = Argument(words, 1, "the subsystem's name");
        Unique(_subsystems.Select(s => s.Name), name, "subsystem");
        _subsystems.Add(words.Skip(2).Aggregate(new SubsystemSpec(name.Text), (subsystem, word) => word.Text switch
        {
            "freeze" => subsystem with { Freeze = true },
            "boot" => subsystem with { Boot = true },
            "bumps" => subsystem with { FreezeBumps = true },
            _ => throw At(word, $"'{word.Text}' is no property of a subsystem, expected freeze, boot or bumps"),
        }));
    }
}
