using LuoModel.Bench.Calibration;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Exhaustive;

/// <summary>Keys of several words are compared whole: a search that trusts the hash or the first word loses states without a word.</summary>
public sealed unsafe class WideKeyTests
{
    [Fact]
    public void Every_word_counts_when_keys_are_compared()
    {
        ulong* a = stackalloc ulong[5];
        ulong* b = stackalloc ulong[5];
        new Span<ulong>(a, 5).Clear();
        for (int words = 1; words <= 5; words++)
        {
            for (int differs = 0; differs < words; differs++)
            {
                new Span<ulong>(b, 5).Clear();
                Assert.True(KeyHash.Same(a, b, words));
                b[differs] = 1UL << 63;
                Assert.False(KeyHash.Same(a, b, words));
                Assert.NotEqual(KeyHash.Of(a, words), KeyHash.Of(b, words));
            }
        }
    }

    /// <summary>
    /// With 174,597 states the tags of the table have 14 bits, so that dozens of lookups meet a foreign state with the same tag. Keys that agree in
    /// their first word must then be told apart by the others.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Wide_keys_lose_no_state(int threads)
    {
        ExplorationReport report = Explorer.Explore(new WideLuoCore(), new() { Threads = threads });
        Assert.Equal((174_597, 605_129, 42), (report.Distinct, report.Transitions, report.Depth));
    }

    /// <summary>LUO-core with keys of three words, the first always the same.</summary>
    private readonly struct WideLuoCore : IExplorable<WideLuoCore>
    {
        private static LuoCore<LuoCore321> Core => default;

        public int StateWords => 1;

        public int KeyWords => 3;

        public IReadOnlyList<string> Invariants => Core.Invariants;

        public IReadOnlyList<Goal> Goals => Core.Goals;

        public IReadOnlyList<string> CutReasons => [];

        public bool HasSymmetry => false;

        public void Initial(Span<ulong> state) => Core.Initial(state);

        public void Pack(ReadOnlySpan<ulong> state, Span<ulong> key) => (key[0], key[1], key[2]) = (7, state[0] >> 32, state[0] << 32);

        public void Unpack(ReadOnlySpan<ulong> key, Span<ulong> state) => state[0] = key[1] << 32 | key[2] >> 32;

        public void Expand<TEmitter>(ReadOnlySpan<ulong> state, ref TEmitter emitter)
            where TEmitter : struct, IEmitter => Core.Expand(state, ref emitter);

        public Findings Inspect(ReadOnlySpan<ulong> state) => Core.Inspect(state);

        public int FaultsUsed(ReadOnlySpan<ulong> state) => 0;

        public void Canonicalise(Span<ulong> state) => throw new NotSupportedException("Has no symmetry.");

        public long OrbitSize(ReadOnlySpan<ulong> state) => throw new NotSupportedException("Has no symmetry.");

        public WideLuoCore ForWorker() => this;

        public void Absorb(in WideLuoCore worker)
        {
        }
    }
}
