using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Luo;

/// <summary>
/// The symmetry of a workload: session names that mean the same, and files of one handler that need and are needed alike, with their tokens. A state is replaced by
/// the smallest of its images; slots go along, since the step chooses them by name and origin.
/// </summary>
public sealed class LuoSymmetry
{
    /// <summary>Names this long or longer are cut or refused somewhere, so they are not alike.</summary>
    private const int PlainName = 55;

    /// <summary>Workloads with more symmetries than this are explored without: the images would cost more than they save.</summary>
    private const int MostElements = 720;

    private readonly Renaming[] _elements;
    private readonly LuoSystem _system;

    private LuoSymmetry(LuoSystem system, Renaming[] elements)
    {
        _system = system;
        _elements = elements;
    }

    /// <summary>Elements of the group, the identity included.</summary>
    public int Elements => _elements.Length;

    /// <summary>The symmetry of a system, null when it has none but the identity or its slots do not follow from names and origins.</summary>
    public static LuoSymmetry? Of(LuoSystem system)
    {
        var workload = system.Workload;
        var bound = UserAbilities.AnyToken | UserAbilities.OpenFiles;
        var plain = (workload.User & bound) == 0 && workload.Program.Count == 0
            && system.Design.Vocabulary == Model.Designs.Switches.Vocabulary.Sessions
            && system.Design.DoublePreserve == Model.Designs.Switches.DoublePreserve.Busy
            && system.Layout.Dimensions is { Monitors: 0, Blobs: 0, Concurrent: false }
            && !workload.Names.Intersect(workload.Files.Select(file => file.Name)).Any()
            && workload.Names.Count <= 5 && workload.Files.Count <= 5;
        if (!plain)
        {
            return null;
        }

        Renaming[] elements =
        [
            .. from names in Permutations.Of(workload.Names.Count)
               where names.Select((image, name) => image == name || (Plain(workload.Names[name]) && Plain(workload.Names[image]))).All(alike => alike)
               from files in Permutations.Of(workload.Files.Count)
               where Automorphism(workload, files)
               select new Renaming(system, names, files),
        ];
        return elements.Length is > 1 and <= MostElements ? new LuoSymmetry(system, elements) : null;
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

    private static bool Plain(string name) => name.Length is > 0 and < PlainName;

    private static bool Automorphism(Workload workload, int[] files)
    {
        for (var f = 0; f < files.Length; f++)
        {
            var from = workload.Files[f];
            var to = workload.Files[files[f]];
            var alike = from.Handler == to.Handler && from.Inode == to.Inode && from.Device == to.Device
                && from.Needs.Select(need => files[need]).Order().SequenceEqual(to.Needs.Order());
            if (!alike)
            {
                return false;
            }
        }

        return true;
    }
}
