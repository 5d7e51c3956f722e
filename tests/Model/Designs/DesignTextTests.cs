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
    public void The_alias_is_the_newest_release()
    {
        Assert.Same(DesignCatalog.Releases[^1], DesignText.Parse("mainline"));
        Assert.Equal("linux-7.3,unfreeze-data=clear", DesignText.Parse("mainline,unfreeze-data=clear").Id);
        Assert.DoesNotContain(DesignCatalog.All, design => design.Id == DesignCatalog.NewestAlias);
    }

    [Fact]
    public void A_release_is_one_only_as_it_was_released()
    {
        Assert.Equal(["6.19.6", "7.1.13", "7.2.12", "7.3.4"], DesignCatalog.Releases.Select(design => design.Release));
        Assert.Equal(DesignCatalog.Releases, DesignCatalog.All.Where(design => design.Release is not null));
        Assert.Null(DesignText.Parse("linux-7.3,unfreeze-data=clear").Release);
        Assert.Equal(KnownFrom.Nothing, DesignText.Parse("linux-7.3,unfreeze-data=clear").KnownFrom);
        // What is repaired is this model's own.
        Assert.Equal([Repairs.Repaired], DesignCatalog.All.Where(design => design.KnownFrom == KnownFrom.Nothing));
    }

    [Fact]
    public void The_release_before_is_the_one_it_is_compared_with()
    {
        Assert.Equal([null, "linux-6.19.y", "linux-7.1", "linux-7.2"], DesignCatalog.Releases.Select(design => DesignCatalog.Before(design)?.Id));
        Assert.Null(DesignCatalog.Before(DesignCatalog.G4b));
        Assert.Empty(SwitchCatalog.Differences(DesignCatalog.Linux72, DesignCatalog.Linux73));
    }

    [Fact]
    public void A_switch_moves_only_itself()
    {
        Design changed = DesignText.Parse("linux-7.3,unfreeze-data=clear");
        Assert.Equal(["unfreeze-data"], SwitchCatalog.Differences(DesignCatalog.Linux73, changed).Select(known => known.Name));
        Assert.Equal("linux-7.3,unfreeze-data=clear", changed.Id);
    }

    [Fact]
    public void Setting_a_switch_to_what_it_is_changes_nothing() =>
        Assert.Same(DesignCatalog.Linux73, DesignText.Parse("linux-7.3,unfreeze-data=keep"));

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
    [InlineData("mainlin", "there is no design 'mainlin', did you mean 'mainline'")]
    [InlineData("", "there is no design ''")]
    [InlineData("linux-7.3,", "'' is not of the form switch=value")]
    [InlineData("linux-7.3,unfreeze-data", "'unfreeze-data' is not of the form switch=value")]
    [InlineData("linux-7.3,unfreeze=clear", "there is no switch 'unfreeze', expected one of vocabulary, ")]
    [InlineData("linux-7.3,unfreeze-data=drop", "unfreeze-data cannot be 'drop', expected one of keep, clear")]
    [InlineData("linux-7.3,unfreeze-data=clear,unfreeze-data=keep", "sets unfreeze-data twice")]
    public void What_does_not_exist_is_named(string text, string part) =>
        Assert.Contains(part, Assert.Throws<UserError>(() => DesignText.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_value_names_its_source() =>
        Assert.All(SwitchCatalog.All.SelectMany(known => known.Choices), choice =>
            Assert.False(string.IsNullOrWhiteSpace(choice.Source) || string.IsNullOrWhiteSpace(choice.Meaning), choice.Name));
}
