using System.Globalization;
using LuoModel.Model.Designs;

namespace LuoModel.Model.Workloads;

/// <summary>Session names.</summary>
public sealed partial class WorkloadParser
{
    /// <summary>The names of sessions, or in which kernels they are created.</summary>
    private void Sessions(Word[] words)
    {
        if (words[0].Text == "new-sessions")
        {
            var scope = Argument(words, 1, "'first-kernel'");
            _newSessions = scope.Text == "first-kernel" ? KernelScope.First : throw At(scope, $"'{scope.Text}', expected 'first-kernel'");
            return;
        }

        foreach (var word in words.Skip(1))
        {
            var name = word with { Text = NameText(word) };
            Unique(_names, name, "session");
            _names.Add(name.Text);
        }
    }

    /// <summary>The name a word stands for: "" is the empty one, <c>x*70</c> is seventy x.</summary>
    private string NameText(Word word)
    {
        if (word.Text == "\"\"")
        {
            return string.Empty;
        }

        var star = word.Text.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return word.Text;
        }

        return star == 1 && int.TryParse(word.Text[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= 255
            ? new string(word.Text[0], times)
            : throw At(word, $"'{word.Text}', expected one letter, '*' and a number from 1 to 255");
    }

    /// <summary>The names, then the forms that designs cut them to and that are not among them.</summary>
    private List<string> ClosedNames()
    {
        var names = new List<string>(_names);
        foreach (var limit in DesignCatalog.All.Select(design => design.NameLimit).Distinct())
        {
            names.AddRange(_names.Where(name => name.Length > limit).Select(name => name[..limit]).Distinct().Where(cut => !names.Contains(cut)));
        }

        return names;
    }

    /// <summary>Names of the standing sessions: no other session's.</summary>
    private IEnumerable<string> StandingNames()
    {
        if (_standing > 0 && _names.Count == 0)
        {
            throw new UserError(_file, Math.Max(1, _line), 1, "standing-sessions without a 'sessions NAME...' statement, expected at least one name that sequences use");
        }

        return Enumerable.Range(1, int.MaxValue).Select(i => string.Create(CultureInfo.InvariantCulture, $"standing{i}"))
            .Where(name => !_names.Contains(name)).Take(_standing);
    }
}
