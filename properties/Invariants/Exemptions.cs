namespace LuoModel.Properties.Invariants;

/// <summary>What lets a step pass an invariant unjudged. The sentence of an invariant that has one says so, with the word of <see cref="ExemptionWords"/>.</summary>
[Flags]
public enum Exemptions
{
    /// <summary>Nothing: every step is judged.</summary>
    None = 0,

    /// <summary>An allocation or another service of the kernel, a callback or a look-up failed in the step.</summary>
    Failure = 1,

    /// <summary>The machine stopped in the step: it panicked, touched bad memory or waits for ever.</summary>
    Stop = 2,

    /// <summary>LUO disabled itself at boot.</summary>
    Disabled = 4,
}

/// <summary>How sentences say an exemption.</summary>
public static class ExemptionWords
{
    /// <summary>The word that the sentence of an invariant with an exemption has in it.</summary>
    public static string Of(Exemptions exemption) => exemption switch
    {
        Exemptions.Failure => "service",
        Exemptions.Stop => "stops",
        Exemptions.Disabled => "disabled itself",
        _ => throw new ArgumentOutOfRangeException(nameof(exemption), exemption, "not one exemption"),
    };
}
