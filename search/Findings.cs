namespace LuoModel.Search;

/// <summary>What one state says about the model's invariants and goals.</summary>
/// <param name="Violated">State invariants violated here, bit per entry of <see cref="IExplorable{TSelf}.Invariants"/>.</param>
/// <param name="Reached">Goals satisfied here, bit per entry of <see cref="IExplorable{TSelf}.Goals"/>.</param>
public readonly record struct Findings(UInt128 Violated, ulong Reached);

/// <summary>A predicate over states that should be reachable.</summary>
/// <param name="Name">Short name, shown in reports.</param>
/// <param name="Always">
/// False: it is enough that some reachable state satisfies it (guards against properties that hold because nothing happens).
/// True: from <em>every</em> reachable state a state satisfying it must be reachable (AG EF).
/// </param>
public sealed record Goal(string Name, bool Always = false);
