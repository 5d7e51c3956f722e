using LuoModel.Model;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Recordings;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios.Language;

/// <summary>Steps: <c>[LABEL:] OP operands [with|may OUTSIDE and OUTSIDE] [= RESULT [FIELD VALUE], RESULT on DESIGN...]</c>.</summary>
public sealed partial class ScenarioParser
{
    private static readonly string[] s_fields = ["file", "name", "obj", "value", "data"];
    private const int MostLabels = 1000;
    private const int MostSteps = 10_000;
    private readonly List<(Line Line, StepCall Call)> _calls = [];
    private int _steps;

    private void Step(Line line)
    {
        var words = line.Words;
        if (_actor.Length == 0)
        {
            throw line.At(words[0], words[0].Quoted || StepForms.Names.Contains(words[0].Text)
                ? "a step without an actor, expected a line such as 'agent:' before it"
                : $"'{words[0].Text}' is no statement, {Suggestion.For(words[0].Text, s_statements.Concat(ActorNames.Select(actor => actor + ":")))}");
        }

        var label = words[0].Text.EndsWith(':') && !words[0].Quoted ? words[0].Text.TrimEnd(':') : string.Empty;
        if (label.Length > 0)
        {
            words = [.. words.Skip(1)];
            if (_labels.Contains(label))
            {
                throw line.At(line.Words[0], $"a second step '{label}', expected a new label");
            }

            _labels.Add(label);
            if (_labels.Count > MostLabels)
            {
                throw line.At(line.Words[0], $"more than {MostLabels} labels, expected fewer: every point of a run has the results of all");
            }
        }

        var equals = Find(words, "=");
        var before = words.Take(equals).ToArray();
        if (before.Length == 0)
        {
            throw equals < words.Count ? line.At(words[equals], "'=' without a step, expected an operation before it") : line.AtEnd("an operation");
        }

        if (++_steps > MostSteps)
        {
            throw line.At(line.Words[0], $"more than {Counted.Of(MostSteps, "step")}, expected fewer");
        }

        var clause = Math.Min(Find(before, "with"), Find(before, "may"));
        if (clause == 0)
        {
            throw line.At(before[0], $"'{before[0].Text}' without a step, expected an operation before it");
        }

        var step = before[0].Is("crash") ? Crash(line, before) : new ScenarioStep(line.Number, Call(line, [.. before.Take(clause)]));
        _phases[^1].First(actor => actor.Actor == _actor).Steps.AddRange(step is null ? CrashSteps(line, before[1].Text) :
        [
            step with
            {
                Label = label,
                With = clause < before.Length ? Outside(line, [.. before.Skip(clause)]) : [],
                May = clause < before.Length && before[clause].Is("may"),
                Expected = equals < words.Count ? Results(line, [.. words.Skip(equals + 1)]) : [],
            },
        ]);
    }

    private static int Find(IReadOnlyList<Word> words, string keyword)
    {
        var at = 0;
        while (at < words.Count && !words[at].Is(keyword))
        {
            at++;
        }

        return at;
    }

    private StepCall Call(Line line, IReadOnlyList<Word> words)
    {
        var call = new CallParser(World).Parse(line, words);
        foreach (var (name, value) in call.Operands)
        {
            if (name == "as")
            {
                _variables!.Declare(value.Text!);
                var owned = _owned.TryGetValue(_actor, out var known) ? known : _owned[_actor] = [];
                owned.Remove(value.Text!);
                owned.Add(value.Text!);
            }
        }

        _calls.Add((line, call));
        return call;
    }

    /// <summary>Checks the words of a crash; null, as it stands for several steps.</summary>
    private ScenarioStep? Crash(Line line, Word[] words)
    {
        if (words.Length != 2 || line.Words.Count > 2)
        {
            throw words.Length < 2 ? line.AtEnd("the actor that crashes") : line.At(line.Words[2], $"'{line.Words[2].Text}', expected the end of the line");
        }

        return _owned.ContainsKey(words[1].Text)
            ? null
            : throw line.At(words[1], $"'{words[1].Text}' holds no descriptor that a crash could close, {Suggestion.For(words[1].Text, _owned.Keys)}");
    }

