using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO021: the duplicate map lists exactly the files that are held.</summary>
public sealed class Luo021DuplicateMapExact : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO021";

    /// <inheritdoc/>
    public override string Sentence => "The map against double preservation lists exactly the ids of the files that LUO holds.";

    /// <inheritdoc/>
    public override string Why => "An id too many refuses a file for ever; one too few lets a file be preserved that another session already hands over.";

    /// <inheritdoc/>
    public override string Anchor => "luo_preserve_file(), luo_retrieve_file() and luo_file_finish() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Design.DoublePreserve == DoublePreserve.Busy;

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool IsTestedIn(in StateView view) => view.Owners.ContainsAnyExcept((short)0) || view.State.DuplicateMap.ContainsAnyExcept((byte)0);

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view)
    {
        var map = view.State.DuplicateMap;
        for (var key = 0; key < map.Length; key++)
        {
            if (map[key] != 0 != view.Owners[key] > 0)
            {
                return false;
            }
        }

        return true;
    }
}
