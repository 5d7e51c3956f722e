using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;

namespace LuoModel.Tests.Kernel.Sessions;

/// <summary>A design on a workload, driven by commands as traces write them, e.g. <c>preserve_fd s1 f1 token 1</c>.</summary>
internal sealed class CommandScript
{
    private readonly LuoSystem _system;
    private readonly byte[] _bytes;
    private EventBuffer _events = new(32);
    private int _value;

    public CommandScript(string design, string workload)
    {
        _system = new LuoSystem(DesignText.Parse(design), WorkloadParser.Parse("test", workload));
        _bytes = _system.Initial.ToArray();
    }

    public LuoState State => new(_system.Layout, _bytes);

    /// <summary>What the last command did, as traces write it.</summary>
    public IEnumerable<string> Events => _events.Events.ToArray().Select(e => Names.Of(e, _system.Workload));

    /// <summary>The value that a command which must return 0 gives back.</summary>
    public int ValueOf(string command)
    {
        Assert.Equal("0", Do(command));
        return _value;
    }

    /// <summary>Whether the last command is one that a search would issue where it was issued.</summary>
    public bool WasEnabled { get; private set; }

    /// <summary>Executes a command; the answer as traces write it.</summary>
    public string Do(string command)
    {
        var benign = default(Benign);
        return Do(command, ref benign);
    }

    /// <summary>The same with the environment deviating at point <paramref name="point"/>.</summary>
    public string DoFailing(string command, int point)
    {
        var failing = new ChoosingEnvironment(1UL << point);
        return Do(command, ref failing);
    }

    /// <summary>Executes a command that the catalog need not have.</summary>
    public string Do(Command command)
    {
        var benign = default(Benign);
        return Execute(command, ref benign);
    }

    /// <summary>The same with the environment deviating at point <paramref name="point"/>.</summary>
    public string DoFailing(Command command, int point)
    {
        var failing = new ChoosingEnvironment(1UL << point);
        return Execute(command, ref failing);
    }

    /// <summary>The services that a command asks for, in its order and in the words of the recordings; the one numbered <paramref name="failing"/> fails.</summary>
    public List<string> Uses(string command, int failing = -1)
    {
        var asked = new List<string>();
        var environment = new Asked(asked, failing);
        Do(command, ref environment);
        return asked;
    }

    private readonly struct Asked(List<string> asked, int failing) : IEnvironment
    {
        public int Callback(in CallbackPoint point) => point.Natural;

        public bool Fails(FaultKind kind)
        {
            asked.Add(Names.Of(new LuoEvent(EventKind.Fault) { N = (byte)kind }, null!)["fault ".Length..]);
            return asked.Count == failing + 1;
        }
    }

    /// <summary>Executes commands that must all return 0.</summary>
    public CommandScript After(params string[] commands)
    {
        Assert.All(commands, command => Assert.Equal("0", Do(command)));
        return this;
    }

    private string Do<TEnvironment>(string command, ref TEnvironment environment)
        where TEnvironment : struct, IEnvironment
    {
        var shown = _system.Catalog.Commands.Select(known => Names.Of(known, _system.Workload)).ToList();
        var index = shown.IndexOf(command);
        Assert.True(index >= 0, $"no '{command}' among {string.Join("; ", shown)}");
        WasEnabled = _system.Catalog.Enabled(State, index);
        return Execute(_system.Catalog.Commands[index], ref environment);
    }

    private string Execute<TEnvironment>(Command command, ref TEnvironment environment)
        where TEnvironment : struct, IEnvironment
    {
        _events.Clear();
        Result result = _system.Execute(State, command, ref environment, ref _events);
        _value = result.Value;
        return Names.Of(result);
    }
}
