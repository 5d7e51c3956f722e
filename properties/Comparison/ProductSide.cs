using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Properties.Luo;

namespace LuoModel.Properties.Comparison;

/// <summary>One of two designs that are compared, in the vocabulary of the comparison: its own, or for v4 and kexecfs beside a merged design that of the other.</summary>
internal sealed class ProductSide
{
    private readonly short[]? _variables;
    private readonly short _device;

    /// <summary>A design in its own vocabulary, or, with <paramref name="program"/>, one that carries out the commands of that system.</summary>
    public ProductSide(LuoSystem system, LuoSystem? program = null)
    {
        System = system;
        Codec = LuoExplorable.Codec(system);
        Commands = (program ?? system).Catalog.Commands;
        if (program is not null)
        {
            var own = system.Workload.Descriptors.ToList();
            _variables = [.. program.Workload.Descriptors.Select(name => (short)own.IndexOf(name))];
            _device = (short)own.IndexOf("dev");
        }
    }

    /// <summary>The design on the workload.</summary>
    public LuoSystem System { get; }

    /// <summary>Packs its states.</summary>
    public KeyCodec Codec { get; }

    /// <summary>The commands of the comparison that it has.</summary>
    public IReadOnlyList<Command> Commands { get; }

    /// <summary>Whether it carries out commands of another vocabulary; then the other side says which are worth issuing.</summary>
    public bool IsMapped => _variables is not null;

    /// <summary>Whether only what the mapping says of v4 is compared: success, files, retrieve and finish.</summary>
    public bool IsLoose => IsMapped && System.Design.Vocabulary == Vocabulary.SessionMachine;

    /// <summary>Words of a state.</summary>
    public int Words => System.Layout.Size / sizeof(ulong);

    /// <summary>The two sides of a comparison, with the system whose vocabulary it has.</summary>
    /// <exception cref="Model.UserError">No mapping between their vocabularies is stated.</exception>
    public static (ProductSide A, ProductSide B, LuoSystem Program) Pair(LuoSystem a, LuoSystem b)
    {
        if (!VocabularyMapping.IsNeeded(a.Design, b.Design))
        {
            return (new ProductSide(a), new ProductSide(b), a);
        }

        return a.Design.Vocabulary == Vocabulary.Sessions
            ? (new ProductSide(a), new ProductSide(b, a), a)
            : (new ProductSide(a, b), new ProductSide(b), b);
    }

    /// <summary>Whether a command of the comparison can be carried out at all.</summary>
    public bool Has(in Command command) => _variables is null || Translated(command, new LuoState(System.Layout, System.Initial.ToArray())).Count > 0;

    /// <summary>Carries out a command of the comparison; where that takes several calls, up to the first that fails.</summary>
    public Result Execute(LuoState state, in Command command, ref NamedEnvironment environment, ref EventBuffer events)
    {
        if (_variables is null)
        {
            return System.Execute(state, command, ref environment, ref events);
        }

        var result = new Result(Errno.ENOSYS);
        foreach (var call in Translated(command, state))
        {
            result = System.Execute(state, call, ref environment, ref events);
            if (!result.Returned || result.Ret < 0)
            {
                break;
            }
        }

        return result;
    }

    private IReadOnlyList<Command> Translated(in Command command, LuoState state)
    {
        var here = command with { Fd = Variable(command.Fd), As = Variable(command.As), Other = Variable(command.Other) };
        return System.Design.Vocabulary == Vocabulary.Kexecfs ? VocabularyMapping.OnKexecfs(here, _device) : VocabularyMapping.OnSessionMachine(here, _device, state);
    }

    private short Variable(short variable) => variable < 0 ? variable : _variables![variable];
}
