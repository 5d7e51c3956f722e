using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>Switches for what the simplified uAPI of October 2025 proposed in another way than it was merged.</summary>
public sealed partial record Design
{
    /// <summary>What a session is after FINISH.</summary>
    [Switch("finished-session", "What is a session after a successful FINISH?")]
    public FinishedSession FinishedSession { get; init; }

    /// <summary>What closing an incoming session does.</summary>
    [Switch("incoming-close", "What does closing the last descriptor of an incoming session do?")]
    public IncomingClose IncomingClose { get; init; }

    /// <summary>What the reboot freezes.</summary>
    [Switch("freeze-unit", "Does the reboot freeze files or sessions?")]
    public FreezeUnit FreezeUnit { get; init; }
}
