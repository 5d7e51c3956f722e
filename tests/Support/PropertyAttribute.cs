// Stands in for the package FsCheck.Xunit 3 where the registry has none; the names are its names. When the package can be
// had, reference it and delete this file: nothing else changes, except that its seeds then differ from run to run.

using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace FsCheck.Xunit;

/// <summary>
/// Marks a method as a property: FsCheck draws its arguments, many times, and shrinks those for which it returns false or
/// throws. The seed comes from the method's name, so that a run is the same every time; the environment variable
/// LUO_TEST_SEED, a number, moves all seeds to look elsewhere. A failure names the values to paste into <see cref="Replay"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("FsCheck.Xunit.PropertyDiscoverer", "LuoModel.Tests")]
public sealed class PropertyAttribute : FactAttribute
{
    /// <summary>How many argument lists are tried; 100 unless set.</summary>
    public int MaxTest { get; set; } = Config.Default.MaxTest;

    /// <summary>FsCheck's size for the first argument list; 1 unless set.</summary>
    public int StartSize { get; set; } = Config.Default.StartSize;

    /// <summary>FsCheck's size for the last argument list, reached linearly; 100 unless set.</summary>
    public int EndSize { get; set; } = Config.Default.EndSize;

    /// <summary>Where to start: "seed,gamma" of a whole run, or "seed,gamma,size" of one argument list; as a failure prints it.</summary>
    public string? Replay { get; set; }

    /// <summary>Types whose static methods and properties return the Arbitrary instances to use; the first one wins.</summary>
    public Type[] Arbitrary { get; set; } = [];

    /// <summary>How many argument lists are tried at the same time; one after the other unless set.</summary>
    public int Parallelism { get; set; } = -1;

    internal Config ToConfig(MethodInfo method, IRunner runner)
    {
        FSharpOption<ParallelRunConfig> parallel = Parallelism > 0
            ? FSharpOption<ParallelRunConfig>.Some(new ParallelRunConfig(Parallelism))
            : FSharpOption<ParallelRunConfig>.None;
        return Config.Default
            .WithMaxTest(MaxTest)
            .WithStartSize(StartSize)
            .WithEndSize(EndSize)
            .WithReplay(FSharpOption<Replay>.Some(Replay is null ? SeedOf(method) : ParseReplay(Replay)))
            .WithParallelRunConfig(parallel)
            .WithArbitrary(Arbitrary)
            .WithRunner(runner);
    }

    private static Replay SeedOf(MethodInfo method)
    {
        const ulong FnvOffset = 14695981039346656037, FnvPrime = 1099511628211;
        ulong seed = FnvOffset;
        foreach (byte octet in Encoding.UTF8.GetBytes($"{method.DeclaringType?.FullName}.{method.Name}"))
        {
            seed = (seed ^ octet) * FnvPrime;
        }

        string? shift = Environment.GetEnvironmentVariable("LUO_TEST_SEED");
        if (!string.IsNullOrEmpty(shift))
        {
            seed += ulong.Parse(shift, CultureInfo.InvariantCulture) * FnvPrime;
        }

        return new Replay(new Rnd(seed), FSharpOption<int>.None);
    }

    private static Replay ParseReplay(string text)
    {
        string[] parts = text.Trim('(', ')').Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 3)
        {
            throw new FormatException($"Replay is \"{text}\", expected \"seed,gamma\" or \"seed,gamma,size\"");
        }

        var start = new Rnd(ulong.Parse(parts[0], CultureInfo.InvariantCulture), ulong.Parse(parts[1], CultureInfo.InvariantCulture));
        return new Replay(start, parts.Length == 3
            ? FSharpOption<int>.Some(int.Parse(parts[2], CultureInfo.InvariantCulture))
            : FSharpOption<int>.None);
    }
}

/// <summary>A property that does not hold: the message has the shrunk arguments and the replay string.</summary>
public sealed class PropertyFailedException : XunitException
{
    internal PropertyFailedException(TestResult result)
        : base(Runner.onFinishedToString(string.Empty, result).TrimEnd())
    {
    }
}

