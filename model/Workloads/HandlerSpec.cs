namespace LuoModel.Model.Workloads;

/// <summary>A file handler's contract: which optional callbacks it has, and what the mock behind it does.</summary>
/// <param name="Name">Name, e.g. <c>full</c> or <c>A</c>.</param>
public sealed record HandlerSpec(string Name)
{
    /// <summary>It has a freeze callback.</summary>
    public bool Freeze { get; init; } = true;

    /// <summary>It has an unfreeze callback.</summary>
    public bool Unfreeze { get; init; } = true;

    /// <summary>It has a can_finish callback.</summary>
    public bool CanFinish { get; init; } = true;

    /// <summary>It has a prepare callback (v3, v4).</summary>
    public bool Prepare { get; init; } = true;

    /// <summary>It has a cancel callback (v3, v4).</summary>
    public bool Cancel { get; init; } = true;

    /// <summary>It has a finish callback; it must have one in the merged designs, in v3 and v4 it need not.</summary>
    public bool Finish { get; init; } = true;

    /// <summary>It has a get_id callback: the inode number of the file, or the file itself when that is 0.</summary>
    public bool GetId { get; init; }

    /// <summary>Every successful freeze changes the data word.</summary>
    public bool FreezeBumps { get; init; }

    /// <summary>Its files are memory, which user space can write and seal.</summary>
    public bool Memory { get; init; }

    /// <summary>A freeze that goes well answers 1, not 0.</summary>
    public bool FreezesPositive { get; init; }

    /// <summary>A retrieve that goes well answers 1, not 0, and makes no file.</summary>
    public bool RetrievesPositive { get; init; }

    /// <summary>A preserve that goes well answers 1, not 0.</summary>
    public bool PreservesPositive { get; init; }

    /// <summary>The kernels in which it is registered at boot.</summary>
    public KernelScope In { get; init; }

    /// <summary>can_finish refuses until the file's dependencies in the session were retrieved.</summary>
    public bool Insists { get; init; }

    /// <summary>When it checks the dependencies of its files, of what the design offers; null: as the design has it.</summary>
    public CheckTimes? Checks { get; init; }

    /// <summary>can_finish refuses until the file itself was retrieved.</summary>
    public bool InsistsOnItself { get; init; }

    /// <summary>FLB number + 1 that retrieve gets and finish puts; 0 = none.</summary>
    public int UseFlb { get; init; }
}

/// <summary>A subsystem of v3 and v4: which callbacks it has.</summary>
/// <param name="Name">Name, e.g. <c>P</c>.</param>
public sealed record SubsystemSpec(string Name)
{
    /// <summary>It has a freeze callback.</summary>
    public bool Freeze { get; init; }

    /// <summary>It has a boot callback.</summary>
    public bool Boot { get; init; }

    /// <summary>Every successful freeze changes the data word.</summary>
    public bool FreezeBumps { get; init; }
}
