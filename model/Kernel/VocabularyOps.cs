using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel;

/// <summary>
/// Which operations each vocabulary has, found by asking the step: an orchestrator answers -ENOSYS where it has no such call, so what every design of a
/// vocabulary answers so is none of its operations. One that only some designs of a vocabulary have is an operation of it; the others answer -ENOSYS in a run.
/// </summary>
public static class VocabularyOps
{
    private static readonly Workload s_one = new()
    {
        Id = "one-of-each",
        About = "One of everything that an operand can name.",
        Handlers = [new HandlerSpec("h")],
        Flbs = ["g"],
        Subsystems = [new SubsystemSpec("p")],
        Files = [new FileSpec("f", 0)],
        Names = ["s"],
        Tokens = [1],
        Descriptors = ["fd0", "fd1"],
    };

    private static readonly Dictionary<Vocabulary, Lazy<IReadOnlySet<Op>>> s_known =
        Enum.GetValues<Vocabulary>().ToDictionary(vocabulary => vocabulary, vocabulary => new Lazy<IReadOnlySet<Op>>(() => Ask(vocabulary)));

    /// <summary>The operations of a vocabulary.</summary>
    public static IReadOnlySet<Op> Of(Vocabulary vocabulary) => s_known[vocabulary].Value;

    /// <summary>The vocabularies that have an operation, by the names of <c>./luo list switches</c>.</summary>
    public static IReadOnlyList<string> Having(Op op) => [.. Enum.GetValues<Vocabulary>().Where(vocabulary => Of(vocabulary).Contains(op)).Select(NameOf)];

    /// <summary>The name of a vocabulary, as the switch of that name spells it.</summary>
    public static string NameOf(Vocabulary vocabulary) =>
        SwitchCatalog.Find("vocabulary")!.Choices.First(choice => choice.Value.Equals(vocabulary)).Name;

    /// <summary>Asks every design of a vocabulary, and the first with each value of each switch: some calls come with a switch that no named design has.</summary>
    private static HashSet<Op> Ask(Vocabulary vocabulary)
    {
        var designs = DesignCatalog.All.Where(design => design.Vocabulary == vocabulary).ToArray();
        var switched = SwitchCatalog.All.SelectMany(known => known.Choices.Select(choice => known.Set(designs[0], choice))).Where(design => design.Vocabulary == vocabulary);
        var known = new HashSet<Op>();
        foreach (var machine in designs.Concat(switched).Select(MachineOf))
        {
            known.UnionWith(Enum.GetValues<Op>().Where(op => op is not (Op.None or Op.Count) && !known.Contains(op) && Executes(machine, Begun(op))));
        }

        return known;
    }

    /// <summary>The second part of a call that stops in between goes with its first, without which it can not be asked for.</summary>
    private static Op Begun(Op op) => op switch
    {
        Op.RebootContinue => Op.RebootStart,
        Op.RetrieveSessionContinue => Op.RetrieveSessionStart,
        Op.RegisterFlbContinue => Op.RegisterFlbStart,
        Op.GetNameContinue => Op.GetNameStart,
        _ => op,
    };

    private static LuoMachine MachineOf(Design design) => new(design, s_one, new Dimensions
    {
        Sessions = 2,
        FilesPerSession = 2,
        UserFiles = 4,
        Descriptors = 2,
        Handles = 4,
        Flbs = 1,
        Subsystems = 1,
        Devices = 1,
        Blobs = 2,
        Mounts = true,
        Waits = true,
        Concurrent = true,
    });

    private static bool Executes(LuoMachine machine, Op op)
    {
        var environment = default(Benign);
        var sink = default(NoEvents);
        try
        {
            var result = machine.Step(
                new LuoState(machine.Layout, machine.NewState()), new Command(op, Fd: 0, As: 1, Object: 0, Other: 0, Token: 0), ref environment, ref sink);
            return !result.Returned || result.Ret != Errno.ENOSYS;
        }
        catch (DimensionExceededException)
        {
            return true;
        }
    }
}
