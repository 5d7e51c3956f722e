namespace LuoModel.Runs.Scenarios.Steps;

/// <summary>What an operand of a step looks like.</summary>
public enum OperandForm
{
    /// <summary>A word that stays a word.</summary>
    Word,

    /// <summary>A descriptor variable.</summary>
    Variable,

    /// <summary>A session name in quotes, or <c>x*63</c>.</summary>
    Name,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number from 0 to 2^64-1.</summary>
    Unsigned,

    /// <summary>A number, or an errno such as <c>-EIO</c>.</summary>
    Errno,

    /// <summary>A number from 1, or <c>always</c>.</summary>
    Times,

    /// <summary>Present or not: the word is the operand's name.</summary>
    Flag,
}

/// <summary>A piece of a form: a keyword, an operand, or a keyword with the operand behind it that may be left out.</summary>
/// <param name="Keyword">The keyword, empty when the operand stands alone.</param>
/// <param name="Operand">The operand's name in recordings, empty for a bare keyword.</param>
/// <param name="Form">What the operand looks like.</param>
/// <param name="Optional">It may be left out.</param>
/// <param name="Default">What leaving it out means; empty when nothing is passed.</param>
public sealed record FormPart(string Keyword, string Operand, OperandForm Form, bool Optional, string Default);

/// <summary>How a step with one operation is written.</summary>
public sealed class StepForm
{
    private StepForm(string op, FormWorld world, string pattern, IReadOnlyList<FormPart> parts, string about)
    {
        Op = op;
        World = world;
        Pattern = pattern;
        Parts = parts;
        About = about;
    }

    /// <summary>The operation, as recordings call it.</summary>
    public string Op { get; }

    /// <summary>Where it can be used.</summary>
    public FormWorld World { get; }

    /// <summary>The form for people, e.g. <c>dup FD -> NEW</c>.</summary>
    public string Pattern { get; }

    /// <summary>What follows the operation, in order.</summary>
    public IReadOnlyList<FormPart> Parts { get; }

    /// <summary>What it does, and the kernel function behind it.</summary>
    public string About { get; }

    /// <summary>
    /// Makes a form of a pattern: words are keywords, <c>NAME=operand:form</c> is an operand shown as NAME, brackets mark what may be left out, a default follows
    /// the form behind a slash.
    /// </summary>
    public static StepForm Of(string op, string pattern, string about, FormWorld world = FormWorld.Any)
    {
        var parts = new List<FormPart>();
        var shown = new List<string> { op };
        var words = pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var optional = words[i].StartsWith('[');
            var keyword = words[i].Contains('=', StringComparison.Ordinal) ? string.Empty : words[i].Trim('[', ']');
            var alone = keyword.Length == 0 || !optional || words[i].EndsWith(']');
            var operand = alone && keyword.Length > 0 ? null : (keyword.Length > 0 ? words[++i] : words[i]).Trim('[', ']');
            var part = operand is null ? new FormPart(keyword, string.Empty, OperandForm.Word, optional, string.Empty) : Part(keyword, operand, optional);
            parts.Add(part);
            var name = operand is null ? keyword : part.Form == OperandForm.Flag ? part.Operand : $"{keyword} {operand[..operand.IndexOf('=', StringComparison.Ordinal)]}".Trim();
            shown.Add(optional ? $"[{name}]" : name);
        }

        return new StepForm(op, world, string.Join(' ', shown), parts, about);
    }

    private static FormPart Part(string keyword, string text, bool optional)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var form = slash < 0 ? text[(colon + 1)..] : text[(colon + 1)..slash];
        return new FormPart(
            keyword, text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..colon], Enum.Parse<OperandForm>(form), optional, slash < 0 ? string.Empty : text[(slash + 1)..]);
    }
}

/// <summary>What kind of scenario a form is for.</summary>
public enum FormWorld
{
    /// <summary>All.</summary>
    Any,

    /// <summary>Scenarios on the mock handlers of recordings.</summary>
    Mocks,

    /// <summary>Scenarios on a workload.</summary>
    Workload,
}
