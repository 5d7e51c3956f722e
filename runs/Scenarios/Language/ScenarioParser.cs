using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Scenarios.Conditions;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios.Language;

/// <summary>
/// Reads a scenario. The grammar is docs/scenario-language.md; every mistake is a <see cref="UserError"/> with line, column and what was expected or probably meant.
/// </summary>
public sealed partial class ScenarioParser
{
    private static readonly string[] s_statements = ["scenario", "claim", "format", "workload", "mocks", "on", "then", "expect"];
    private readonly string _file;
    private readonly Func<string, Workload> _workloads;
    private readonly List<Line> _workloadLines = [];
    private readonly List<(Line Line, IReadOnlyList<Word> Words)> _expectations = [];
    private readonly List<List<(string Actor, List<ScenarioStep> Steps)>> _phases = [[]];
    private readonly HashSet<string> _once = [];
    private readonly List<Design> _designs = [];
    private readonly List<string> _labels = [];
    private readonly Dictionary<string, List<string>> _owned = new(StringComparer.Ordinal);
    private Workload? _workload;
    private string _name = string.Empty;
    private string _claim = string.Empty;
    private bool _mocks;
    private bool _inWorkload;
    private string _actor = string.Empty;
    private ScenarioVariables? _variables;

    private ScenarioParser(string file, Func<string, Workload> workloads)
    {
        _file = file;
        _workloads = workloads;
    }

    private FormWorld World => _mocks ? FormWorld.Mocks : FormWorld.Workload;

    /// <summary>Reads the text of a scenario.</summary>
    /// <param name="file">Its file, for messages; the scenario must be called like it.</param>
    /// <param name="text">Its text.</param>
    /// <param name="workloads">Finds a workload by the name or file that the scenario gives; it throws a <see cref="UserError"/> when there is none.</param>
    /// <exception cref="UserError">The text is no scenario.</exception>
    public static Scenario Parse(string file, string text, Func<string, Workload> workloads)
    {
        var parser = new ScenarioParser(file, workloads);
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = Line.Read(file, number, raw.TrimEnd('\r'));
            if (parser._inWorkload)
            {
                parser.WorkloadLine(line);
            }
            else if (line.Words.Count > 0)
            {
                parser.Statement(line);
            }
        }

