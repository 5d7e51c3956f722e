namespace LuoModel.Search;

/// <summary>Why a search ended.</summary>
public enum ExplorationOutcome
{
    /// <summary>Every reachable state was expanded and inspected.</summary>
    Complete,

    /// <summary><see cref="ExplorationBounds.MaxStates"/> was reached.</summary>
    StateBound,

    /// <summary><see cref="ExplorationBounds.MaxDepth"/> was reached.</summary>
    DepthBound,

    /// <summary><see cref="ExplorationBounds.MaxTime"/> was reached.</summary>
    TimeBound,

    /// <summary><see cref="ExplorationBounds.MaxBytes"/> was reached, or the machine had no more memory.</summary>
    MemoryBound,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>Every invariant of <see cref="ExplorationOptions.StopOnceViolated"/> was violated.</summary>
    Stopped,
}
