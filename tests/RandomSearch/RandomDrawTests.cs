using LuoModel.Model;
using LuoModel.Model.Traces;

namespace LuoModel.Tests.RandomSearch;

/// <summary>The form of a replay string that names a draw.</summary>
public sealed class RandomDrawTests
{
    [Theory]
    [InlineData("seed=1,size=2,faults=0,swarm=0x0")]
    [InlineData("seed=18446744073709551615,size=1000000,faults=255,swarm=0xffffffffffffffff")]
    public void It_is_read_as_it_is_written(string text)
    {
        var replay = ReplayString.Parse("luo1:linux-7.3,name-check=cut:small:" + text);
        Assert.Equal(text, replay.Draw?.ToString());
        Assert.Equal("luo1:linux-7.3,name-check=cut:small:" + text, replay.ToString());
    }

    [Theory]
    [InlineData("seed=1")]
    [InlineData("seed=-1,size=2,faults=0,swarm=0x0")]
    [InlineData("seed=1,size=1000001,faults=0,swarm=0x0")]
    [InlineData("seed=1,size=2,faults=256,swarm=0x0")]
    [InlineData("seed=1,size=2,faults=0,swarm=7")]
    [InlineData("seed=1,size=2,faults=0,swarm=0x0,more=1")]
    public void Anything_else_is_refused_in_one_line(string text)
    {
        var error = Assert.Throws<UserError>(() => ReplayString.Parse("luo1:linux-7.3:small:" + text));
        Assert.Contains(RandomDraw.Form, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
