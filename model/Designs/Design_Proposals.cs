using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>Switches of proposals that no generation has taken up.</summary>
public sealed partial record Design
{
    /// <summary>What hot-unplug does to preserved files.</summary>
    [Switch("hot-unplug", "What becomes of preserved files whose device is hot-unplugged?")]
    public HotUnplug HotUnplug { get; init; }
}
