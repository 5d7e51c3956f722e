using LuoModel.Model.State;
using LuoModel.Model.Traces;

namespace LuoModel.Runs.Scenarios.Conditions;

/// <summary>A session is on a list, perhaps handed out.</summary>
/// <param name="List">The list.</param>
/// <param name="Name">Its name.</param>
/// <param name="Retrieved">It must have been handed out.</param>
internal sealed record SessionOn(SessionList List, string Name, bool Retrieved) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(in RunEnd end)
    {
        var slot = Find(end, List, Name);
        return slot >= 0 && (!Retrieved || end.State.Session(slot).Retrieved != 0);
    }

    /// <summary>The slot of a session; -1 when it is not on the list.</summary>
    public static int Find(in RunEnd end, SessionList list, string name)
    {
        for (var slot = 0; slot < end.State.Layout.SessionSlots; slot++)
        {
            ref var session = ref end.State.Session(slot);
            if (session.List == list && end.System.Workload.Names[session.Name] == name)
            {
                return slot;
            }
        }

        return -1;
    }
}

/// <summary>What became of a file of a session.</summary>
internal enum FileStatus
{
    /// <summary>Whatever it is.</summary>
    Any,

    /// <summary>Nobody asked for it yet.</summary>
    Waiting,

    /// <summary>It was handed out.</summary>
    Retrieved,

    /// <summary>Its retrieve failed.</summary>
    Failed,
}

/// <summary>A session has a file under a token.</summary>
/// <param name="List">The session's list.</param>
/// <param name="Name">The session's name.</param>
/// <param name="Token">The token.</param>
/// <param name="Status">What became of it.</param>
internal sealed record FileOn(SessionList List, string Name, ulong Token, FileStatus Status) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(in RunEnd end)
    {
        var slot = SessionOn.Find(end, List, Name);
        if (slot < 0)
        {
            return false;
        }

        foreach (ref readonly var entry in end.State.Files(slot))
        {
            if (end.System.Workload.Tokens[entry.Token] == Token)
            {
                return Status switch
                {
                    FileStatus.Waiting => entry.RetrieveStatus == 0,
                    FileStatus.Retrieved => entry.RetrieveStatus > 0,
                    FileStatus.Failed => entry.RetrieveStatus < 0,
                    _ => true,
                };
            }
        }

        return false;
    }
}

/// <summary>Numbers that conditions can ask for.</summary>
internal enum Quantity
{
    /// <summary>The number of the kernel, from 1.</summary>
    Kernel,

    /// <summary>Keys in the duplicate map.</summary>
    Duplicates,

    /// <summary>Session blocks of the outgoing set.</summary>
    Blocks,

    /// <summary>References of the struct file opened for a file of the workload.</summary>
    Refs,

    /// <summary>References of the struct file retrieved for it.</summary>
    RetrievedRefs,

    /// <summary>References on the module of a handler or FLB.</summary>
    Pins,

    /// <summary>Count of an FLB's outgoing half.</summary>
    FlbOut,

    /// <summary>Count of an FLB's incoming half.</summary>
    FlbIn,

    /// <summary>1 while the outgoing object of an FLB exists.</summary>
    FlbOutObject,

    /// <summary>1 while the incoming object of an FLB exists.</summary>
    FlbInObject,
}

/// <summary>A number of the state stands in a relation.</summary>
/// <param name="Quantity">Which number.</param>
/// <param name="Index">Number of the file, module or FLB in the workload.</param>
/// <param name="Comparison">The relation.</param>
internal sealed record NumberIs(Quantity Quantity, int Index, Comparison Comparison) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(in RunEnd end) => Comparison.Of(Read(end.State));

    private int Read(LuoState state) => Quantity switch
    {
        Quantity.Kernel => state.Core.Kexecs + 1,
        Quantity.Duplicates => state.DuplicateMap.Length - state.DuplicateMap.Count((byte)0),
        Quantity.Blocks => state.Core.SessionBlocks,
        Quantity.Refs => Refs(state, UserFileKind.Opened),
        Quantity.RetrievedRefs => Refs(state, UserFileKind.Retrieved),
        Quantity.Pins => state.ModuleRefs(Index),
        Quantity.FlbOut => state.Flb(Index).OutCount,
        Quantity.FlbIn => state.Flb(Index).InCount,
        Quantity.FlbOutObject => state.Flb(Index).OutObject,
        _ => state.Flb(Index).InObject,
    };

    private int Refs(LuoState state, UserFileKind kind)
    {
        var refs = 0;
        for (var slot = 0; slot < state.Layout.Dimensions.UserFiles; slot++)
        {
            refs += state.User(slot).Kind == kind && state.User(slot).Origin == Index ? state.User(slot).Refs : 0;
        }

        return refs;
    }
}

/// <summary>Every reference, pin and count is held by somebody who can still give it back.</summary>
internal sealed record Balanced : Condition
{
    /// <inheritdoc/>
    public override bool Holds(in RunEnd end) => Resources.Of(end.State, end.System).All(resource => resource.Held == resource.Explained);
}

/// <summary>A descriptor variable names an open file.</summary>
/// <param name="Variable">The variable.</param>
internal sealed record IsOpen(string Variable) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(in RunEnd end)
    {
        var descriptors = end.System.Workload.Descriptors;
        for (var i = 0; i < descriptors.Count; i++)
        {
            if (descriptors[i] == Variable)
            {
                return end.State.Descriptor(i) != 0;
            }
        }

        return false;
    }
}
