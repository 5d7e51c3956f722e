using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Search.Graph;

namespace LuoModel.Properties.Luo;

/// <summary>Words for the state graph of LUO: facts by name, commands as traces write them.</summary>
/// <param name="system">Design and workload.</param>
public sealed class LuoGraphLabels(LuoSystem system) : IGraphLabels
{
    /// <inheritdoc/>
    public string State(ReadOnlySpan<ulong> state) =>
        string.Join('\n', StateDescription.Of(View(state), system.Workload).Select(fact => $"{fact.Name}: {fact.Value}"));

    /// <inheritdoc/>
    public string Change(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after) =>
        string.Join('\n', StateDescription.Changes(View(before), View(after), system.Workload));

    /// <inheritdoc/>
    public string Action(ulong action)
    {
        var name = Names.Of(system.Catalog.Commands[Deviations.Command(action)], system.Workload);
        var points = Deviations.Points(action);
        return points == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} (fault at point {BitOperations.TrailingZeroCount(points)})");
    }

    private LuoState View(ReadOnlySpan<ulong> state) =>
        new(system.Layout, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(state), state.Length)));
}
