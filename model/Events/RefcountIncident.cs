namespace LuoModel.Model.Events;

/// <summary>How a reference counter was misused (lib/refcount.c); the value of <see cref="LuoEvent.N"/> for <see cref="EventKind.Refcount"/>.</summary>
public enum RefcountIncident : byte
{
    /// <summary>Taken down while zero or negative.</summary>
    Underflow = 1,

    /// <summary>Raised while zero.</summary>
    IncOnZero = 2,

    /// <summary>Raised while negative: saturated.</summary>
    Saturated = 3,
}
