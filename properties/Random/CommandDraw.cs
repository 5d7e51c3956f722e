using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Traces;

namespace LuoModel.Properties.Random;

/// <summary>
/// Draws commands that are worth issuing in a state: first the operation, by weights that depend on the state, then one of its commands. Weights only steer;
/// whatever the catalog allows in a state can be drawn, calls that will be refused included. Immutable and shared by threads.
/// </summary>
internal sealed class CommandDraw
{
    private const int QuickTries = 4;

    /// <summary>Commands worth issuing that are passed over for one that is not refused for a plain reason.</summary>
    private const int PromisingTries = 64;

    /// <summary>Cases up to this size reboot with the usual weight.</summary>
    private const int UsualSize = 100;

    private readonly LuoSystem _system;
    private readonly Op[] _operations;
    private readonly int[][] _commands;
    private readonly bool _machines;

    /// <summary>Sorts the commands of a system by operation.</summary>
    public CommandDraw(LuoSystem system, SwarmFeatures features)
    {
        _system = system;
        _machines = system.Design.Vocabulary != Vocabulary.Sessions;
        _operations = [.. features.Operations];
        _commands =
        [
            .. _operations.Select(op => Enumerable.Range(0, system.Catalog.Commands.Count).Where(i => system.Catalog.Commands[i].Op == op).ToArray()),
        ];
    }

    /// <summary>Operations that can be drawn; the length of the weights.</summary>
    public int Operations => _operations.Length;

    /// <summary>
    /// The weights of one case: what usually gets far, times a factor of 1/4 to 4 for each operation, 0 for what the swarm mask switches off. Long cases reboot more
    /// rarely, so that their kernels grow.
    /// </summary>
    public void Weigh(in RandomDraw draw, ref Dice dice, Span<int> weights)
    {
        for (var i = 0; i < _operations.Length; i++)
        {
            var factor = dice.Below(5);
            var usual = Usual(_operations[i]) * (draw.Size <= UsualSize ? 1 : Patience(_operations[i], draw.Size / UsualSize));
            weights[i] = (draw.Swarm >> i & 1) != 0 ? 0 : usual << factor;
        }
    }

    /// <summary>Index of a command, -1 when nothing that is switched on is worth issuing.</summary>
    public int Draw(LuoState state, ReadOnlySpan<int> weights, ref Dice dice)
    {
        var tried = 0UL;
        var candidates = Candidates(state);
        while (true)
        {
            var total = 0;
            for (var i = 0; i < weights.Length; i++)
            {
                total += (tried >> i & 1) != 0 ? 0 : Weight(weights[i], i, candidates);
            }

            if (total == 0)
            {
                return -1;
            }

            var at = dice.Below(total);
            var operation = 0;
            for (; ; operation++)
            {
                at -= (tried >> operation & 1) != 0 ? 0 : Weight(weights[operation], operation, candidates);
                if (at < 0)
                {
                    break;
                }
            }

            var command = Pick(state, _commands[operation], ref dice);
            if (command >= 0)
            {
                return command;
            }

            tried |= 1UL << operation;
        }
    }

    private static int Weight(int weight, int operation, ulong likely) => (likely >> operation & 1) != 0 ? weight : (weight + 31) >> 5;

    private int Pick(LuoState state, int[] commands, ref Dice dice)
    {
        for (var i = 0; i < Math.Min(QuickTries, commands.Length); i++)
        {
            var command = commands[dice.Below(commands.Length)];
            if (_system.Catalog.Enabled(state, command) && (i == QuickTries - 1 || Promising(state, _system.Catalog.Commands[command])))
            {
                return command;
            }
        }

        var start = dice.Below(commands.Length);
        var wanted = dice.Chance(1, 8) ? 1 : PromisingTries;
        var any = -1;
        for (var i = 0; i < commands.Length && wanted > 0; i++)
        {
            var at = start + i;
            var command = commands[at < commands.Length ? at : at - commands.Length];
            if (_system.Catalog.Enabled(state, command))
            {
                wanted = Promising(state, _system.Catalog.Commands[command]) ? 0 : wanted - 1;
                any = wanted == 0 || any < 0 ? command : any;
            }
        }

        return any;
    }

    /// <summary>Whether the call is not one that is refused for a plain reason: a token that is not there, a file that is held already.</summary>
    private static bool Promising(LuoState state, in Command command)
    {
        switch (command.Op)
        {
            case Op.RetrieveFd:
                foreach (ref readonly var entry in state.Files(state.User(state.Descriptor(command.Fd) - 1).Session))
                {
                    if (entry.Token == command.Token)
                    {
                        return true;
                    }
                }

                return false;
            case Op.PreserveFd:
                return state.User(state.Descriptor(command.Other) - 1).Refs <= 1;
            default:
                return true;
        }
    }

    /// <summary>Operations that move things on in this state: nobody retrieves before a kexec, and a reboot with nothing to hand over ends a kernel for nothing.</summary>
    private ulong Candidates(LuoState state)
    {
        var mask = ulong.MaxValue;
        for (var i = 0; i < _operations.Length; i++)
        {
            var likely = _operations[i] switch
            {
                Op.RetrieveSession or Op.RetrieveFd or Op.FdRestore or Op.Finish => _machines ? state.Core.Kexecs > 0 : state.Core.IncomingCount > 0,
                Op.Reboot or Op.RebootStart or Op.PreserveFd => _machines || state.Core.OutgoingCount > 0,
                Op.ColdBoot => false,
                _ => true,
            };
            mask &= likely ? ulong.MaxValue : ~(1UL << i);
        }

        return mask;
    }

    /// <summary>What makes the kernels of a long case grow: fewer reboots, more sessions and above all more files.</summary>
    private static int Patience(Op op, int times) => op switch
    {
        Op.Reboot or Op.RebootStart or Op.ColdBoot => 1,
        Op.PreserveFd or Op.RetrieveFd => 8 * times,
        Op.CreateSession or Op.RetrieveSession => 2 * times,
        _ => times,
    };

    private static int Usual(Op op) => op switch
    {
        Op.PreserveFd or Op.FdPreserve => 24,
        Op.RetrieveFd or Op.FdRestore => 20,
        Op.RetrieveSession => 16,
        Op.CreateSession => 12,
        Op.Finish => 8,
        Op.OpenDev or Op.OpenFile => 8,
        Op.Reboot or Op.RebootStart => 5,
        Op.Close => 4,
        Op.GetName => 2,
        _ => 6,
    };
}
