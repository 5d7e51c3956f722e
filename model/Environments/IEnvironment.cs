namespace LuoModel.Model.Environments;

/// <summary>
/// Where the outside decides. The step asks at each point it passes, always in the kernel's order. Implemented by structs: scripted
/// (recordings, scenarios), choosing (exhaustive search), drawing (random), or <see cref="Benign"/>.
/// </summary>
public interface IEnvironment
{
    /// <summary>The result of a callback: <see cref="CallbackPoint.Natural"/> unless somebody interferes.</summary>
    int Callback(in CallbackPoint point);

    /// <summary>Whether this use of a service fails.</summary>
    bool Fails(FaultKind kind);
}

/// <summary>Nothing fails and every contract is kept.</summary>
public readonly struct Benign : IEnvironment
{
    /// <inheritdoc/>
    public int Callback(in CallbackPoint point) => point.Natural;

    /// <inheritdoc/>
    public bool Fails(FaultKind kind) => false;
}