    /// <summary>A crash closes what the actor received, in that order, and ends the actor.</summary>
    private IEnumerable<ScenarioStep> CrashSteps(Line line, string actor)
    {
        var close = StepForms.Of("close", FormWorld.Any)[0];
        return _owned[actor].Select(variable => new ScenarioStep(line.Number, new StepCall(close, [("fd", Operand.OfText(variable, line.Words[^1].Column - 1))], line.Words[0].Column))
        {
            Kills = actor,
        });
    }

    private StepCall[] Outside(Line line, IReadOnlyList<Word> words)
    {
        var calls = new List<StepCall>();
        for (var at = 1; at <= words.Count;)
        {
            var part = words.Skip(at).TakeWhile(word => !word.Is("and")).ToArray();
            if (part.Length == 0 || (part[0].Text is not ("inject" or "fault")))
            {
                throw part.Length == 0 ? line.AtEnd("inject or fault") : line.At(part[0], $"'{part[0].Text}', expected inject or fault");
            }

            calls.Add(new CallParser(World).Parse(line, part));
            at += part.Length + 1;
        }

        return [.. calls];
    }

    private ExpectedResult[] Results(Line line, Word[] words)
    {
        var results = new List<ExpectedResult>();
        for (var at = 0; at <= words.Length;)
        {
            var part = words.Skip(at).TakeWhile(word => !word.Is(",")).ToArray();
            if (part.Length == 0)
            {
                throw line.AtEnd("0, an errno such as -EBUSY, or how the machine stops");
            }

            results.Add(OneResult(line, part));
            at += part.Length + 1;
        }

        return results.Count(result => result.Designs.Count == 0) > 1
            ? throw line.At(words[0], "two results for the same designs, expected 'on DESIGN...' behind all but one")
            : [.. results];
    }

    private ExpectedResult OneResult(Line line, Word[] words)
    {
        var result = StepResult.Read(words[0])
            ?? throw line.At(words[0], $"'{words[0].Text}' is no result, expected 0, a number, an errno such as -EBUSY, {string.Join(", ", StepResult.Stops)}");
        var at = 1;
        var field = at < words.Length && s_fields.Contains(words[at].Text) ? words[at].Text : string.Empty;
        if (field.Length > 0 && words.Length == at + 1)
        {
            throw line.AtEnd($"the {field}");
        }

        var json = field.Length > 0 ? FieldText.ToJson(field, words[at + 1]) : string.Empty;
        at += field.Length > 0 ? 2 : 0;
        if (at < words.Length && (!words[at].Is("on") || at + 1 == words.Length))
        {
            throw line.At(words[at], $"'{words[at].Text}', expected 'on DESIGN...', {string.Join(", ", s_fields)} or the end of the line");
        }

        return new ExpectedResult(result, [.. words.Skip(at + 1).Select(word => JudgedDesign(line, word))]) { Field = field, FieldJson = json };
    }

    /// <summary>On a workload a variable that nothing ever sets is a mistake; the scripts of recordings may ask for one to see -EBADF.</summary>
    private void CheckVariables()
    {
        if (_workload is null)
        {
            return;
        }

        foreach (var (line, call) in _calls)
        {
            foreach (var part in call.Form.Parts.Where(part => part.Form == OperandForm.Variable && part.Operand != "as"))
            {
                foreach (var (_, value) in call.Operands.Where(operand => operand.Name == part.Operand && !_variables!.Declared.Contains(operand.Value.Text!)))
                {
                    throw new Model.UserError(line.File, line.Number, value.At + 1, $"nothing sets '{value.Text}', {Suggestion.For(value.Text!, _variables!.Declared)}");
                }
            }
        }
    }

    private static void DemandFormat(Line line, Word version)
    {
        Demand(line, 2);
        if (FormatVersion.Objection(version.Text) is { } objection)
        {
            throw line.At(version, objection);
        }
    }
}
