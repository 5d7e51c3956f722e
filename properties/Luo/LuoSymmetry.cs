using System.Globalization;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Luo;

/// <summary>
/// The symmetry of a workload: session names that mean the same, and files of one handler that need and are needed alike, with their tokens. A state is replaced by
/// the smallest of its images; slots go along, since the step chooses them by name and origin (<see cref="Dimensions.OwnSlots"/>).
/// </summary>
public sealed class LuoSymmetry
{
    /// <summary>Names this long or longer are cut or refused somewhere, so they are not alike.</summary>
    private const int PlainName = 55;

    /// <summary>Workloads with more symmetries than this are explored without: the images would cost more than they save.</summary>
    private const int MostElements = 720;

    /// <summary>Sessions or files up to which all their permutations are looked at.</summary>
    private const int MostAlike = 5;

    private readonly Renaming[] _elements;
    private readonly LuoSystem _system;

    private LuoSymmetry(LuoSystem system, Renaming[] elements)
    {
        _system = system;
        _elements = elements;
    }

    /// <summary>Elements of the group, the identity included.</summary>
    public int Elements => _elements.Length;

    /// <summary>The renamings, the identity included.</summary>
    internal IReadOnlyList<Renaming> Renamings => _elements;

    /// <summary>The symmetry of a system, null when there is none; <see cref="WhyNot"/> says why.</summary>
    public static LuoSymmetry? Of(LuoSystem system)
    {
        if (Obstacle(system) is not null)
        {
            return null;
        }

        var elements = Group(system);
        return elements.Length is > 1 and <= MostElements ? new LuoSymmetry(system, elements) : null;
    }

    /// <summary>Why a system is explored without symmetry, null when it has one.</summary>
    public static string? WhyNot(LuoSystem system) => Obstacle(system) ?? Group(system).Length switch
    {
        1 => "no two sessions and no two files are alike",
        > MostElements and var elements => string.Create(CultureInfo.InvariantCulture, $"{elements} renamings, more than {MostElements}, would cost more than they save"),
        _ => null,
    };

    /// <summary>What keeps renamings from being automorphisms, or from being found.</summary>
    private static string? Obstacle(LuoSystem system)
    {
        var workload = system.Workload;
        var room = system.Layout.Dimensions;
        return system.Design.Vocabulary != Model.Designs.Switches.Vocabulary.Sessions ? "it is stated for the merged vocabulary of sessions only"
            : (workload.User & (UserAbilities.AnyToken | UserAbilities.OpenFiles)) != 0 ? "files opened again, or under other tokens, have no slots of their own"
            : system.Design.DoublePreserve != Model.Designs.Switches.DoublePreserve.Busy ? "files that are preserved twice have no slots of their own"
            : !room.OwnSlots ? "files have no slots of their own"
            : workload.Program.Count > 0 ? "the program treats files apart"
            : room is { Blobs: > 0 } or { Concurrent: true } ? "calls under way are told by slot"
            : room.Monitors > 0 ? "invariants with monitors follow slots"
            : workload.Names.Intersect(workload.Files.Select(file => file.Name)).Any() ? "a session and a file have one name"
            : workload.Names.Count > MostAlike || workload.Files.Count > MostAlike ? string.Create(CultureInfo.InvariantCulture, $"more than {MostAlike} sessions or files")
            : null;
    }

    private static Renaming[] Group(LuoSystem system)
    {
        var workload = system.Workload;
        return
        [
            .. from names in Permutations.Of(workload.Names.Count)
               where names.Select((image, name) => image == name || (Plain(system, name) && Plain(system, image))).All(alike => alike)
               from files in Permutations.Of(workload.Files.Count)
               where Automorphism(workload, files)
               select new Renaming(system, names, files),
        ];
    }

    /// <summary>Replaces a state by the smallest of its images.</summary>
    public void Canonicalise(LuoState state)
    {
        Span<byte> best = stackalloc byte[state.Bytes.Length];
        Span<byte> image = stackalloc byte[state.Bytes.Length];
        state.Bytes.CopyTo(best);
        foreach (var element in _elements)
        {
            element.Apply(state, new LuoState(_system.Layout, image));
            if (image.SequenceCompareTo(best) < 0)
            {
                image.CopyTo(best);
            }
        }

        best.CopyTo(state.Bytes);
    }

    /// <summary>Number of different images of a state.</summary>
    public long OrbitSize(LuoState state)
    {
        var stabiliser = 0;
        Span<byte> image = stackalloc byte[state.Bytes.Length];
        foreach (var element in _elements)
        {
            element.Apply(state, new LuoState(_system.Layout, image));
            stabiliser += image.SequenceEqual(state.Bytes) ? 1 : 0;
        }

        // Orbit and stabiliser: their sizes multiply to that of the group.
        return _elements.Length / stabiliser;
    }

    private static bool Plain(LuoSystem system, int name) => name < system.FirstStanding && system.Workload.Names[name].Length is > 0 and < PlainName;

    private static IEnumerable<(int Need, CheckTimes? Marks)> Needs(Workload workload, int file, int[]? files) =>
        workload.Files[file].Needs.Select((need, at) => (files is null ? need : files[need], DependencyChecks.MarksOf(workload, file, at)));

    private static bool Automorphism(Workload workload, int[] files)
    {
        for (var f = 0; f < files.Length; f++)
        {
            var from = workload.Files[f];
            var to = workload.Files[files[f]];
            var alike = from.Handler == to.Handler && from.Inode == to.Inode && from.Device == to.Device && from.Group == to.Group
                && Needs(workload, f, files).Order().SequenceEqual(Needs(workload, files[f], null).Order());
            if (!alike)
            {
                return false;
            }
        }

        return true;
    }
}
