namespace LuoModel.Properties.Comparison;

/// <summary>What one command on two designs means for the question that is asked.</summary>
public enum VisibleAnswer
{
    /// <summary>Nobody can tell the designs apart, or it does not matter for the question: go on.</summary>
    Same,

    /// <summary>The difference that is looked for.</summary>
    Different,

    /// <summary>Only B accepts the call, and only what A accepts is asked about: do not go on from there.</summary>
    Beside,
}
