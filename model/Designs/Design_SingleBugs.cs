using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>Switches that each put one bug back, or try a repair of one suspicion.</summary>
public sealed partial record Design
{
    /// <summary>What RETRIEVE_FD reads for a token that no entry has.</summary>
    [Switch("token-lookup", "What does RETRIEVE_FD read for a token that no entry has?")]
    public TokenLookup TokenLookup { get; init; }

    /// <summary>What GET_NAME is measured by.</summary>
    [Switch("get-name-size", "Which structure is the size of GET_NAME checked against?")]
    public GetNameSize GetNameSize { get; init; }

    /// <summary>What a freeze with a positive result does to the data word.</summary>
    [Switch("positive-freeze", "What becomes of a data word that a freeze with a positive result changed?")]
    public PositiveFreeze PositiveFreeze { get; init; }

    /// <summary>How a dependency's entry is found on the way out.</summary>
    [Switch("dependency-match", "What is a dependency compared by when its token is looked up?")]
    public DependencyMatch DependencyMatch { get; init; }

    /// <summary>What an FLB callback gets that calls get of its own half.</summary>
    [Switch("flb-own-call", "What does an FLB callback get that asks for its own half of the FLB?")]
    public FlbOwnCall FlbOwnCall { get; init; }

    /// <summary>How the private part of an FLB is initialised.</summary>
    [Switch("flb-private-init", "How is the private part of an FLB initialised?")]
    public FlbPrivateInit FlbPrivateInit { get; init; }

    /// <summary>Whether a kexec that comes back runs the hook.</summary>
    [Switch("jump-kexec", "Does a context-preserving kexec run the reboot hook?")]
    public JumpKexec JumpKexec { get; init; }

    /// <summary>What is undone when kernel_kexec() unwinds after the hook.</summary>
    [Switch("unwound-kexec", "What is undone when the kexec fails after the reboot hook?")]
    public UnwoundKexec UnwoundKexec { get; init; }

    /// <summary>What a kernel does with the blob of another ABI when LUO is not asked for.</summary>
    [Switch("foreign-blob", "What does a kernel without liveupdate= do with the blob of another LUO ABI?")]
    public ForeignBlob ForeignBlob { get; init; }

    /// <summary>Which pages of a memfd preserve records.</summary>
    [Switch("memfd-pages", "Which pages of a memfd does preserve record as holding something?")]
    public MemfdPages MemfdPages { get; init; }

    /// <summary>Whether seals of a memfd travel.</summary>
    [Switch("memfd-seals", "Do the seals of a memfd travel?")]
    public MemfdSeals MemfdSeals { get; init; }

    /// <summary>What a failed retrieve of a memfd gives back.</summary>
    [Switch("memfd-failed-retrieve", "What does a failed retrieve of a memfd give back?")]
    public MemfdFailedRetrieve MemfdFailedRetrieve { get; init; }

    /// <summary>Whether a frozen file can be written.</summary>
    [Switch("frozen-writes", "Can user space write a preserved file between the reboot hook and the jump?")]
    public FrozenWrites FrozenWrites { get; init; }

    /// <summary>Whether the file in debugfs outlives the blob.</summary>
    [Switch("debugfs-blob", "Does the file in debugfs outlive the incoming blob?")]
    public DebugfsBlob DebugfsBlob { get; init; }
}
