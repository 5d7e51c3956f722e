using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>Which preserved files lost their device, as the world knows it: a design may not.</summary>
internal static class UnpluggedFiles
{
    /// <summary>Whether the device behind what a data word names is gone.</summary>
    public static bool IsUnplugged(LuoState state, DataWord word) =>
        word.Handle != 0 && state.IsDeviceGone(state.Handle(word.Slot).Origin - 2);

    /// <summary>Whether a session has such a file.</summary>
    public static bool Any(LuoState state, int session)
    {
        foreach (ref readonly var entry in state.Files(session))
        {
            if (IsUnplugged(state, entry.Data))
            {
                return true;
            }
        }

        return false;
    }
}
