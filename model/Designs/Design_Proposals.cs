using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>Switches of proposals that no generation has taken up.</summary>
public sealed partial record Design
{
    /// <summary>What hot-unplug does to preserved files.</summary>
    [Switch("hot-unplug", "What becomes of preserved files whose device is hot-unplugged?")]
    public HotUnplug HotUnplug { get; init; }

    /// <summary>How long an instance of kexecfs lives.</summary>
    [Switch("kexecfs-instance", "How long does an instance of kexecfs live?")]
    public KexecfsInstance KexecfsInstance { get; init; }

    /// <summary>Whether one FLB may belong to several handlers.</summary>
    [Switch("flb-sharing", "May several handlers link one FLB?")]
    public FlbSharing FlbSharing { get; init; }

    /// <summary>Whether early boot reads the word of an FLB past LUO.</summary>
    [Switch("flb-early", "Does early boot read the word of an FLB past LUO?")]
    public FlbEarly FlbEarly { get; init; }

    /// <summary>Whether a handler can ask for the data of its files before user space restores them.</summary>
    [Switch("fd-data-query", "Can a handler ask for the data of its files before user space restores them?")]
    public FdDataQuery FdDataQuery { get; init; }
}
