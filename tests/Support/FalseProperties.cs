using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace LuoModel.Tests.Support;

/// <summary>Properties that fail on purpose. The class is internal, so xunit does not find them; their tests run them.</summary>
#pragma warning disable xUnit1000 // public would make them part of the suite
internal sealed class FalseProperties
#pragma warning restore xUnit1000
{
    [Property]
    public bool Below_thirteen(int n) => n < 13;

    [Property]
    public void Throws(int n) => throw new InvalidOperationException($"the reason, with {n}");

    [Property]
    public bool Returns_false_without_arguments() => false;

    [Property]
    public async Task Fails_later(int n)
    {
        await Task.Yield();
        throw new InvalidOperationException($"the later reason, with {n}");
    }

    [Property]
    public Property Rejects_everything(int n) => true.When(n - n != 0);

    [Property(Replay = "17")]
    public bool Has_a_bad_replay(int n) => n + 0 == n;

    [Property(Skip = "not now")]
    public bool Skipped(int n) => n - n != 0;
}
