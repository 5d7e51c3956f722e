namespace LuoModel.Cli.Renderers.Pictures;

/// <summary>What a row of a sequence diagram is.</summary>
internal enum SvgRowKind
{
    /// <summary>An arrow from one lane to another.</summary>
    Call,

    /// <summary>A dashed arrow back.</summary>
    Answer,

    /// <summary>A remark beside a lane.</summary>
    Note,

    /// <summary>A rule across all lanes: another kernel begins.</summary>
    Rule,

    /// <summary>A line of a box across all lanes.</summary>
    Banner,
}

/// <summary>One row of a sequence diagram. A row has one text, so that texts can not lie on each other.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">The lane it starts at.</param>
/// <param name="To">The lane it ends at.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Step">The step of the trace that it belongs to, from 1.</param>
/// <param name="IsBad">Whether it is an error, or what is violated.</param>
internal sealed record SvgRow(SvgRowKind Kind, int From, int To, string Text, int Step, bool IsBad = false);
