namespace LuoModel.Solver.Z3.Systems;

/// <summary>A state of <see cref="FlbSystem"/> in numbers; a Boolean is 0 or 1. The names are those of its variables.</summary>
internal sealed record FlbNumbers
{
    /// <summary>The next kernel runs.</summary>
    public int Booted { get; init; }

    /// <summary>Preserved files of the FLB's handlers; in the next kernel those that are not finished.</summary>
    public int Files { get; init; }

    /// <summary>Count of the outgoing half.</summary>
    public int OutCount { get; init; }

    /// <summary>The outgoing object exists.</summary>
    public int OutObject { get; init; }

    /// <summary>References that drivers hold on the outgoing object.</summary>
    public int OutUsers { get; init; }

    /// <summary>Files that were handed over.</summary>
    public int HandedOver { get; init; }

    /// <summary>The count in the blob.</summary>
    public int BlobCount { get; init; }

    /// <summary>Count of the incoming half.</summary>
    public int InCount { get; init; }

    /// <summary>The data of the blob are loaded.</summary>
    public int InData { get; init; }

    /// <summary>The incoming object exists.</summary>
    public int InObject { get; init; }

    /// <summary>The retrieve callback has run.</summary>
    public int Retrieved { get; init; }

    /// <summary>References that drivers hold on the incoming object.</summary>
    public int InUsers { get; init; }

    /// <summary>How often FLB finish has run.</summary>
    public int Finishes { get; init; }
}
