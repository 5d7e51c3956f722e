namespace LuoModel.Model.Designs.Switches;

/// <summary>What becomes of preserved files when the device behind them is hot-unplugged (specification 6.3).</summary>
public enum HotUnplug : byte
{
    /// <summary>LUO is not told: its calls go on to a handler whose device is gone (O09).</summary>
    [Choice("unnoticed", "LUO is not told, so callbacks run for a device that is gone (O09)", "luo_file.c @246f8408e0d9; mail 2vxzse6xt8rj.fsf@kernel.org")]
    Unnoticed,

    /// <summary>The owner invalidates them: every operation on them fails at once, freeze included, until the session is closed.</summary>
    [Choice("invalidate", "the files fail every operation at once, freeze included, until the session is closed", "mail 2vxzse6xt8rj.fsf@kernel.org (idea)")]
    Invalidate,
}
