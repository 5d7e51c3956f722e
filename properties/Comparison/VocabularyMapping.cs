using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Comparison;

/// <summary>
/// How designs of different vocabularies are compared: a program for the merged uAPI is carried out on the other by the calls that do the same there. Stated for
/// v4 and for kexecfs. In v4 the callbacks before the jump are another protocol, so of the callbacks only retrieve and finish are compared, and of errors
/// only that there is one; kexecfs shares both, so everything is (<see cref="Model.Workloads.KexecfsMapping"/>).
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
        return Other(a, b) is Vocabulary.SessionMachine or Vocabulary.Kexecfs
            ? true
            : throw new UserError($"{a.Id} and {b.Id} can not be compared: {reason}; expected designs of one vocabulary, or a merged design and v4 or kexecfs");
    }

    /// <summary>The mapping between two designs in words, null for designs of one vocabulary.</summary>
    public static string? Between(Design a, Design b) =>
        a.Vocabulary == b.Vocabulary ? null : Other(a, b) == Vocabulary.Kexecfs ? KexecfsMapping.Statement : Statement;

    /// <summary>The vocabulary beside that of the merged designs, null when neither has that.</summary>
    private static Vocabulary? Other(Design a, Design b) =>
        a.Vocabulary == Vocabulary.Sessions ? b.Vocabulary : b.Vocabulary == Vocabulary.Sessions ? a.Vocabulary : null;

    /// <summary>The calls of kexecfs that a call of the merged uAPI stands for; none when it has none.</summary>
    public static IReadOnlyList<Command> OnKexecfs(in Command command, short device) =>
        command.Fd == device && command.Op == Op.Close ? [] : KexecfsMapping.FromSessions(command) is Command call ? [call] : [];

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
