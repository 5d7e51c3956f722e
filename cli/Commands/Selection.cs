using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Workloads;

namespace LuoModel.Cli.Commands;

/// <summary>Turns what the user named into designs and workloads.</summary>
internal static class Selection
{
    /// <summary>The word that stands for every named design or built-in workload.</summary>
    public const string All = "all";

    /// <summary>The designs named; <c>mainline</c> when none is.</summary>
    public static IReadOnlyList<Design> Designs(string[]? texts) => texts is null or []
        ? [DesignCatalog.Mainline]
        : [.. texts.SelectMany(text => text == All ? DesignCatalog.All.Where(Generated) : [DesignText.Parse(text)])];

    /// <summary>The workloads named; every built-in one when none is.</summary>
    public static IReadOnlyList<Workload> Workloads(string[]? texts) => texts is null or []
        ? [.. WorkloadCatalog.Ids.Select(WorkloadCatalog.Get)]
        : [.. texts.SelectMany(text => text == All ? WorkloadCatalog.Ids.Select(WorkloadCatalog.Get) : [Workload(text)])];

    /// <summary>A workload by id, or from a file.</summary>
    /// <exception cref="UserError">There is no such workload and no such file, or the file is no workload.</exception>
    public static Workload Workload(string text)
    {
        if (WorkloadCatalog.Ids.Contains(text))
        {
            return WorkloadCatalog.Get(text);
        }

        if (!File.Exists(text))
        {
            throw new UserError($"no workload '{text}', expected one of {string.Join(", ", WorkloadCatalog.Ids)} or a file");
        }

        // The file is what a replay string names, so it becomes the id.
        return WorkloadParser.Parse(text, InputFile.Text(text)) with { Id = text };
    }

    private static bool Generated(Design design) => design.Vocabulary == Vocabulary.Sessions;
}
