using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace LuoModel.Properties.Random;

/// <summary>A case that FsCheck found to fail, before and after shrinking.</summary>
/// <param name="Original">As drawn.</param>
/// <param name="Shrunk">As far as it could be made smaller.</param>
/// <param name="Tests">Cases up to the failing one, it included.</param>
/// <param name="Size">FsCheck's size of the failing one.</param>
internal sealed record FailedCase(RandomCase Original, RandomCase Shrunk, int Tests, int Size);

/// <summary>
/// All that the engine asks of FsCheck: draw the seeds of cases of growing sizes, run them, shrink the first that fails. Only Gen, Arbitrary and Check are
/// used, nothing of FsCheck.Experimental.
/// </summary>
/// <param name="make">A case from a seed and FsCheck's size.</param>
/// <param name="passes">Whether a case holds; fills in what it executed.</param>
/// <param name="shrink">Smaller cases than a failed one.</param>
internal sealed class FsCheckDriver(Func<ulong, int, RandomCase> make, Func<RandomCase, bool> passes, Func<RandomCase, IEnumerable<RandomCase>> shrink)
{
    private readonly Property _property = Prop.ForAll(Arb.From(Cases(make), shrink), passes);

    /// <summary>Shrinks one case.</summary>
    /// <returns>Null when it does not fail.</returns>
    public FailedCase? Shrink(RandomCase failed) => Run(0, 1, 1, 1, Prop.ForAll(Arb.From(Gen.Constant(failed), shrink), passes));

    /// <summary>The cases of a run: what a property's argument is drawn with.</summary>
    public static Gen<RandomCase> Cases(Func<ulong, int, RandomCase> make) => Gen.Sized(size =>
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select make(((ulong)(uint)high << 32) | (uint)low, size));

    /// <summary>Runs cases until one fails.</summary>
    /// <param name="seed">Where FsCheck starts.</param>
    /// <param name="cases">Most cases.</param>
    /// <param name="startSize">Size of the first.</param>
    /// <param name="endSize">Size of the last; it grows linearly.</param>
    /// <returns>The one that failed; null when none did.</returns>
    /// <exception cref="InvalidOperationException">A case threw: a defect of this program.</exception>
    public FailedCase? Run(ulong seed, int cases, int startSize, int endSize) => Run(seed, cases, startSize, endSize, _property);

    private static FailedCase? Run(ulong seed, int cases, int startSize, int endSize, Property property)
    {
        var listener = new Listener();
        Check.One(
            Config.Quick.WithMaxTest(cases).WithStartSize(startSize).WithEndSize(endSize).WithRunner(listener)
                .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None))),
            property);
        return listener.Failure;
    }

    private sealed class Listener : IRunner
    {
        public FailedCase? Failure { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult result)
        {
            if (result is not TestResult.Failed failed)
            {
                return;
            }

            if (failed.Item4 is Outcome.Failed { Item: var error } && failed.Item3.Head is RandomCase { Target: null })
            {
                throw new InvalidOperationException("a random case could not be run", error);
            }

            Failure = new FailedCase((RandomCase)failed.Item2.Head, (RandomCase)failed.Item3.Head, failed.Item1.NumberOfTests, failed.Item7);
        }
    }
}
