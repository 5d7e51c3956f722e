namespace LuoModel.Solver;

/// <summary>A solver behind the room's door. What is asked of it, each folder says for itself: orders, proofs, relations.</summary>
internal interface ISolverBackend
{
    /// <summary>The solver with its version.</summary>
    string Version { get; }
}
