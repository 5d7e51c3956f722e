namespace LuoModel.Solver.Orders;

/// <summary><c>Before</c> must come before <c>After</c>; <c>Edge</c> is the caller's number for the reason.</summary>
internal readonly record struct Precedence(int Before, int After, int Edge);

/// <summary>How a question to the solver ended.</summary>
internal enum Answer
{
    /// <summary>There is a solution.</summary>
    Sat,

    /// <summary>There is none.</summary>
    Unsat,

    /// <summary>Not decided within the limits.</summary>
    Unknown,
}

/// <summary>Answer to an ordering question.</summary>
/// <param name="Answer">How it ended.</param>
/// <param name="Order">File numbers in an order that answers the question, when there is one.</param>
/// <param name="Core">Reasons that already contradict each other, minimised so that each is needed; when there is no solution.</param>
internal sealed record OrderAnswer(Answer Answer, IReadOnlyList<int>? Order = null, IReadOnlyList<int>? Core = null);

/// <summary>Answer to the search for smallest repairs.</summary>
/// <param name="AtLeast">So many edges must go; shown by the solver.</param>
/// <param name="Sets">Sets of exactly that size whose loss makes an order possible; empty when the limits ended the search before.</param>
/// <param name="All">True when there are no others of this size.</param>
internal sealed record RepairAnswer(int AtLeast, IReadOnlyList<IReadOnlyList<int>> Sets, bool All);

/// <summary>The ordering questions a solver answers. Positions of files are integers, every rule is a difference of two of them.</summary>
internal interface IOrderSolver : IDisposable
{
    /// <summary>Is there an order that respects all of <paramref name="rules"/>?</summary>
    OrderAnswer Exists(int files, IReadOnlyList<Precedence> rules, uint effort);

    /// <summary>Is there an order that breaks at least one of <paramref name="rules"/>?</summary>
    OrderAnswer Breaks(int files, IReadOnlyList<Precedence> rules, uint effort);

    /// <summary>
    /// Retrieving in an enforced order, each file once: a file is retrieved iff all that it needs by <paramref name="enforced"/> was retrieved before it. Shows
    /// that no order retrieves all of <paramref name="awaited"/> (file, edge), and returns the reasons, minimised: edges of
    /// <paramref name="enforced"/>, and complements of edges of <paramref name="awaited"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is such an order.</exception>
    IReadOnlyList<int> Refusal(int files, IReadOnlyList<Precedence> enforced, IReadOnlyList<(int File, int Edge)> awaited, uint effort);

    /// <summary>The smallest sets of <paramref name="rules"/> whose loss makes an order possible, from <paramref name="atLeast"/> on, at most <paramref name="cap"/> of them.</summary>
    RepairAnswer SmallestRepairs(int files, IReadOnlyList<Precedence> rules, int atLeast, int atMost, int cap, uint effort);
}
