using System.Globalization;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Runs.Recordings;

namespace LuoModel.Runs.Scenarios.Steps;

/// <summary>Reads an operation with its operands by the table of forms.</summary>
internal sealed class CallParser(FormWorld world)
{
    /// <summary>Reads <paramref name="words"/> of <paramref name="line"/>, which are not empty.</summary>
    /// <exception cref="Model.UserError">They are no step.</exception>
    public StepCall Parse(Line line, IReadOnlyList<Word> words)
    {
        var op = words[0];
        var forms = op.Quoted ? [] : StepForms.Of(op.Text, world);
        if (forms.Count == 0)
        {
            throw line.At(op, $"'{op.Text}' is no operation, {Suggestion.For(op.Text, StepForms.Names.Append("crash"))}");
        }

        var form = forms.FirstOrDefault(known => known.Parts.Where(part => part is { Operand.Length: 0, Optional: false }).All(part => words.Any(word => word.Is(part.Keyword)))) ?? forms[0];
        var at = 1;
        var operands = new List<(string, Operand)>();
        foreach (var part in form.Parts)
        {
            Take(line, words, form, part, ref at, operands);
        }

        return at == words.Count
            ? new StepCall(form, operands, op.Column)
            : throw line.At(words[at], $"'{words[at].Text}' is not expected here, expected {form.Pattern}");
    }

    private static void Take(Line line, IReadOnlyList<Word> words, StepForm form, FormPart part, ref int at, List<(string, Operand)> operands)
    {
        var flag = part.Form == OperandForm.Flag;
        var keyword = flag ? part.Operand : part.Keyword;
        if (keyword.Length > 0)
        {
            if (at == words.Count || !words[at].Is(keyword))
            {
                if (part.Optional)
                {
                    Default(part, operands);
                    return;
                }

                throw at == words.Count ? line.AtEnd($"'{keyword}' of {form.Pattern}") : line.At(words[at], $"'{words[at].Text}', expected '{keyword}' of {form.Pattern}");
            }

            at++;
        }

        if (flag)
        {
            operands.Add((part.Operand, Operand.OfTrue(words[at - 1].Column - 1)));
        }
        else if (part.Operand.Length > 0)
        {
            operands.Add((part.Operand, at < words.Count ? Value(line, words[at++], part) : throw line.AtEnd($"{What(part.Form)} of {form.Pattern}")));
        }
    }

    private static void Default(FormPart part, List<(string, Operand)> operands)
    {
        if (part.Default.Length > 0)
        {
            operands.Add((part.Operand, part.Form == OperandForm.Number ? Operand.OfNumber(int.Parse(part.Default, CultureInfo.InvariantCulture), 0) : Operand.OfText(part.Default, 0)));
        }
    }

    private static Operand Value(Line line, Word word, FormPart part)
    {
        var at = word.Column - 1;
        Operand? value = part.Form switch
        {
            OperandForm.Word => word.Quoted ? null : part.Operand == "use_flb" && word.Text == "none" ? Operand.OfNull(at) : Operand.OfText(word.Text, at),
            OperandForm.Variable => word.Quoted || !char.IsLetter(word.Text[0]) ? null : Operand.OfText(word.Text, at),
            OperandForm.Name => SessionName.Read(word) is { } name ? Operand.OfText(name, at) : null,
            OperandForm.Errno => Ret(word) is { } ret ? Operand.OfNumber(ret, at) : null,
            OperandForm.Times when word.Is("always") => Operand.OfNumber(-1, at),
            OperandForm.Number or OperandForm.Times => int.TryParse(word.Text, CultureInfo.InvariantCulture, out var number) ? Operand.OfNumber(number, at) : null,
            _ => ulong.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var unsigned) ? Operand.OfUnsigned(unsigned, at) : null,
        };
        return value ?? throw line.At(word, $"'{word.Text}', expected {What(part.Form)}");
    }

    /// <summary>A result: an errno's name or a number; null when it is neither.</summary>
    public static int? Ret(Word word) =>
        word.Quoted ? null : word.Text.StartsWith("-E", StringComparison.Ordinal) ? Errno.Parse(word.Text)
        : int.TryParse(word.Text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string What(OperandForm form) => form switch
    {
        OperandForm.Variable => "the name of a descriptor, which begins with a letter",
        OperandForm.Name => "a session name in quotes, or a letter, * and a number",
        OperandForm.Number => "a number",
        OperandForm.Unsigned => "a number from 0 to 2^64-1",
        OperandForm.Errno => "0, a number or an errno such as -EIO",
        OperandForm.Times => "a number from 1, or always",
        _ => "a word",
    };
}
