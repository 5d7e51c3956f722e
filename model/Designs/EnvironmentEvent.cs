namespace LuoModel.Model.Designs;

/// <summary>Something that happens to LUO, not by it: where a reboot leads, what drivers and modules do, which service of the kernel fails.</summary>
/// <param name="Name">As commands and traces write it, e.g. <c>reboot nokexec</c> or <c>fault xa</c>.</param>
/// <param name="What">What happens, one sentence.</param>
/// <param name="Exists">Whether the kernel of a design can do it at all.</param>
/// <param name="Decides">The line that decides, given a design: function, file, release, line.</param>
public sealed record EnvironmentEvent(string Name, string What, Func<Design, bool> Exists, Func<Design, string> Decides)
{
    /// <summary>What it needs that no released kernel has, one clause; null when a released kernel can do it as it is.</summary>
    public string? Needs { get; init; }

    /// <summary>
    /// What is to be said beside a step or a verdict that rests on it: that the design's kernel can not do it, or what it needs beyond a released kernel; null
    /// when there is nothing to say.
    /// </summary>
    public string? Note(Design design) => !Exists(design) ? $"not possible on {design.Id}: {Decides(design)}"
        : Needs is { } needs ? $"not reachable in a released kernel: it needs {needs}"
        : null;
}
