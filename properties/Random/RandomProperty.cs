using FsCheck;
using FsCheck.Fluent;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;

namespace LuoModel.Properties.Random;

/// <summary>
/// The invariants of a system as a property of FsCheck's: cases with a shrinker, and a judgement on one case. For tests, which let FsCheck count and shrink.
/// Safe for several threads.
/// </summary>
/// <param name="set">Design, workload and invariants.</param>
public sealed class RandomProperty(InvariantSet set)
{
    private readonly SwarmFeatures _features = new(set.System);
    private readonly CommandDraw _draw = new(set.System, new SwarmFeatures(set.System));
    private readonly CaseShrinker _shrinker = new(set.System);

    /// <summary>Cases whose size is FsCheck's.</summary>
    public Arbitrary<RandomCase> Cases => Arb.From(FsCheckDriver.Cases(Make), _shrinker.Shrink);

    /// <summary>Runs a case; the trace up to its first violation with the violated invariant, null when every invariant holds.</summary>
    public (string Invariant, Trace Trace)? Violation(RandomCase which)
    {
        var runner = new CaseRunner(set, _features, _draw, new KnownCauses(set.Invariants.Count, int.MaxValue));
        return runner.Passes(which, []) ? null : (set.Invariants[which.Target!.Value.Invariant].Id, TracePlayer.Play(set, which.Executed));
    }

    private RandomCase Make(ulong seed, int size)
    {
        var dice = new Dice(Dice.Mix(seed, 1));
        return new RandomCase(new RandomDraw(seed, size, set.System.Workload.Bounds.Faults, _features.Draw(ref dice)));
    }
}
