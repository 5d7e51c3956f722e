namespace LuoModel.Model.Workloads;

/// <summary>Dependencies, and the marks that say when they are checked: <c>needs kvm [freeze, can_finish] memfd</c>.</summary>
public sealed partial class WorkloadParser
{
    private const string AnyMark = "preserve, freeze, retrieve or can_finish";

    private static readonly char[] Brackets = ['[', ']'];

    private void Needs(Word[] words, int first, int handler)
    {
        for (var at = first; at < words.Length; at++)
        {
            var needed = words[at];
            if (needed.Text[0] == '[')
            {
                throw At(needed, $"'{needed.Text}', expected the name of a file before its marks");
            }

            CheckTimes? marks = null;
            if (at + 1 < words.Length && words[at + 1].Text[0] == '[')
            {
                var said = words[++at];
                marks = Marks(words, ref at);
                if (handler >= 0)
                {
                    Callable(_handlers[handler], marks.Value, said);
                }
            }

            _needs.Add((_files.Count, needed, marks));
        }
    }

    /// <summary>Marks in brackets, from the word at <paramref name="at"/> on, with commas or blanks between; moves to the last word of them.</summary>
    private CheckTimes Marks(Word[] words, ref int at)
    {
        var opening = Argument(words, at, "'[' and when it checks: " + AnyMark);
        if (opening.Text[0] != '[')
        {
            throw At(opening, $"'{opening.Text}', expected '[' and when it checks: {AnyMark}");
        }

        var marks = CheckTimes.Never;
        while (true)
        {
            var word = Argument(words, at, "']' behind the marks");
            foreach (var name in word.Text.Trim(Brackets).Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                marks |= CheckTimesNames.Parse(name)
                    ?? throw At(word with { Column = word.Column + word.Text.IndexOf(name, StringComparison.Ordinal) }, $"'{name}' is no mark, {Suggestion.For(name, CheckTimesNames.All.Select(mark => mark.Name))}");
            }

            if (word.Text[^1] == ']')
            {
                return marks != CheckTimes.Never ? marks : throw At(opening, $"no marks, expected {AnyMark}");
            }

            at++;
        }
    }

    /// <summary>A handler makes a check in a callback that it has.</summary>
    private void Callable(HandlerSpec handler, CheckTimes marks, Word said)
    {
        var without = marks.HasFlag(CheckTimes.Freeze) && !handler.Freeze ? "freeze" : marks.HasFlag(CheckTimes.CanFinish) && !handler.CanFinish ? "can_finish" : null;
        if (without is not null)
        {
            throw At(said, $"handler {handler.Name} checks in {without} and has no such callback, expected marks of callbacks that it has");
        }
    }
}
