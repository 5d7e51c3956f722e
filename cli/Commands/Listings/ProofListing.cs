using LuoModel.Cli.Renderers;
using LuoModel.Solver.Proofs;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>What <c>luo prove</c> decides.</summary>
internal sealed class ProofListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "proofs";

    /// <inheritdoc/>
    public override string Description => "Theorems and invariants that the solver decides, for ./luo prove NAME.";

    /// <inheritdoc/>
    public override string[] Titles => ["proof", "what it says", "design", "method", "expected"];

    /// <inheritdoc/>
    public override IEnumerable<ListItem> Items => ProofSuite.Rows.Select(proof => ListItem.Of(
        ("id", proof.Name), ("statement", proof.Statement), ("design", proof.Design), ("method", ProofText.Name(proof.Method)), ("expected", ProofText.Name(proof.Expected))));
}
