using LuoModel.Model.Environments;

namespace LuoModel.Tests.Model.Environments;

public sealed class ScriptedOutsideTests
{
    /// <summary>
    /// Steps: a kind with a number asks for a fault, a kind alone is a use; the answer has one digit for each use. The rule was read off recordings: g4b
    /// rnd_0128 (xa 3, then xa 1: one failure) and g4c rnd_8442 (fd 2, another kind's place given back, fd 1: two failures).
    /// </summary>
    [Theory]
    [InlineData("fd1 fd fd", "10")]
    [InlineData("fd3 fd fd fd fd", "0010")]
    [InlineData("xa3 xa1 xa xa xa xa", "1000")]
    [InlineData("xa2 xa xa1 xa xa", "010")]
    [InlineData("kho1 fd2 fd fd1 fd fd", "010")]
    [InlineData("xa1 fd2 fd xa fd1 fd fd fd", "01110")]
    [InlineData("xa1 fd3 xa fd2 fd fd fd fd", "10101")]
    [InlineData("xa1 fd1 xa fd2 fd fd fd", "1110")]
    public void A_fault_takes_the_first_place_that_is_empty_or_has_its_kind(string steps, string failing)
    {
        var outside = new ScriptedOutside();
        string seen = string.Empty;
        foreach (string step in steps.Split(' '))
        {
            bool asks = char.IsAsciiDigit(step[^1]);
            FaultKind kind = Enum.Parse<FaultKind>(asks ? step[..^1] : step, ignoreCase: true);
            if (asks)
            {
                outside.Fault(kind, step[^1] - '0');
            }
            else
            {
                seen += outside.Use(kind) ? '1' : '0';
            }
        }

        Assert.Equal(failing, seen);
    }

    [Fact]
    public void Equal_keys_have_equal_futures()
    {
        var used = new ScriptedOutside();
        used.Fault(FaultKind.Xa, 1);
        Assert.True(used.Use(FaultKind.Xa));
        Assert.True(used.Idle);
        Assert.Equal(Key(new ScriptedOutside()), Key(used));

        used.Fault(FaultKind.Fd, 1);
        var fresh = new ScriptedOutside();
        fresh.Fault(FaultKind.Fd, 1);
        Assert.Equal(Key(fresh), Key(used));
        Assert.NotEqual(Key(new ScriptedOutside()), Key(used));
        Assert.Equal(Key(used), Key(used.Clone()));
    }

    private static List<int> Key(ScriptedOutside outside)
    {
        var key = new List<int>();
        outside.AppendTo(key);
        return key;
    }
}
