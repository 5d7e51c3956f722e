using System.Globalization;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios.Conditions;

/// <summary>What the names in conditions can stand for.</summary>
/// <param name="Labels">Labels of steps.</param>
/// <param name="Variables">Descriptor variables.</param>
/// <param name="Files">Files of the workload.</param>
/// <param name="Handlers">Handlers.</param>
/// <param name="Flbs">FLBs.</param>
internal sealed record ConditionNames(
    IReadOnlyList<string> Labels, IReadOnlyList<string> Variables, IReadOnlyList<string> Files, IReadOnlyList<string> Handlers, IReadOnlyList<string> Flbs)
{
    /// <summary>Different things that one scenario counts, at most: each costs a byte at every point of a run.</summary>
    public const int MostCounted = 255;

    /// <summary>What conditions count, and where.</summary>
    public Dictionary<(EventKind Kind, string Who, ulong? Token), int> Counted { get; } = [];
}

/// <summary>Reads a condition: atoms joined by and, or, not and parentheses; and binds tighter than or.</summary>
internal sealed class ConditionParser
{
    private static readonly string[] s_keywords =
    [
        "called", "violated", "stopped", "panic", "oops", "waits", "kernel", "duplicates", "blocks", "refs", "pins", "flb", "outgoing", "incoming", "balanced", "open",
    ];

    /// <summary>Parentheses and negations inside each other that are taken: far more than anybody writes, far less than fit the stack.</summary>
    private const int Deepest = 100;

    private readonly Line _line;
    private readonly IReadOnlyList<Word> _words;
    private readonly ConditionNames _names;
    private int _at;
    private int _depth;

    private ConditionParser(Line line, IReadOnlyList<Word> words, ConditionNames names)
    {
        _line = line;
        _words = words;
        _names = names;
    }

    private Word? Next => _at < _words.Count ? _words[_at] : null;

    /// <summary>Reads <paramref name="words"/>, which stand in <paramref name="line"/>.</summary>
    /// <exception cref="UserError">They are no condition.</exception>
    public static Condition Parse(Line line, IReadOnlyList<Word> words, ConditionNames names)
    {
        var parser = new ConditionParser(line, words, names);
        var condition = parser.Or();
        return parser.Next is { } rest ? throw line.At(rest, $"'{rest.Text}', expected 'and', 'or', 'on' or the end of the line") : condition;
    }

    private bool Take(string keyword)
    {
        var taken = Next is { } word && word.Is(keyword);
        _at += taken ? 1 : 0;
        return taken;
    }

    private Word Need(string expected) => _at < _words.Count ? _words[_at++] : throw (_words.Count == 0
        ? _line.AtEnd(expected)
        : new UserError(_line.File, _line.Number, _words[^1].Column + _words[^1].ToString().Length, $"the condition ends, expected {expected}"));

    private Condition Or()
    {
        var terms = new List<Condition> { And() };
        while (Take("or"))
        {
            terms.Add(And());
        }

        return terms.Count == 1 ? terms[0] : new Junction(terms, All: false);
    }

    private Condition And()
    {
        var terms = new List<Condition> { Unary() };
        while (Take("and"))
        {
            terms.Add(Unary());
        }

        return terms.Count == 1 ? terms[0] : new Junction(terms, All: true);
    }

    private Condition Unary()
    {
        if (++_depth > Deepest)
        {
            throw _line.At(_words[Math.Min(_at, _words.Count - 1)], $"the condition is nested more than {Deepest} deep, expected a simpler one");
        }

        var condition = Operand();
        _depth--;
        return condition;
    }

    private Condition Operand()
    {
        if (Take("not"))
        {
            return new Not(Unary());
        }

        if (!Take("("))
        {
            return Atom();
        }

        var inner = Or();
        var close = Need("')'");
        return close.Is(")") ? inner : throw _line.At(close, $"'{close.Text}', expected ')'");
    }

    private Condition Atom()
    {
        var word = Need("a condition");
        var label = word.Quoted ? -1 : _names.Labels.ToList().IndexOf(word.Text);
        return word.Text switch
        {
            _ when label >= 0 => Result(word, label),
            _ when word.Quoted => throw _line.At(word, $"'{word.Text}' in quotes, expected a condition"),
            "violated" => Violated(),
            "stopped" => new Stopped([Outcome.Panic, Outcome.Oops, Outcome.StuckMutex, Outcome.StuckRwsemRead, Outcome.StuckRwsemWrite]),
            "panic" => new Stopped([Outcome.Panic]),
            "oops" => new Stopped([Outcome.Oops]),
            "waits" => new Stopped([Outcome.StuckMutex, Outcome.StuckRwsemRead, Outcome.StuckRwsemWrite]),
            "called" => Called(),
            "balanced" => new Balanced(),
            "open" => new IsOpen(Known("a descriptor", _names.Variables)),
            "outgoing" => Session(SessionList.Outgoing),
            "incoming" => Session(SessionList.Incoming),
            "kernel" => new NumberIs(Quantity.Kernel, 0, Compare()),
            "duplicates" => new NumberIs(Quantity.Duplicates, 0, Compare()),
            "blocks" => new NumberIs(Quantity.Blocks, 0, Compare()),
            "pins" => new NumberIs(Quantity.Pins, Index([.. _names.Handlers, .. _names.Flbs], "a handler or FLB"), Compare()),
            "refs" => Refs(),
            "flb" => Flb(),
            _ => throw _line.At(word, $"'{word.Text}' is neither a condition nor the label of a step, {Suggestion.For(word.Text, s_keywords.Concat(_names.Labels))}"),
        };
    }

