using System.Globalization;
using LuoModel.Model.Commands;
using LuoModel.Runs.Recordings;

namespace LuoModel.Runs.Scenarios.Steps;

/// <summary>An operation with its operands, as written.</summary>
/// <param name="Form">How it is written.</param>
/// <param name="Operands">Its operands by the name of recordings.</param>
/// <param name="Column">Where it begins.</param>
internal sealed record StepCall(StepForm Form, IReadOnlyList<(string Name, Operand Value)> Operands, int Column)
{
    /// <summary>The words of it, as the formatter writes them: defaults are left out.</summary>
    public IReadOnlyList<string> Words()
    {
        var words = new List<string> { Form.Op };
        foreach (var part in Form.Parts)
        {
            if (part.Operand.Length == 0)
            {
                words.Add(part.Keyword);
                continue;
            }

            var found = Operands.Where(operand => operand.Name == part.Operand).Select(operand => Write(part.Form, part.Operand, operand.Value)).FirstOrDefault();
            if (found is null || found.Length == 0 || (part.Optional && found == part.Default))
            {
                continue;
            }

            words.AddRange(part.Keyword.Length > 0 ? [part.Keyword, found] : [found]);
        }

        return words;
    }

    /// <summary>The call as one text.</summary>
    public override string ToString() => string.Join(' ', Words());

    private static string Write(OperandForm form, string name, Operand value)
    {
        var number = value.IsUnsigned ? value.Unsigned.ToString(CultureInfo.InvariantCulture) : value.Signed.ToString(CultureInfo.InvariantCulture);
        return form switch
        {
            OperandForm.Flag => value.Signed != 0 ? name : string.Empty,
            OperandForm.Name => SessionName.Write(value.Text!),
            OperandForm.Errno => value.Signed < 0 ? Errno.Name((int)value.Signed) : number,
            OperandForm.Times when value.Signed == -1 => "always",
            _ => value.Kind switch
            {
                OperandKind.Text => value.Text!,
                OperandKind.Null => "none",
                _ => number,
            },
        };
    }
}

/// <summary>Session names: in quotes, or <c>x*63</c> for a long one.</summary>
internal static class SessionName
{
    private const int Long = 32;

    /// <summary>The name that a word stands for; null when it is none.</summary>
    public static string? Read(Word word)
    {
        if (word.Quoted)
        {
            return word.Text;
        }

        return word.Text.Length > 2 && word.Text[1] == '*' && int.TryParse(word.Text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= 255
            ? new string(word.Text[0], times)
            : null;
    }

    /// <summary>The word for a name; <c>LONG63</c> of recordings is one of 63 x.</summary>
    public static string Write(string name)
    {
        const string Prefix = "LONG";
        if (name.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            name = new string('x', length);
        }

        return name.Length >= Long && name.All(c => c == name[0])
            ? string.Create(CultureInfo.InvariantCulture, $"{name[0]}*{name.Length}")
            : new Word(name, 1, Quoted: true).ToString();
    }
}
