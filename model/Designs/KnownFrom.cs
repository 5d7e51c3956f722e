namespace LuoModel.Model.Designs;

/// <summary>What a design is known from. What is argued about in mail only was never seen to run.</summary>
[Flags]
public enum KnownFrom : byte
{
    /// <summary>Nothing but this model: a named design with other switches.</summary>
    Nothing = 0,

    /// <summary>The kernel's own code ran and was recorded.</summary>
    RecordedCode = 1,

    /// <summary>The code was read, function by function.</summary>
    ReadCode = 2,

    /// <summary>A mail describes it.</summary>
    Mail = 4,
}
