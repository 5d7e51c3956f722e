using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Random;

/// <summary>
/// What a case can switch off (Groce et al., "Swarm Testing", 2012): operations of the catalog, failing callbacks, failing services. A mask has a bit for each;
/// 1 = off, so that 0 is "all on", the mask that examples shrink to. Leaving something out lets the rest get further: a session that nobody can close fills up.
/// </summary>
public sealed class SwarmFeatures
{
    private readonly Op[] _operations;
    private readonly int _faults;

    /// <summary>The features of a system.</summary>
    public SwarmFeatures(LuoSystem system)
    {
        _operations = [.. system.Catalog.Commands.Select(command => command.Op).Distinct().Order()];
        _faults = system.Workload.Bounds.Faults > 0 ? s_callbacks.Length + (int)FaultKind.Count : 0;
    }

    private static readonly EventKind[] s_callbacks =
    [
        EventKind.Preserve, EventKind.Freeze, EventKind.Retrieve, EventKind.CanFinish, EventKind.Prepare, EventKind.FlbPreserve, EventKind.FlbRetrieve,
        EventKind.SubsystemPrepare, EventKind.SubsystemFreeze,
    ];

    /// <summary>Operations of the catalog, ascending; bit i of a mask speaks of entry i.</summary>
    public IReadOnlyList<Op> Operations => _operations;

    /// <summary>Number of features.</summary>
    public int Count => _operations.Length + _faults;

    /// <summary>Every bit that means something.</summary>
    public ulong All => Count == 64 ? ulong.MaxValue : (1UL << Count) - 1;

    /// <summary>A mask: everything on in one case of four, else each feature is off with one probability. At least one operation stays.</summary>
    internal ulong Draw(ref Dice dice)
    {
        var eighths = dice.Below(4) switch { 0 => 0, 1 => 1, 2 => 2, _ => 4 };
        var mask = 0UL;
        for (var feature = 0; feature < Count && eighths > 0; feature++)
        {
            mask |= dice.Chance(eighths, 8) ? 1UL << feature : 0;
        }

        var operations = (1UL << _operations.Length) - 1;
        return (mask & operations) == operations ? mask & ~(1UL << dice.Below(_operations.Length)) : mask;
    }

    /// <summary>The bit of a failing callback; 0 for one that no mask speaks of.</summary>
    internal ulong Bit(EventKind callback)
    {
        var index = s_callbacks.AsSpan().IndexOf(callback);
        return index < 0 ? 0 : 1UL << (_operations.Length + index);
    }

    /// <summary>The bit of a failing service.</summary>
    internal ulong Bit(FaultKind service) => 1UL << (_operations.Length + s_callbacks.Length + (int)service);
}
