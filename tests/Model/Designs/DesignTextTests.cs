using FsCheck.Xunit;
using LuoModel.Model;
using LuoModel.Model.Designs;

namespace LuoModel.Tests.Model.Designs;

/// <summary>Designs named on the command line.</summary>
public sealed class DesignTextTests
{
    [Fact]
    public void A_named_design_is_itself() =>
        Assert.All(DesignCatalog.All, design => Assert.Same(design, DesignText.Parse(design.Id)));

    [Fact]
    public void A_switch_moves_only_itself()
    {
        Design changed = DesignText.Parse("mainline,unfreeze-data=clear");
        Assert.Equal(["unfreeze-data"], SwitchCatalog.Differences(DesignCatalog.Mainline, changed).Select(known => known.Name));
        Assert.Equal("mainline,unfreeze-data=clear", changed.Id);
    }

    [Fact]
    public void Setting_a_switch_to_what_it_is_changes_nothing() =>
        Assert.Same(DesignCatalog.Mainline, DesignText.Parse("mainline,unfreeze-data=keep"));

    [Property]
    public void The_id_reads_back_to_the_same_design(int named, int[] picks)
    {
        Design design = DesignCatalog.All[(int)((uint)named % DesignCatalog.All.Count)];
        string text = design.Id;
        var taken = new List<(DesignSwitch Known, DesignChoice Choice)>();
        foreach ((DesignSwitch known, int pick) in SwitchCatalog.All.Zip(picks).Reverse())
        {
            DesignChoice choice = known.Choices[(int)((uint)pick % known.Choices.Count)];
            string longer = text + $",{known.Name}={choice.Name}";
            if (IsAccepted(longer))
            {
                text = longer;
                taken.Add((known, choice));
            }
        }

        Design parsed = DesignText.Parse(text);
        Assert.Equal(parsed, DesignText.Parse(parsed.Id));
        Assert.All(taken, pair => Assert.Equal(pair.Choice, pair.Known.Of(parsed)));
    }

    private static bool IsAccepted(string text)
    {
        try
        {
            DesignText.Parse(text);
            return true;
        }
        catch (UserError refused)
        {
            Assert.Contains("makes no sense", refused.Message, StringComparison.Ordinal);
            return false;
        }
    }

    [Theory]
    [InlineData("mainlin", "there is no design 'mainlin', expected one of rfc-v3, ")]
    [InlineData("", "there is no design ''")]
    [InlineData("mainline,", "'' is not of the form switch=value")]
    [InlineData("mainline,unfreeze-data", "'unfreeze-data' is not of the form switch=value")]
    [InlineData("mainline,unfreeze=clear", "there is no switch 'unfreeze', expected one of vocabulary, ")]
    [InlineData("mainline,unfreeze-data=drop", "unfreeze-data cannot be 'drop', expected one of keep, clear")]
    [InlineData("mainline,unfreeze-data=clear,unfreeze-data=keep", "sets unfreeze-data twice")]
    public void What_does_not_exist_is_named(string text, string part) =>
        Assert.Contains(part, Assert.Throws<UserError>(() => DesignText.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_value_names_its_source() =>
        Assert.All(SwitchCatalog.All.SelectMany(known => known.Choices), choice =>
            Assert.False(string.IsNullOrWhiteSpace(choice.Source) || string.IsNullOrWhiteSpace(choice.Meaning), choice.Name));
}
