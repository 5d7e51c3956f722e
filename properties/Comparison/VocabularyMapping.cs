using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Properties.Comparison;

/// <summary>
/// How designs of different vocabularies are compared. Stated between the merged uAPI and v4 only: a program for the merged uAPI is carried out on v4 by the
/// calls that do the same there. The callbacks before the jump are another protocol, so of the callbacks only retrieve and finish are compared, and of
/// errors only that there is one.
/// </summary>
public static class VocabularyMapping
{
    /// <summary>The mapping in words, as reports show it.</summary>
    public const string Statement =
        "finish stands for SESSION_SET_EVENT FINISH and reboot for PREPARE and reboot; compared are success or refusal, the files that come back, retrieve and finish callbacks";

    /// <summary>Whether two designs are compared through the mapping; false when they have one vocabulary.</summary>
    /// <exception cref="UserError">No mapping between their vocabularies is stated.</exception>
    public static bool IsNeeded(Design a, Design b)
    {
        if (a.Vocabulary == b.Vocabulary)
        {
            return false;
        }

        var reason = a.Vocabulary == Vocabulary.GlobalMachine || b.Vocabulary == Vocabulary.GlobalMachine
            ? $"the files of {(a.Vocabulary == Vocabulary.GlobalMachine ? a.Id : b.Id)} belong to the open device, nothing in it stands for a session that is created, retrieved, finished or closed"
            : "no mapping between their operations is stated";
        return (a.Vocabulary, b.Vocabulary) is (Vocabulary.Sessions, Vocabulary.SessionMachine) or (Vocabulary.SessionMachine, Vocabulary.Sessions)
            ? true
            : throw new UserError($"{a.Id} and {b.Id} can not be compared: {reason}; expected designs of one vocabulary, or v4 and a merged design");
    }

    /// <summary>The calls of v4 that a call of the merged uAPI stands for, in a state of v4; none when it has none.</summary>
    public static IReadOnlyList<Command> OnSessionMachine(in Command command, short device, LuoState state) => command.Op switch
    {
        Op.Finish when command.Value == 0 => [command with { Op = Op.SessionSetEvent, Value = (int)LuoEventCode.Finish }],
        Op.Reboot when state.Core.State != MachineState.Frozen => [new Command(Op.SetEvent, Fd: device, Value: (int)LuoEventCode.Prepare), command],
        Op.Reboot or Op.ColdBoot or Op.OpenDev or Op.Close or Op.Dup or Op.OpenFile or Op.CreateSession or Op.RetrieveSession or Op.PreserveFd or Op.RetrieveFd => [command],
        _ => [],
    };

    /// <summary>Whether a callback means the same on both sides of the mapping.</summary>
    public static bool Compares(EventKind kind) => kind is EventKind.Retrieve or EventKind.Finish;
}
