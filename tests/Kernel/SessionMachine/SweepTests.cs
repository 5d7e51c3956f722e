using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Tests.Kernel.SessionMachine;

/// <summary>Long random runs: what is kept is what something names, and there is room for it.</summary>
public class SweepTests
{
    private const int Sessions = 3;
    private const int Descriptors = 9;

    private static readonly Command[] s_setup =
    [
        .. Enumerable.Range(0, 3).Select(h => new Command(Op.Register, Object: (short)h)),
        .. Enumerable.Range(0, 2).Select(s => new Command(Op.RegisterSubsystem, Object: (short)s)),
        new(Op.OpenDev, As: 0),
        .. Enumerable.Range(0, 3).Select(f => new Command(Op.OpenFile, As: (short)(4 + f), Object: (short)f)),
    ];

    [Theory]
    [InlineData("v4")]
    [InlineData("v4-create-in-normal")]
    [InlineData("v4,failed-freeze=undone,finalize-failure=cancelled,cancel-order=check-first")]
    [InlineData("v4,failed-session-freeze=cleared,cancelled-slot=cleared,session-creation=rebuild-first")]
    [InlineData("v4,uninitialised-locals=pattern,handler-use-count=rebuilt-too,incoming-pages=restored")]
    public void Random_run_keeps_only_what_is_named(string text)
    {
        Design design = DesignCatalog.All.FirstOrDefault(d => d.Id == text) ?? DesignText.Parse(text);
        int jumps = 0, panics = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            Run(design, seed, ref jumps, ref panics);
        }

        Assert.True(jumps > 60 && panics > 0, $"{jumps} jumps, {panics} panics");
    }

    private static void Run(Design design, int seed, ref int jumps, ref int panics)
    {
        var random = new Random(seed);
        var machine = Machine(design);
        var state = new LuoState(machine.Layout, machine.NewState());
        var events = new EventBuffer(64);
        var setup = 0;
        for (var i = 0; i < 400; i++)
        {
            var command = setup < s_setup.Length ? s_setup[setup++] : Draw(random);
            if (command.As >= 0 && state.Descriptor(command.As) != 0)
            {
                continue;
            }

            events.Clear();
            var environment = new Drawing(random, setup == s_setup.Length);
            var result = machine.Step(state, command, ref environment, ref events);
            if (!result.Returned)
            {
                panics++;
                return;
            }

            if (command.Op == Op.Reboot && command.Value == 0 && result.Ret == 0)
            {
                setup = 0;
                jumps++;
            }

            Assert.Equal(string.Empty, Unnamed(state));
        }
    }

    private static LuoMachine Machine(Design design)
    {
        var workload = new Workload
        {
            Id = "random",
            Handlers = [new("A"), new("B") { FreezeBumps = true }, new("C") { Freeze = false, Cancel = false, Finish = false }],
            Subsystems = [new("P") { Freeze = true, Boot = true, FreezeBumps = true }, new("Q") { Boot = true }],
            Files = [new("f1", 0), new("f2", 1), new("f3", 2)],
            Names = ["a", "b", string.Empty],
            Tokens = [1, 2, 3],
        };
        return new LuoMachine(
            design,
            workload,
            new Dimensions { Sessions = Sessions, FilesPerSession = 3, UserFiles = 60, Descriptors = Descriptors, Handles = 40, Handlers = 3, Subsystems = 2 });
    }

    private static Command Draw(Random random)
    {
        short session = (short)random.Next(1, 4), name = (short)random.Next(3), token = (short)random.Next(3);
        return random.Next(20) switch
        {
            0 or 1 => new(Op.CreateSession, 0, session, name),
            2 or 3 => new(Op.RetrieveSession, 0, session, name),
            4 or 5 or 6 => new(Op.PreserveFd, session, Other: (short)random.Next(4, Descriptors), Token: token),
            7 => new(Op.UnpreserveFd, session, Token: token),
            8 => new(Op.RetrieveFd, session, (short)random.Next(7, Descriptors), Token: token),
            9 or 10 or 11 => new(Op.SessionSetEvent, session, Value: random.Next(4)),
            12 or 13 => new(Op.SetEvent, 0, Value: (int)LuoEventCode.Prepare),
            14 => new(Op.SetEvent, 0, Value: (int)LuoEventCode.Finish),
            15 => new(Op.SetEvent, 0, Value: (int)LuoEventCode.Cancel),
            16 => new(Op.Reboot, Value: random.Next(5) == 0 ? 1 : 0),
            17 => new(Op.SetMem, Value: random.Next(2)),
            18 => new(Op.Close, (short)random.Next(1, Descriptors)),
            _ => new(Op.GetState, 0),
        };
    }

    /// <summary>Handles and file arrays in use are exactly those that a word or an address names; the first that is not, or nothing.</summary>
    private static string Unnamed(LuoState state)
    {
        var room = state.Layout.Dimensions;
        Span<bool> handles = stackalloc bool[room.Handles + 1];
        Span<bool> arrays = stackalloc bool[room.FileArrays + 1];
        foreach (var session in state.Outgoing)
        {
            arrays[state.Addresses(session).Array] = true;
            foreach (ref readonly var entry in state.Files(session))
            {
                handles[entry.Data.Handle] = true;
            }
        }

        for (var role = TableRole.First; role <= TableRole.Received; role++)
        {
            for (var i = 0; i < room.Sessions; i++)
            {
                arrays[state.TableEntry(role, i).Array] = true;
            }
        }

        for (var array = 0; array < room.FileArrays; array++)
        {
            ref var record = ref state.FileArray(array);
            if (arrays[array + 1] != (record.Page != PageState.None) || record.Poisoned > 1)
            {
                return $"file array {array}";
            }

            foreach (ref readonly var entry in state.ArrayEntries(array)[..record.Count])
            {
                handles[entry.Data.Handle] = true;
            }
        }

        for (var handle = 0; handle < room.Handles; handle++)
        {
            if (handles[handle + 1] != (state.Handle(handle).Origin != 0) || state.Handle(handle).Live > 1)
            {
                return $"handle {handle}";
            }
        }

        return string.Empty;
    }

    private readonly struct Drawing(Random random, bool on) : IEnvironment
    {
        public int Callback(in CallbackPoint point) =>
            on && point.Kind != EventKind.CanPreserve && random.Next(12) == 0 ? (random.Next(4) == 0 ? 7 : Errno.EIO) : point.Natural;

        public bool Fails(FaultKind kind) => on && random.Next(40) == 0;
    }
}
