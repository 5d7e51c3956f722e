using System.Runtime.InteropServices;
using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Random;

/// <summary>Kinds of things that a workload has several of, in the order in which shrinking removes them.</summary>
internal enum EntityKind
{
    /// <summary>A session, by its name, with all descriptors of it.</summary>
    Session,

    /// <summary>A user file, with all descriptors of it.</summary>
    File,

    /// <summary>An FLB.</summary>
    Flb,

    /// <summary>A handler or a module.</summary>
    Driver,
}

/// <summary>A thing of the workload that commands speak of.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Its number in the workload.</param>
internal readonly record struct Entity(EntityKind Kind, int Number);

/// <summary>
/// Which command speaks of which things. A command names descriptors by what they are of - "the descriptor that retrieving session s1 gave" - never by a
/// number, so that taking commands away leaves nothing dangling.
/// </summary>
internal sealed class Entities
{
    private readonly LuoSystem _system;
    private readonly Entity?[] _ofDescriptor;
    private readonly Dictionary<string, int> _retrieved;
    private readonly Dictionary<Entity, List<short>> _descriptorsOf = [];
    private readonly Dictionary<Command, int> _indexes = [];

    /// <summary>Reads the catalog of a system.</summary>
    public Entities(LuoSystem system)
    {
        _system = system;
        _ofDescriptor = new Entity?[system.Layout.Dimensions.Descriptors];
        _retrieved = Enumerable.Range(0, system.Workload.Files.Count).ToDictionary(file => system.Workload.Files[file].Name + "'", StringComparer.Ordinal);
        foreach (var command in system.Catalog.Setup(first: true).Concat(system.Catalog.Commands))
        {
            if (command.As >= 0)
            {
                _ofDescriptor[command.As] ??= Made(command);
            }
        }

        for (short fd = 0; fd < _ofDescriptor.Length; fd++)
        {
            if (_ofDescriptor[fd] is { } entity)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(_descriptorsOf, entity, out _) ??= []).Add(fd);
            }
        }

        for (var i = 0; i < system.Catalog.Commands.Count; i++)
        {
            _indexes.TryAdd(system.Catalog.Commands[i], i);
        }
    }

    /// <summary>The things that a command speaks of.</summary>
    public IEnumerable<Entity> Of(int index)
    {
        var command = _system.Catalog.Commands[index];
        foreach (var fd in (short[])[command.Fd, command.As, command.Op is Op.PreserveFd ? command.Other : (short)-1])
        {
            if (fd >= 0 && _ofDescriptor[fd] is { } entity)
            {
                yield return entity;
            }
        }

        if (Named(command) is { } named)
        {
            yield return named;
        }

        if (command.Op is Op.RegisterFlb or Op.UnregisterFlb)
        {
            yield return new Entity(EntityKind.Flb, command.Other);
        }
    }

    /// <summary>Earlier things of the same kind that can stand in for one, the first ones first.</summary>
    public IEnumerable<Entity> Earlier(Entity entity, int most)
    {
        var first = entity.Kind == EntityKind.File && _system.Workload.FileGroups > 0 ? entity.Number - _system.Workload.Files[entity.Number].Token : 0;
        return Enumerable.Range(first, Math.Min(most, entity.Number - first)).Select(number => entity with { Number = number });
    }

    /// <summary>The command that does to <paramref name="to"/> what another does to <paramref name="from"/>; -1 when there is none.</summary>
    public int Renamed(int index, Entity from, Entity to)
    {
        var command = _system.Catalog.Commands[index];
        var renamed = command with
        {
            Fd = Renamed(command.Fd, from, to),
            As = Renamed(command.As, from, to),
            Other = command.Op == Op.PreserveFd ? Renamed(command.Other, from, to) : command.Other,
            Object = Named(command) is { } named ? (short)StandIn(named, from, to).Number : command.Object,
            Token = from.Kind == EntityKind.File && command.Token >= 0 && command.Token == _system.Workload.Files[from.Number].Token
                ? (short)_system.Workload.Files[to.Number].Token
                : command.Token,
        };
        return renamed == command ? index : _indexes.GetValueOrDefault(renamed, -1);
    }

    /// <summary>What stands for a thing when one is renamed; a session of a grown workload takes its files along.</summary>
    private Entity StandIn(Entity entity, Entity from, Entity to)
    {
        if (entity == from)
        {
            return to;
        }

        var groups = _system.Workload.FileGroups;
        if (groups == 0 || entity.Kind != EntityKind.File || from.Kind != EntityKind.Session || _system.Workload.Files[entity.Number].Group != from.Number % groups)
        {
            return entity;
        }

        return entity with { Number = entity.Number + (((to.Number % groups) - (from.Number % groups)) * _system.Workload.Tokens.Count) };
    }

    private static Entity? Named(in Command command) => command.Op switch
    {
        Op.CreateSession or Op.RetrieveSession => new Entity(EntityKind.Session, command.Object),
        Op.OpenFile or Op.HotUnplug => new Entity(EntityKind.File, command.Object),
        Op.FlbGetIn or Op.FlbGetOut or Op.FlbPutIn or Op.FlbPutOut => new Entity(EntityKind.Flb, command.Object),
        Op.Register or Op.Unregister or Op.SetModule or Op.RegisterFlb or Op.UnregisterFlb => new Entity(EntityKind.Driver, command.Object),
        _ => null,
    };

    /// <summary>What the descriptor that a command makes is of.</summary>
    private Entity? Made(in Command command)
    {
        return command.Op switch
        {
            Op.Dup => _ofDescriptor[command.Fd],
            Op.RetrieveFd => _retrieved.TryGetValue(_system.Workload.Descriptors[command.As], out var file) ? new Entity(EntityKind.File, file) : null,
            _ => Named(command),
        };
    }

    /// <summary>The descriptor of another thing that stands in the same place as <paramref name="fd"/>: the first made, the second made, ...</summary>
    private short Renamed(short fd, Entity from, Entity to)
    {
        if (fd < 0 || _ofDescriptor[fd] is not { } entity || StandIn(entity, from, to) is var other && other == entity)
        {
            return fd;
        }

        var place = _descriptorsOf[entity].IndexOf(fd);
        return _descriptorsOf.TryGetValue(other, out var descriptors) && place < descriptors.Count ? descriptors[place] : fd;
    }
}