        return parser.Finish(number);
    }

    private void Statement(Line line)
    {
        var first = line.Words[0];
        if (line.Words.Count == 1 && first.Text.EndsWith(':') && !first.Quoted)
        {
            Actor(line, first);
            return;
        }

        switch (first.Quoted ? string.Empty : first.Text)
        {
            case "scenario":
                _name = Once(line, "the name of the scenario").Text;
                Demand(line, 2);
                break;
            case "claim":
                Once(line, "what the scenario shows, in one line");
                _claim = line.Words is [_, { Quoted: true } quoted] ? quoted.Text : line.Rest;
                break;
            case "format":
                DemandFormat(line, Once(line, FormatVersion.Expected));
                break;
            case "workload":
                WorkloadStatement(line);
                break;
            case "mocks":
                OnlyOnce(line);
                Demand(line, 1);
                _mocks = true;
                break;
            case "on":
                Once(line, "the designs on which the scenario is judged");
                _designs.AddRange(line.Words.Skip(1).Select(word => DesignOf(line, word)));
                break;
            case "then":
                Demand(line, 1);
                _phases.Add([]);
                _actor = string.Empty;
                break;
            case "expect":
                _expectations.Add((line, line.Words.Skip(1).ToArray()));
                break;
            default:
                Step(line);
                break;
        }
    }

    private Word Once(Line line, string expected)
    {
        OnlyOnce(line);
        return line.Words.Count > 1 ? line.Words[1] : throw line.AtEnd(expected);
    }

    private void OnlyOnce(Line line)
    {
        if (!_once.Add(line.Words[0].Text))
        {
            throw line.At(line.Words[0], $"a second '{line.Words[0].Text}', expected at most one");
        }
    }

    private static void Demand(Line line, int words)
    {
        if (line.Words.Count > words)
        {
            throw line.At(line.Words[words], $"'{line.Words[words].Text}', expected the end of the line");
        }
    }

    private void WorkloadStatement(Line line)
    {
        OnlyOnce(line);
        Demand(line, 2);
        if (line.Words.Count == 1)
        {
            _inWorkload = true;
            return;
        }

        try
        {
            _workload = _workloads(line.Words[1].Text);
        }
        catch (UserError error) when (error.File is null)
        {
            throw line.At(line.Words[1], error.Message);
        }
    }

    private void WorkloadLine(Line line)
    {
        if (line.Words.Count == 1 && line.Words[0].Is("end"))
        {
            _inWorkload = false;
            _workload = WorkloadParser.Parse(_file, WorkloadText());
            return;
        }

        if (line.Words.Count > 0 && line.Words[0].Text.EndsWith(':'))
        {
            throw line.At(line.Words[0], $"'{line.Words[0].Text}' in a workload, expected 'end' before the steps");
        }

        _workloadLines.Add(line);
    }

    /// <summary>The inline workload as a text of its own whose lines and columns are those of the scenario.</summary>
    private string WorkloadText()
    {
        var rows = new string[_workloadLines.Count == 0 ? 1 : _workloadLines[^1].Number];
        Array.Fill(rows, string.Empty);
        rows[0] = $"workload {Path.GetFileNameWithoutExtension(_file)}";
        foreach (var line in _workloadLines)
        {
            var row = string.Empty;
            foreach (var word in line.Words)
            {
                row = row.PadRight(word.Column - 1) + word;
            }

            rows[line.Number - 1] = row;
        }

        return string.Join('\n', rows);
    }

    private static Design DesignOf(Line line, Word word)
    {
        try
        {
            return DesignText.Parse(word.Text);
        }
        catch (UserError error)
        {
            var near = Suggestion.For(word.Text, DesignCatalog.Names);
            throw line.At(word, word.Text.Contains(',', StringComparison.Ordinal) ? error.Message : $"there is no design '{word.Text}', {near}");
        }
    }

    private void Actor(Line line, Word word)
    {
        var name = word.Text.TrimEnd(':');
        if (!ActorNames.Contains(name))
        {
            throw line.At(word, $"'{name}' is no actor, {Suggestion.For(name, ActorNames)}");
        }

        if (_workload is null && !_mocks)
        {
            throw line.At(word, "the steps begin, expected 'workload NAME', 'workload' ... 'end' or 'mocks' before them");
        }

        if (_designs.Count == 0)
        {
            throw line.At(word, "the steps begin, expected 'on DESIGN...' before them");
        }

        _variables ??= new ScenarioVariables(_workload, _designs);
        _actor = name;
        if (_phases[^1].All(actor => actor.Actor != name))
        {
            _phases[^1].Add((name, []));
        }
    }

    private Scenario Finish(int lines)
    {
        if (_inWorkload)
        {
            throw new UserError(_file, lines, 1, "the text ends inside the workload, expected 'end'");
        }

        var expected = Path.GetFileNameWithoutExtension(_file);
        foreach (var (missing, statement) in ((bool, string)[])[(_name.Length == 0, $"scenario {expected}"), (_designs.Count == 0, "on DESIGN..."), (_phases.Sum(phase => phase.Sum(actor => actor.Steps.Count)) == 0, "a step")])
        {
            if (missing)
            {
                throw new UserError(_file, lines, 1, $"the text ends without '{statement}'");
            }
        }

        CheckVariables();
        var names = new ConditionNames(
            _labels, _variables!.Declared, [.. _workload?.Files.Select(file => file.Name) ?? []], [.. _workload?.Handlers.Select(handler => handler.Name) ?? ["A", "B", "C"]], _workload?.Flbs ?? ["F", "G"]);
        return new Scenario
        {
            File = _file,
            Name = _name,
            Claim = _claim,
            Workload = _workload,
            Designs = _designs,
            Phases = [.. _phases.Where(phase => phase.Count > 0).Select(phase => new Phase([.. phase.Select(actor => new ActorSteps(actor.Actor, actor.Steps))]))],
            Expectations = [.. _expectations.Select(expectation => Expect(expectation.Line, expectation.Words, names))],
        };
    }

    private Expectation Expect(Line line, IReadOnlyList<Word> words, ConditionNames names)
    {
        if (words.Count == 0 || !Enum.TryParse<Quantifier>(words[0].Text, ignoreCase: true, out var quantifier) || words[0].Text.Any(char.IsUpper))
        {
            throw words.Count == 0 ? line.AtEnd("always, sometimes or never") : line.At(words[0], $"'{words[0].Text}', {Suggestion.For(words[0].Text, ["always", "sometimes", "never"])}");
        }

        var on = words.ToList().FindIndex(word => word.Is("on"));
        var designs = on < 0 ? [] : words.Skip(on + 1).Select(word => JudgedDesign(line, word)).ToArray();
        if (on == words.Count - 1)
        {
            throw line.AtEnd("the designs it is for");
        }

        var condition = words.Take(on < 0 ? words.Count : on).Skip(1).ToArray();
        return new Expectation(line.Number, quantifier, ConditionParser.Parse(line, condition, names), string.Join(' ', condition), designs);
    }

    private string JudgedDesign(Line line, Word word)
    {
        var design = DesignOf(line, word);
        return _designs.Any(judged => judged.Id == design.Id)
            ? design.Id
            : throw line.At(word, $"the scenario is not judged on '{word.Text}', {Suggestion.For(word.Text, _designs.Select(judged => judged.Id))}");
    }

    /// <summary>Who can act: the words before a colon.</summary>
    internal static IReadOnlyList<string> ActorNames { get; } = ["script", Actors.Agent, "vmm1", "vmm2", "vmm3", "vmm4", Actors.Driver, Actors.Environment];
}
