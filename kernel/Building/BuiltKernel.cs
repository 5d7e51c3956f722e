using System.Text.Json;
using System.Text.Json.Serialization;

namespace LuoModel.Kernel.Building;

/// <summary>A kernel that was built.</summary>
public sealed record BuiltKernel
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Where its source came from, for persons.</summary>
    public required string Name { get; init; }

    /// <summary>What it calls itself: 7.3.4.</summary>
    public required string Version { get; init; }

    /// <summary>The features it was built with.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Options that were wanted and that the tree does not have.</summary>
    public required IReadOnlyList<string> Without { get; init; }

    /// <summary>Hashes of the files of LUO, by path.</summary>
    public required IReadOnlyDictionary<string, string> LuoFiles { get; init; }

    /// <summary>The folder in the cache.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = string.Empty;

    /// <summary>The tree it was built in, with everything a module needs.</summary>
    [JsonIgnore]
    public string Tree => Path.Combine(Folder, "tree");

    /// <summary>The image.</summary>
    [JsonIgnore]
    public string Image => Path.Combine(Tree, "arch", "x86", "boot", "bzImage");

    /// <summary>Its symbols with their addresses.</summary>
    [JsonIgnore]
    public string SystemMap => Path.Combine(Tree, "System.map");

    /// <summary>A word for it in file names and scripts: digits and points of the version, and the key.</summary>
    [JsonIgnore]
    public string Key => Path.GetFileName(Folder);

    /// <summary>Whether it has <paramref name="feature"/>.</summary>
    public bool Has(string feature) => Features.Contains(feature);

    /// <summary>The kernel in <paramref name="folder"/>; null when none was built there to the end.</summary>
    public static BuiltKernel? Read(string folder)
    {
        var file = Path.Combine(folder, "kernel.json");
        return File.Exists(file) ? JsonSerializer.Deserialize<BuiltKernel>(File.ReadAllText(file), s_json)! with { Folder = folder } : null;
    }

    /// <summary>Says that it is built.</summary>
    public void Write()
    {
        var file = Path.Combine(Folder, "kernel.json");
        File.WriteAllText(file + ".part", JsonSerializer.Serialize(this, s_json));
        File.Move(file + ".part", file, overwrite: true);
    }
}