    private ResultIs Result(Word label, int index)
    {
        var relation = Need("= or !=");
        if (!relation.Is("=") && !relation.Is("!="))
        {
            throw _line.At(relation, $"'{relation.Text}', expected = or !=");
        }

        var word = Need("0, an errno, panic, or none");
        StepResult? result = word.Is("none") ? null : StepResult.Read(word)
            ?? throw _line.At(word, $"'{word.Text}', expected 0, a number, an errno such as -EBUSY, none, {string.Join(", ", StepResult.Stops)}");
        return new ResultIs(label.Text, index, relation.Is("="), result);
    }

    private IsViolated Violated()
    {
        var word = Need("the id of an invariant");
        return InvariantCatalog.All.Any(known => known.Id == word.Text)
            ? new IsViolated(word.Text)
            : throw _line.At(word, $"there is no invariant '{word.Text}', {Suggestion.For(word.Text, InvariantCatalog.All.Select(known => known.Id))}");
    }

    private Called Called()
    {
        var names = Enum.GetValues<EventKind>().Where(kind => kind is not (EventKind.None or EventKind.Count)).ToDictionary(Names.Of, kind => kind);
        var word = Need("a callback or event");
        if (!names.TryGetValue(word.Text, out var kind))
        {
            throw _line.At(word, $"'{word.Text}' is no callback or event, {Suggestion.For(word.Text, names.Keys)}");
        }

        var who = Next is { } next && !next.Quoted && (_names.Handlers.Contains(next.Text) || _names.Flbs.Contains(next.Text)) ? Need(string.Empty).Text : string.Empty;
        var token = Take("token") ? Token() : (ulong?)null;
        var times = Next is { } relation && Comparison.Relations.Contains(relation.Text) ? Compare() : new Comparison(">=", 1);
        if (times.Number is < 0 or >= byte.MaxValue)
        {
            throw _line.At(_words[_at - 1], $"'{times.Number}', expected a number from 0 to {byte.MaxValue - 1}: more are not told apart");
        }

        if (!_names.Counted.TryGetValue((kind, who, token), out var index))
        {
            index = _names.Counted.Count < ConditionNames.MostCounted ? _names.Counted.Count : throw _line.At(word, $"more than {ConditionNames.MostCounted} different things are counted, expected fewer");
            _names.Counted.Add((kind, who, token), index);
        }

        return new Called(kind, who, token, times, index);
    }

    private Condition Session(SessionList list)
    {
        var word = Need("a session name in quotes");
        var name = SessionName.Read(word) ?? throw _line.At(word, $"'{word.Text}', expected a session name in quotes");
        if (!Take("token"))
        {
            return new SessionOn(list, name, Take("retrieved"));
        }

        var token = Token();
        var status = Take("waiting") ? FileStatus.Waiting : Take("retrieved") ? FileStatus.Retrieved : Take("failed") ? FileStatus.Failed : FileStatus.Any;
        return new FileOn(list, name, token, status);
    }

    private NumberIs Refs()
    {
        var word = Need("a file");
        var bare = word.Text.TrimEnd('\'');
        var index = _names.Files.ToList().IndexOf(bare);
        return index >= 0
            ? new NumberIs(bare == word.Text ? Quantity.Refs : Quantity.RetrievedRefs, index, Compare())
            : throw _line.At(word, $"there is no file '{bare}', {Suggestion.For(bare, _names.Files)}");
    }

    private NumberIs Flb()
    {
        var index = Index(_names.Flbs, "an FLB");
        var word = Need("out-count, in-count, out-object or in-object");
        var quantity = word.Text switch
        {
            "out-count" => Quantity.FlbOut,
            "in-count" => Quantity.FlbIn,
            "out-object" => Quantity.FlbOutObject,
            "in-object" => Quantity.FlbInObject,
            _ => throw _line.At(word, $"'{word.Text}', {Suggestion.For(word.Text, ["out-count", "in-count", "out-object", "in-object"])}"),
        };
        return new NumberIs(quantity, index, Compare());
    }

    private Comparison Compare()
    {
        var relation = Need("=, !=, <, <=, > or >=");
        if (!Comparison.Relations.Contains(relation.Text))
        {
            throw _line.At(relation, $"'{relation.Text}', expected =, !=, <, <=, > or >=");
        }

        var word = Need("a number");
        return int.TryParse(word.Text, CultureInfo.InvariantCulture, out var number)
            ? new Comparison(relation.Text, number)
            : throw _line.At(word, $"'{word.Text}', expected a number");
    }

    private ulong Token()
    {
        var word = Need("the token");
        return ulong.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var token)
            ? token
            : throw _line.At(word, $"'{word.Text}', expected a number from 0 to 2^64-1");
    }

    private string Known(string what, IReadOnlyList<string> names) => names[Index(names, what)];

    private int Index(IReadOnlyList<string> names, string what)
    {
        var word = Need(what);
        var index = names.ToList().IndexOf(word.Text);
        return index >= 0 ? index : throw _line.At(word, $"'{word.Text}', expected {what}: {Suggestion.For(word.Text, names)}");
    }
}
