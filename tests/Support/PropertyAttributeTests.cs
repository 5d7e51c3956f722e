using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LuoModel.Tests.Support;

/// <summary>
/// Shows that a [Property] can fail: false properties are run through xunit's own machinery, and what it reports is judged.
/// </summary>
public sealed partial class PropertyAttributeTests
{
    [Property(MaxTest = 50)]
    public bool A_true_property_passes(int a, int b) => a + b == b + a;

    [Property(Arbitrary = [typeof(SmallEven)])]
    public void The_given_arbitrary_draws_the_arguments(int even) => Assert.InRange(even, 0, 18);

    [Property(Replay = "7,9,50", MaxTest = 1)]
    public Property A_property_may_be_built_with_FsCheck(int a) => (a + 0 == a).ToProperty().Label("equal");

    [Fact]
    public async Task A_false_property_fails_with_the_shrunk_arguments_and_a_replay_string()
    {
        string message = Assert.IsAssignableFrom<ITestFailed>(await RunAsync(nameof(FalseProperties.Below_thirteen))).Messages[0];
        Assert.Contains("Falsifiable", message, StringComparison.Ordinal);
        Assert.Matches(@"Shrunk:\s+13\b", message);
        Assert.Matches(ReplayLine(), message);
    }

    [Fact]
    public async Task The_printed_replay_string_draws_the_failing_arguments_at_once()
    {
        string message = Assert.IsAssignableFrom<ITestFailed>(await RunAsync(nameof(FalseProperties.Below_thirteen))).Messages[0];
        string replay = ReplayLine().Match(message).Groups[1].Value;
        string original = Regex.Match(message, @"Original:\s+(-?\d+)").Groups[1].Value;

        var property = new PropertyAttribute { Replay = replay };
        var seen = new Watcher();
        Check.Method(
            property.ToConfig(typeof(FalseProperties).GetMethod(nameof(FalseProperties.Below_thirteen))!, seen),
            typeof(FalseProperties).GetMethod(nameof(FalseProperties.Below_thirteen))!,
            FSharpOption<object>.Some(new FalseProperties()));
        Assert.Equal(original, seen.First);
        Assert.True(seen.Result!.IsFailed);
    }

    [Theory]
    [InlineData(nameof(FalseProperties.Throws), "the reason")]
    [InlineData(nameof(FalseProperties.Returns_false_without_arguments), "Falsifiable")]
    [InlineData(nameof(FalseProperties.Fails_later), "the later reason")]
    [InlineData(nameof(FalseProperties.Rejects_everything), "exhausted")]
    [InlineData(nameof(FalseProperties.Has_a_bad_replay), "expected \"seed,gamma\"")]
    public async Task Whatever_goes_wrong_is_a_failure_that_says_so(string method, string part)
    {
        ITestFailed failed = Assert.IsAssignableFrom<ITestFailed>(await RunAsync(method));
        Assert.Contains(part, string.Join('\n', failed.Messages), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_arguments_are_drawn_every_time()
    {
        static async Task<string> Once() => ((ITestFailed)await RunAsync(nameof(FalseProperties.Below_thirteen))).Messages[0];
        Assert.Equal(await Once(), await Once());
    }

    [Fact]
    public async Task A_skipped_property_does_not_run() =>
        Assert.Equal("not now", Assert.IsAssignableFrom<ITestSkipped>(await RunAsync(nameof(FalseProperties.Skipped))).Reason);

    [GeneratedRegex(@"Replay directly at failing step with (\(\d+,\d+,\d+\))")]
    private static partial Regex ReplayLine();

    /// <summary>What xunit reports of one method of <see cref="FalseProperties"/>.</summary>
    private static async Task<IMessageSinkMessage> RunAsync(string method)
    {
        var assembly = new TestAssembly(Reflector.Wrap(typeof(FalseProperties).Assembly));
        var type = new TestClass(
            new TestCollection(assembly, null, "false properties"), Reflector.Wrap(typeof(FalseProperties)));
        var testMethod = new TestMethod(type, Reflector.Wrap(typeof(FalseProperties).GetMethod(method)!));
        IAttributeInfo attribute = testMethod.Method.GetCustomAttributes(typeof(PropertyAttribute)).Single();
        var diagnostics = new NullMessageSink();
        IXunitTestCase testCase = new PropertyDiscoverer(diagnostics)
            .Discover(new NoOptions(), testMethod, attribute).Single();
        using var bus = new CollectingBus();
        using var cancellation = new CancellationTokenSource();
        await testCase.RunAsync(diagnostics, bus, [], new ExceptionAggregator(), cancellation);
        return bus.Messages.Single(m => m is ITestPassed or ITestFailed or ITestSkipped);
    }

    private static class SmallEven
    {
        public static Arbitrary<int> Ints() => Gen.Choose(0, 9).Select(n => 2 * n).ToArbitrary();
    }

    /// <summary>Keeps the first argument drawn and the verdict.</summary>
    private sealed class Watcher : IRunner
    {
        public string? First { get; private set; }

        public TestResult? Result { get; private set; }

        public void OnStartFixture(Type value)
        {
        }

        public void OnArguments(
            int tests, FSharpList<object> arguments, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> describe) =>
            First ??= arguments.Head.ToString();

        public void OnShrink(FSharpList<object> arguments, FSharpFunc<FSharpList<object>, string> describe)
        {
        }

        public void OnFinished(string name, TestResult result) => Result = result;
    }

    private sealed class NoOptions : ITestFrameworkDiscoveryOptions
    {
        public TValue GetValue<TValue>(string name) => default!;

        public void SetValue<TValue>(string name, TValue value)
        {
        }
    }

    private sealed class CollectingBus : IMessageBus
    {
        public List<IMessageSinkMessage> Messages { get; } = [];

        public bool QueueMessage(IMessageSinkMessage message)
        {
            Messages.Add(message);
            return true;
        }

        public void Dispose()
        {
        }
    }
}