/// <summary>Makes one test of each method that carries <see cref="PropertyAttribute"/>.</summary>
/// <param name="diagnostics">Where xunit wants diagnostic messages.</param>
public sealed class PropertyDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new PropertyTestCase(
            diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

/// <summary>A test whose method FsCheck calls. Skipping, fixtures, output, disposal and time-outs stay xunit's.</summary>
public sealed class PropertyTestCase : XunitTestCase
{
    /// <summary>For xunit, which fills the members in when it reads a test case back.</summary>
    [Obsolete("For deserialization only", error: true)]
    public PropertyTestCase()
    {
    }

    internal PropertyTestCase(
        IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method)
    {
    }

    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments,
        ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        new CaseRunner(this, constructorArguments, messageBus, aggregator, cancellationTokenSource).RunAsync();

    // xunit compares the number of arguments with the method's, so it gets placeholders; FsCheck draws the real ones.
    private sealed class CaseRunner(
        PropertyTestCase testCase, object[] constructorArguments, IMessageBus bus, ExceptionAggregator aggregator,
        CancellationTokenSource cancellation)
        : XunitTestCaseRunner(
            testCase, testCase.DisplayName, testCase.SkipReason, constructorArguments,
            new object[testCase.TestMethod.Method.ToRuntimeMethod().GetParameters().Length], bus, aggregator, cancellation)
    {
        protected override XunitTestRunner CreateTestRunner(
            ITest test, IMessageBus messageBus, Type testClass, object[] constructorArguments, MethodInfo testMethod,
            object[] testMethodArguments, string skipReason, IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
            ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
            new MethodRunner(
                test, messageBus, testClass, constructorArguments, testMethod, testMethodArguments, skipReason,
                beforeAfterAttributes, aggregator, cancellationTokenSource);
    }

    private sealed class MethodRunner(
        ITest test, IMessageBus bus, Type testClass, object[] constructorArguments, MethodInfo method, object[] arguments,
        string skipReason, IReadOnlyList<BeforeAfterTestAttribute> attributes, ExceptionAggregator aggregator,
        CancellationTokenSource cancellation)
        : XunitTestRunner(
            test, bus, testClass, constructorArguments, method, arguments, skipReason, attributes, aggregator, cancellation)
    {
        protected override Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator) =>
            new Invoker(
                Test, MessageBus, TestClass, ConstructorArguments, TestMethod, TestMethodArguments, BeforeAfterAttributes,
                aggregator, CancellationTokenSource).RunAsync();
    }

    private sealed class Invoker(
        ITest test, IMessageBus bus, Type testClass, object[] constructorArguments, MethodInfo method, object[] arguments,
        IReadOnlyList<BeforeAfterTestAttribute> attributes, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
        : XunitTestInvoker(test, bus, testClass, constructorArguments, method, arguments, attributes, aggregator, cancellation)
    {
        protected override object? CallTestMethod(object? testClassInstance)
        {
            var keeper = new ResultKeeper();
            PropertyAttribute property = TestMethod.GetCustomAttribute<PropertyAttribute>()!;
            FSharpOption<object> target = testClassInstance is null
                ? FSharpOption<object>.None
                : FSharpOption<object>.Some(testClassInstance);
            Check.Method(property.ToConfig(TestMethod, keeper), TestMethod, target);
            return keeper.Result is { IsPassed: true } ? null : throw new PropertyFailedException(keeper.Result!);
        }
    }

    private sealed class ResultKeeper : IRunner
    {
        public TestResult? Result { get; private set; }

        public void OnStartFixture(Type value)
        {
        }

        public void OnArguments(
            int tests, FSharpList<object> arguments, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> describe)
        {
        }

        public void OnShrink(FSharpList<object> arguments, FSharpFunc<FSharpList<object>, string> describe)
        {
        }

        public void OnFinished(string name, TestResult result) => Result = result;
    }
}
