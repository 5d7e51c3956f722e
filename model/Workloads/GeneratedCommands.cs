using LuoModel.Model.Commands;
using LuoModel.Model.Designs;

namespace LuoModel.Model.Workloads;

/// <summary>What every catalog that makes its own commands is built from: the list of them, descriptor variables, and what the workload lets its actors do.</summary>
internal abstract class GeneratedCommands : CommandCatalog
{
    private readonly List<Command> _commands = [];
    private readonly List<string> _descriptors = [];
    private Workload? _workload;

    protected GeneratedCommands(Design design, Workload workload)
    {
        Design = design;
        Source = workload;
    }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Command> Commands => _commands;

    /// <inheritdoc/>
    public sealed override Workload Workload => _workload ??= Source with { Descriptors = _descriptors };

    /// <summary>The design whose commands these are.</summary>
    protected Design Design { get; }

    /// <summary>The workload without the variables.</summary>
    protected Workload Source { get; }

    /// <summary>Descriptor variables so far.</summary>
    protected int Variables => _descriptors.Count;

    /// <summary>Adds a command at the end of the catalog.</summary>
    protected void Add(in Command command) => _commands.Add(command);

    /// <summary>The command at <paramref name="index"/>, without going through an interface: every question whether one is enabled begins here.</summary>
    protected Command At(int index) => _commands[index];

    /// <summary>A new descriptor variable.</summary>
    protected short Variable(string name)
    {
        _descriptors.Add(name);
        return (short)(_descriptors.Count - 1);
    }

    /// <summary>A variable for a duplicate of <paramref name="descriptor"/>.</summary>
    protected short Copy(short descriptor) => Variable(_descriptors[descriptor] + "+");

    // Enum.HasFlag would box until the code is optimised.

    /// <summary>Whether user space may do more than the core operations, in this way.</summary>
    protected bool Has(UserAbilities ability) => (Source.User & ability) != 0;

    /// <summary>Whether drivers and modules may do this.</summary>
    protected bool HasDriver(DriverAbilities ability) => (Source.Driver & ability) != 0;

    /// <summary>Tokens under which a file is preserved.</summary>
    protected IEnumerable<short> Tokens(int file) => Has(UserAbilities.AnyToken)
        ? Enumerable.Range(0, Source.Tokens.Count).Select(t => (short)t)
        : [(short)Source.Files[file].Token];
}
