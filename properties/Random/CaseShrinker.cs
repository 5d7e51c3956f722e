using System.Numerics;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;

namespace LuoModel.Properties.Random;

/// <summary>
/// Smaller cases than a failed one, most promising first: without a whole session or file, without a chunk, without a command, without a fault, without two
/// commands, then the same with earlier names and points. Every one is valid, since commands that can not be issued are skipped when it runs. Each is smaller
/// in (commands, faults, numbers), so that shrinking ends.
/// </summary>
internal sealed class CaseShrinker(LuoSystem system)
{
    /// <summary>Longest sequence of which pairs are removed.</summary>
    private const int MostForPairs = 32;

    /// <summary>Earlier commands of the same operation that are tried in the place of one.</summary>
    private const int MostReplacements = 8;

    private readonly Entities _entities = new(system);

    /// <summary>Smaller cases than <paramref name="failed"/>. Lazily: FsCheck asks for them before it runs the case, and most cases do not fail.</summary>
    public IEnumerable<RandomCase> Shrink(RandomCase failed)
    {
        var commands = failed.Executed.ToArray();
        var smaller = WithoutEntities(commands)
            .Concat(WithoutChunk(commands))
            .Concat(WithoutFault(commands))
            .Concat(WithoutPair(commands))
            .Concat(Renamed(commands))
            .Concat(Simpler(commands));
        foreach (var sequence in smaller)
        {
            yield return new RandomCase(failed, sequence);
        }
    }

    /// <summary>Without half of the sessions, a quarter, ..., one; then files, FLBs and drivers in the same way.</summary>
    private IEnumerable<ReplayCommand[]> WithoutEntities(ReplayCommand[] commands)
    {
        Entity[][] of = [.. commands.Select(command => _entities.Of(command.Command).ToArray())];
        foreach (var kind in Mentioned(commands).GroupBy(entity => entity.Kind))
        {
            Entity[] entities = [.. kind];
            for (var chunk = Math.Max(1, entities.Length / 2); chunk >= 1; chunk /= 2)
            {
                foreach (var removed in entities.Chunk(chunk).Select(some => some.ToHashSet()))
                {
                    yield return [.. commands.Where((_, i) => !Array.Exists(of[i], removed.Contains))];
                }
            }
        }
    }

    /// <summary>Half of it, quarters, ..., single commands; the violating command, which is the last, stays.</summary>
    private static IEnumerable<ReplayCommand[]> WithoutChunk(ReplayCommand[] commands)
    {
        for (var chunk = Math.Max(1, commands.Length / 2); chunk >= 1; chunk /= 2)
        {
            for (var at = 0; at < commands.Length - 1; at += chunk)
            {
                yield return [.. commands[..at], .. commands[Math.Min(at + chunk, commands.Length - 1)..]];
            }
        }
    }

    private static IEnumerable<ReplayCommand[]> WithoutFault(ReplayCommand[] commands)
    {
        for (var i = 0; i < commands.Length; i++)
        {
            for (var points = commands[i].Points; points != 0; points &= points - 1)
            {
                yield return With(commands, i, commands[i] with { Points = commands[i].Points & ~(points & (0 - points)) });
            }
        }
    }

    /// <summary>What is only worth anything together: a register and its unregister, a session that is made and closed.</summary>
    private static IEnumerable<ReplayCommand[]> WithoutPair(ReplayCommand[] commands)
    {
        if (commands.Length > MostForPairs)
        {
            yield break;
        }

        for (var first = 0; first < commands.Length - 2; first++)
        {
            for (var second = first + 1; second < commands.Length - 1; second++)
            {
                yield return [.. commands[..first], .. commands[(first + 1)..second], .. commands[(second + 1)..]];
            }
        }
    }

    /// <summary>One thing under the name of an earlier one of its kind, everywhere.</summary>
    private IEnumerable<ReplayCommand[]> Renamed(ReplayCommand[] commands)
    {
        foreach (var entity in Mentioned(commands))
        {
            foreach (var earlier in _entities.Earlier(entity, MostReplacements))
            {
                var renamed = commands.Select(command => command with { Command = _entities.Renamed(command.Command, entity, earlier) }).ToArray();
                if (renamed.All(command => command.Command >= 0) && Sum(renamed) < Sum(commands))
                {
                    yield return renamed;
                }
            }
        }
    }

    private IEnumerable<ReplayCommand[]> Simpler(ReplayCommand[] commands)
    {
        for (var i = 0; i < commands.Length; i++)
        {
            foreach (var other in EarlierLike(commands[i].Command))
            {
                yield return With(commands, i, commands[i] with { Command = other });
            }

            for (var points = commands[i].Points; points != 0; points &= points - 1)
            {
                for (var earlier = 0; earlier < BitOperations.TrailingZeroCount(points); earlier++)
                {
                    if ((commands[i].Points >> earlier & 1) == 0)
                    {
                        yield return With(commands, i, commands[i] with { Points = (commands[i].Points & ~(points & (0 - points))) | (1UL << earlier) });
                    }
                }
            }
        }
    }

    private IEnumerable<int> EarlierLike(int index)
    {
        var catalog = system.Catalog.Commands;
        var op = catalog[index].Op;
        return Enumerable.Range(0, index).Where(other => catalog[other].Op == op).Take(MostReplacements);
    }

    private Entity[] Mentioned(ReplayCommand[] commands) =>
        [.. commands.SelectMany(command => _entities.Of(command.Command)).Distinct().OrderBy(entity => entity.Kind).ThenByDescending(entity => entity.Number)];

    private static long Sum(ReplayCommand[] commands) => commands.Sum(command => (long)command.Command);

    private static ReplayCommand[] With(ReplayCommand[] commands, int at, ReplayCommand replacement)
    {
        var copy = (ReplayCommand[])commands.Clone();
        copy[at] = replacement;
        return copy;
    }
}
