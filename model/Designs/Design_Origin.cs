namespace LuoModel.Model.Designs;

/// <summary>Where a design comes from.</summary>
public sealed partial record Design
{
    /// <summary>The release whose LUO it is, e.g. <c>7.3.4</c>; null for a state of the tree between releases, a proposal, and a named design with other switches.</summary>
    public string? Release { get; init; }

    /// <summary>What it is known from.</summary>
    public KnownFrom KnownFrom { get; init; }
}
