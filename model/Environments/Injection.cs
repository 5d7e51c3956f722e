using LuoModel.Model.Events;

namespace LuoModel.Model.Environments;

/// <summary>
/// An override of a callback's result, as the <c>inject</c> command of recordings and scenarios asks for it. It lives until it has answered
/// <see cref="Times"/> times, over reboots too.
/// </summary>
/// <param name="Callback">The callback it answers for.</param>
/// <param name="Ret">The answer; for can_preserve and can_finish 0 or 1.</param>
public sealed record Injection(EventKind Callback, int Ret)
{
    /// <summary>Handler, FLB or subsystem number it is limited to; -1 = any.</summary>
    public int Who { get; init; } = -1;

    /// <summary>Workload numbers of the files it is limited to (several files may share a name); null = any, a file without origin included.</summary>
    public IReadOnlySet<int>? Origins { get; init; }

    /// <summary>Token index it is limited to; -1 = any. Callbacks that know no token match only -1.</summary>
    public int Token { get; init; } = -1;

    /// <summary>How often it answers; -1 = always.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Tells injections of one script apart.</summary>
    public int Id { get; init; }

    /// <summary>Whether it speaks for <paramref name="point"/>.</summary>
    internal bool Matches(in CallbackPoint point) =>
        Callback == point.Kind
        && (Who < 0 || Who == point.Who)
        && (Token < 0 || Token == point.Token)
        && (Origins is null || Origins.Contains(point.Origin));
}
