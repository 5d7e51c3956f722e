using LuoModel.Properties.Invariants;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Invariants;

/// <summary>An invariant that lets a step pass unjudged says so in its sentence; which do is taken from their code.</summary>
public sealed class ExemptionTests
{
    /// <summary>What in the code of an invariant looks like an exemption.</summary>
    private static readonly (string Code, Exemptions Exemption)[] s_signs =
        [("EventKind.Fault", Exemptions.Failure), (".Returned", Exemptions.Stop), ("Core.Enabled", Exemptions.Disabled)];

    /// <summary>Invariants that look like it and exempt nothing, each with the reason.</summary>
    private static readonly Dictionary<string, (Exemptions Looks, string Why)> s_reviewed = new()
    {
        ["LUO017"] = (Exemptions.Stop, "a RETRIEVE_FD that did not return asked for nothing; finishes are judged in every step"),
        ["LUO019"] = (Exemptions.Disabled, "a LUO that disabled itself hands nothing over, of which the sentence speaks"),
        ["LUO028"] = (Exemptions.Disabled, "a LUO that disabled itself hands no count over, of which the sentence speaks"),
        ["LUO035"] = (Exemptions.Stop, "after a reboot that stopped the machine there is no step"),
        ["LUO037"] = (Exemptions.Stop, "an open that stops the machine reports nothing"),
        ["LUO041"] = (Exemptions.Stop, "a call that stops the machine created nothing"),
        ["LUO072"] = (Exemptions.Stop, "a reboot that stops the machine does not come back"),
        ["LUO080"] = (Exemptions.Disabled, "it is the subject of the sentence"),
        ["LUO087"] = (Exemptions.Disabled, "it is the subject of the sentence"),
        ["LUO091"] = (Exemptions.Disabled, "without a LUO there is no live update"),
        ["LUO092"] = (Exemptions.Stop, "a call that stops the machine does not succeed"),
        ["LUO095"] = (Exemptions.Stop, "a call that stops the machine returned no success"),
    };

    [Fact]
    public void What_the_code_exempts_is_declared_and_what_is_declared_is_in_the_code() => Assert.All(InvariantCatalog.All, invariant =>
    {
        var code = File.ReadAllText(Checkout.PathOf($"properties/Invariants/{invariant.GetType().Name}.cs"));
        var looks = s_signs.Where(sign => code.Contains(sign.Code, StringComparison.Ordinal)).Aggregate(Exemptions.None, (all, sign) => all | sign.Exemption);
        if (s_reviewed.TryGetValue(invariant.Id, out var reviewed))
        {
            Assert.Equal((invariant.Id, reviewed.Looks), (invariant.Id, looks & ~invariant.Exempts));
            Assert.NotEmpty(reviewed.Why);
        }
        else
        {
            Assert.Equal((invariant.Id, invariant.Exempts), (invariant.Id, looks));
        }
    });

    [Fact]
    public void Every_exemption_is_said_in_the_sentence() => Assert.All(InvariantCatalog.All, invariant =>
        Assert.All(
            Enum.GetValues<Exemptions>().Where(exemption => exemption != Exemptions.None && invariant.Exempts.HasFlag(exemption)),
            exemption => Assert.Contains(ExemptionWords.Of(exemption), invariant.Sentence, StringComparison.Ordinal)));

    [Fact]
    public void Nothing_shared_by_invariants_exempts_a_step() => Assert.All(
        Directory.EnumerateFiles(Checkout.PathOf("properties/Invariants"), "*.cs")
            .Where(file => !Path.GetFileName(file).StartsWith("Luo", StringComparison.Ordinal) && Path.GetFileName(file) is not ("StepView.cs" or "Exemptions.cs")),
        file => Assert.DoesNotContain(s_signs, sign => File.ReadAllText(file).Contains(sign.Code, StringComparison.Ordinal)));
}
