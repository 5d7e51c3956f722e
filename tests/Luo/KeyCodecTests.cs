using System.Runtime.InteropServices;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Luo;

namespace LuoModel.Tests.Luo;

/// <summary>Keys of states whose counters dropped too far: negative numbers have keys, what has none says why.</summary>
public sealed class KeyCodecTests
{
    private readonly LuoSystem _system = new(DesignCatalog.Linux73, WorkloadCatalog.Get("tiny"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(-3)]
    public void Counters_below_zero_come_back_from_the_key(short value)
    {
        AssertKept(state => state.ModuleRefs(0) = value);
        AssertKept(state => state.User(1).Refs = value);
        AssertKept(state => state.Core.SessionBlocks = value);
        AssertKept(state => (state.Session(0).Count, state.ModuleRefs(0)) = (value, (short)-value));
    }

    [Theory]
    [InlineData(127, KeyFit.Fits)]
    [InlineData(128, KeyFit.CounterOutgrown)]
    [InlineData(-128, KeyFit.Fits)]
    [InlineData(-129, KeyFit.CounterOutgrown)]
    public void A_counter_that_outgrows_its_bits_is_told_from_a_mask_that_is_too_narrow(short pins, KeyFit fit)
    {
        Assert.Equal(fit, Fit(state => state.ModuleRefs(0) = pins));
        Assert.Equal(KeyFit.MaskTooNarrow, Fit(state =>
        {
            state.ModuleRefs(0) = pins;
            state.User(1).Origin = 1000;
        }));
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(0, 0)]
    public void Kexecs_and_faults_have_the_bits_that_the_workload_allows(int kexecs, int faults)
    {
        var tiny = WorkloadCatalog.Get("tiny");
        var system = new LuoSystem(DesignCatalog.Linux73, tiny with { Bounds = tiny.Bounds with { Kexecs = kexecs, Faults = faults } });
        Assert.Equal(KeyFit.Fits, Fit(system, state => (state.Core.Kexecs, state.Core.Faults) = ((byte)kexecs, (byte)faults)));
    }

    private void AssertKept(Change change)
    {
        var words = new ulong[_system.Layout.Size / sizeof(ulong)];
        var bytes = MemoryMarshal.AsBytes(words.AsSpan());
        _system.Initial.CopyTo(bytes);
        change(new LuoState(_system.Layout, bytes));
        var codec = LuoExplorable.Codec(_system);
        var key = new ulong[codec.KeyWords];
        var back = new ulong[words.Length];

        Assert.Equal(KeyFit.Fits, codec.Fit(words));
        codec.Pack(words, key);
        codec.Unpack(key, back);
        Assert.Equal(words, back);
    }

    private KeyFit Fit(Change change) => Fit(_system, change);

    private static KeyFit Fit(LuoSystem system, Change change)
    {
        var words = new ulong[system.Layout.Size / sizeof(ulong)];
        var bytes = MemoryMarshal.AsBytes(words.AsSpan());
        system.Initial.CopyTo(bytes);
        change(new LuoState(system.Layout, bytes));
        return LuoExplorable.Codec(system).Fit(words);
    }

    private delegate void Change(LuoState state);
}
