using System.Diagnostics;
using System.Runtime.CompilerServices;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Bench.Exhaustive;

/// <summary>
/// The reference that the engine is measured against: a bare breadth-first search of a model whose state is one word. One thread, a
/// table of the right size from the start, no parents and so no traces, no bounds. What the engine adds to it is its overhead.
/// </summary>
internal static unsafe class PackedSearch
{
    /// <summary>Counts and time of a search.</summary>
    /// <param name="Distinct">Distinct states.</param>
    /// <param name="Transitions">Edges.</param>
    /// <param name="Depth">Levels.</param>
    /// <param name="Violated">Invariants violated.</param>
    /// <param name="Elapsed">Time, making the table included.</param>
    public readonly record struct Result(int Distinct, long Transitions, int Depth, UInt128 Violated, TimeSpan Elapsed);

    /// <summary>Searches a model.</summary>
    /// <typeparam name="TModel">The model, with keys of one word.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="slots">Slots of the table, a power of two, more than there are states.</param>
    public static Result Run<TModel>(TModel model, int slots)
        where TModel : struct, IExplorable<TModel>
    {
        Debug.Assert(model.KeyWords == 1 && model.StateWords == 1 && (slots & (slots - 1)) == 0, "a packed model and a power of two");
        Stopwatch clock = Stopwatch.StartNew();
        using NativeBlock<ulong> table = NativeBlock<ulong>.Zeroed(slots);
        List<ulong> level = [];
        Emitter<TModel> emitter = new(model, table.Pointer, slots);
        ulong initial = 0;
        model.Initial(new Span<ulong>(ref initial));
        emitter.Edge(new ReadOnlySpan<ulong>(in initial), 0, 0, isWayOut: true);
        int depth = 0;
        int distinct = 0;
        while (emitter.Found.Count > 0)
        {
            depth++;
            (level, emitter.Found) = (emitter.Found, level);
            emitter.Found.Clear();
            distinct += level.Count;
            foreach (ulong state in level)
            {
                model.Expand(new ReadOnlySpan<ulong>(in state), ref emitter);
            }
        }

        return new(distinct, emitter.Edges - 1, depth, emitter.Violated, clock.Elapsed);
    }

    private struct Emitter<TModel>(TModel model, ulong* table, int slots) : IEmitter
        where TModel : struct, IExplorable<TModel>
    {
        private readonly uint _mask = (uint)slots - 1;

        public List<ulong> Found = [];
        public long Edges;
        public UInt128 Violated;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Edge(ReadOnlySpan<ulong> successor, ulong action, UInt128 violated, bool isWayOut = true)
        {
            Edges++;
            Violated |= violated;

            // Stored inverted, so that an empty slot can be zero: no model here reaches a state of all ones.
            ulong state = successor[0];
            ulong stored = ~state;
            uint slot = (uint)KeyHash.Of(&state, 1) & _mask;
            while (table[slot] != 0)
            {
                if (table[slot] == stored)
                {
                    return;
                }

                slot = (slot + 1) & _mask;
            }

            table[slot] = stored;
            Violated |= model.Inspect(successor).Violated;
            Found.Add(state);
        }

        public readonly void Refused(int commands)
        {
        }

        public readonly void Cut(ReadOnlySpan<ulong> successor, ulong action, UInt128 violated, int reason) => Skip(reason);

        public readonly void Skip(int reason) => throw new NotSupportedException("A packed model keeps every state.");
    }
}
