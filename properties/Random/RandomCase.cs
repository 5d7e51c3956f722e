using System.Globalization;
using LuoModel.Model;
using LuoModel.Model.Traces;

namespace LuoModel.Properties.Random;

/// <summary>
/// One case of FsCheck's. It is either drawn - seed, size and swarm mask say everything - or explicit, as shrinking makes it. Running it fills in what was
/// executed.
/// </summary>
public sealed class RandomCase
{
    /// <summary>A case to be drawn.</summary>
    public RandomCase(RandomDraw draw) => Draw = draw;

    /// <summary>An explicit case, a smaller one than <paramref name="origin"/>.</summary>
    internal RandomCase(RandomCase origin, IReadOnlyList<ReplayCommand> commands, RawCause? target = null)
    {
        Draw = origin.Draw with { Swarm = 0 };
        Target = target ?? origin.Target;
        Commands = commands;
    }

    /// <summary>Where a drawn case comes from.</summary>
    public RandomDraw Draw { get; }

    /// <summary>The commands of an explicit case, null for a drawn one. Commands that can not be issued any more are skipped when it runs.</summary>
    public IReadOnlyList<ReplayCommand>? Commands { get; }

    /// <summary>A sequence that the case begins with after changing it, null for none; guided runs only.</summary>
    internal ReplayCommand[]? Parent { get; init; }

    /// <summary>Whether it begins with that sequence as it is.</summary>
    internal bool IsVerbatim { get; init; }

    /// <summary>What the case violated; smaller cases must violate the same.</summary>
    internal RawCause? Target { get; set; }

    /// <summary>What else is violated by the same step, and new.</summary>
    internal IReadOnlyList<RawCause> Also { get; set; } = [];

    /// <summary>What was executed up to the violation; empty while the case did not run or nothing was violated.</summary>
    public IReadOnlyList<ReplayCommand> Executed { get; internal set; } = [];

    /// <summary>The case for FsCheck's reports.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Commands is null ? Draw.ToString() : $"{Counted.Of(Commands.Count, "command")}")}");
}
