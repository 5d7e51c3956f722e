using System.Globalization;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;

namespace LuoModel.Tests.Renderers;

/// <summary>
/// The traces that every rendering is tested on. Commands are written as <see cref="Names"/> writes them, followed by !p for each point at which the environment
/// deviates, so that they survive another numbering of the catalog.
/// </summary>
internal static class GoldenTraces
{
    private static readonly string[] s_asked = ["LUO001", "LUO009", "LUO027", "LUO028", "LUO039", "LUO049", "LUO050"];

    private static readonly (string Name, string Design, string Workload, string[] Commands)[] s_all =
    [
        ("happy-path", "linux-7.3", "tiny",
            ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "preserve_fd s1 f2 token 2", "reboot", "retrieve_session \"s1\" -> s1'",
             "retrieve_fd s1' token 1 -> f1'", "retrieve_fd s1' token 2 -> f2'", "finish s1'", "close s1'"]),
        ("flb-never-fetched", "linux-7.3", "small",
            ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "reboot", "retrieve_session \"s1\" -> s1'", "finish s1'"]),
        ("flb-plain-count-below-zero", "linux-7.0", "small",
            ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "reboot", "retrieve_session \"s1\" -> s1'", "close s1'"]),
        ("single-pass-finish", "linux-7.3,finish-check=single-pass", "small",
            ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "preserve_fd s1 f2 token 2", "reboot", "retrieve_session \"s1\" -> s1'", "finish s1'"]),
        ("freeze-fails-then-retry", "linux-7.3", "tiny",
            ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "preserve_fd s1 f2 token 2", "reboot!1", "reboot"]),
        ("unfreeze-clears-data", "linux-6.19", "tiny",
            ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "preserve_fd s1 f2 token 2", "reboot!1", "reboot", "retrieve_session \"s1\" -> s1'",
             "retrieve_fd s1' token 1 -> f1'"]),
        ("zombie-session", "linux-7.3", "small",
            ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "preserve_fd s1 f2 token 2", "reboot", "retrieve_session \"s1\" -> s1'",
             "retrieve_fd s1' token 2 -> f2'", "close s1'"]),
        ("circular-retrieve-hangs", "linux-7.3,dependency-retrieve=implicit", "ring",
            ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "preserve_fd s1 f2 token 2", "preserve_fd s1 f3 token 3", "reboot",
             "retrieve_session \"s1\" -> s1'", "retrieve_fd s1' token 1 -> f1'"]),
        ("empty-tail-block-panics", "linux-7.3", "blocks",
            ["create_session \"s1\" -> s1", "create_session \"s2\" -> s2", "create_session \"s1\" -> spare", "reboot"]),
        ("flb-shared-by-two-handlers", "linux-7.3", "hugetlb",
            ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "preserve_fd s1 f3 token 3", "reboot", "flb_get_in pool",
             "retrieve_session \"s1\" -> s1'", "finish s1'", "flb_put_in pool"]),
        ("flb-reference-over-kexec", "linux-7.3", "small",
            ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "flb_get_out g", "reboot", "flb_get_in g", "flb_put_in g",
             "retrieve_session \"s1\" -> s1'", "finish s1'"]),
        ("module-going", "g4b", "modules",
            ["create_session \"s1\" -> s1", "set_module full going", "preserve_fd s1 f1 token 1", "close s1"]),
    ];

    /// <summary>Names of the traces.</summary>
    public static IEnumerable<string> Names => s_all.Select(trace => trace.Name);

    /// <summary>The trace of that name.</summary>
    public static Trace Get(string name)
    {
        var (_, design, workload, commands) = s_all.Single(trace => trace.Name == name);
        var set = InvariantSet.For(DesignText.Parse(design), WorkloadCatalog.Get(workload), s_asked.Select(InvariantCatalog.Get));
        var texts = set.System.Catalog.Commands.Select(command => LuoModel.Model.Traces.Names.Of(command, set.System.Workload)).ToList();
        return TracePlayer.Play(set, [.. commands.Select(command => Find(texts, command))]);
    }

    private static ReplayCommand Find(List<string> texts, string command)
    {
        var parts = command.Split('!');
        var index = texts.IndexOf(parts[0]);
        Assert.True(index >= 0, $"no command '{parts[0]}', there are: {string.Join("; ", texts)}");
        return new ReplayCommand(index, parts.Skip(1).Aggregate(0UL, (points, point) => points | 1UL << int.Parse(point, CultureInfo.InvariantCulture)));
    }
}
