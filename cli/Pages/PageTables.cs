using System.Text.Json;
using LuoModel.Cli.Renderers.Pictures;
using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;
using LuoModel.Runs.Scenarios.Running;
using LuoModel.Runs.Why;

namespace LuoModel.Cli.Pages;

/// <summary>
/// The texts, facts, states and steps that traces and graphs of a page share, each written once and called by its number. docs/decisions/pages.md has the form.
/// </summary>
internal sealed class PageTables
{
    private readonly Numbered<string> _texts = new();
    private readonly Numbered<Fact> _facts = new();
    private readonly Numbered<string> _states = new();
    private readonly List<int[]> _stateFacts = [];
    private readonly Numbered<string> _moves = new();
    private readonly SortedSet<string> _invariants = new(StringComparer.Ordinal);

    /// <summary>The number of a text.</summary>
    public int Text(string text) => _texts.Of(text);

    /// <summary>The numbers of some texts.</summary>
    public int[] Texts(IEnumerable<string> texts) => [.. texts.Select(Text)];

    /// <summary>The numbers of the invariants, whose sentences the page then has.</summary>
    public int[] Invariants(IEnumerable<string> ids) => Texts(ids.Select(id =>
    {
        _invariants.Add(id);
        return id;
    }));

    /// <summary>The numbers of the facts of a state, in their order.</summary>
    public int[] Facts(LuoState state, LuoSystem system) => [.. StateDescription.Of(state, system.Workload).Select(_facts.Of)];

    /// <summary>A fact by its number.</summary>
    public Fact Fact(int number) => _facts[number];

    /// <summary>The number of a state's list of facts.</summary>
    public int State(LuoState state, LuoSystem system)
    {
        var facts = Facts(state, system);
        var number = _states.Of(string.Join(' ', facts));
        if (number == _stateFacts.Count)
        {
            _stateFacts.Add(facts);
        }

        return number;
    }

    /// <summary>The number of a step as it is shown: what was done, what came back, what was called on the way, what is violated then.</summary>
    /// <param name="lanes">The lanes it is drawn in.</param>
    /// <param name="system">Design and workload.</param>
    /// <param name="before">The state in which it was taken.</param>
    /// <param name="step">The step.</param>
    public int Move(LaneRows lanes, LuoSystem system, byte[] before, TraceStep step)
    {
        var kernel = 0;
        var rows = lanes.Of(step, 0, ref kernel);
        var text = JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("c", Text(Names.Of(step.Command, system.Workload)));
            json.WriteNumber("a", Text(step.Actor));
            json.WriteNumber("f", Text(Actors.KernelFunction(step.Command.Op)));
            json.WriteNumber("r", Text(Names.Of(step.Result)));
            json.WriteNumber("b", step.Result is { Outcome: Outcome.Returned, Ret: >= 0 } ? 0 : step.Result.Outcome == Outcome.Returned ? 1 : 2);
            json.WriteString("p", Token(step.Replay));
            Write(json, "e", Texts(step.Events.Select(e => Names.Of(e, system.Workload))));
            Write(json, "v", Invariants(step.Violated));
            Write(json, "o", Texts(step.Outside));
            Write(json, "x", Texts(step.Outside.Count == 0 ? FailureText.Of(system, before, step) : []));
            if (Cause.Of(system, before, step) is { } cause)
            {
                Write(json, "y", Texts([cause.Function, cause.Guard, .. cause.Because]));
            }

            if (StepNote.Of(system, step) is { } note)
            {
                json.WriteNumber("n", Text(note));
            }

            Write(json, "w", [.. rows.SelectMany(Row)]);
            json.WriteEndObject();
        });
        return _moves.Of(text);
    }

    /// <summary>The step as a replay string has it: the command's number, and <c>!p</c> for each point at which the environment deviated.</summary>
    public static string Token(ReplayCommand replay) => new ReplayString(string.Empty, string.Empty, [replay]).ToString().Split(':')[^1];

    /// <summary>Writes the tables as members.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("moves");
        foreach (var move in _moves.All)
        {
            json.WriteRawValue(move);
        }

        json.WriteEndArray();
        json.WriteStartArray("states");
        foreach (var state in _stateFacts)
        {
            Write(json, null, state);
        }

        json.WriteEndArray();
        Write(json, "facts", [.. _facts.All.SelectMany(fact => (int[])[Text(fact.Name), Text(fact.Value)])]);
        json.WriteStartObject("invariants");
        foreach (var invariant in _invariants.Select(InvariantCatalog.Get))
        {
            json.WriteStartObject(invariant.Id);
            json.WriteString("sentence", invariant.Sentence);
            json.WriteString("why", invariant.Why);
            json.WriteString("anchor", invariant.Anchor);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("texts");
        foreach (var text in _texts.All)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes numbers as an array.</summary>
    public static void Write(Utf8JsonWriter json, string? name, IReadOnlyList<int> numbers)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartArray();
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    /// <summary>Kind, lanes, text, and whether it is bad. The page counts the kernels at the rules itself, for a step of a graph does not know how many there were.</summary>
    private int[] Row(SvgRow row) =>
        [(int)row.Kind, row.From, row.To, Text(row.Kind == SvgRowKind.Rule ? row.Text.Split(": kernel ")[0] : row.Text), row.IsBad ? 1 : 0];

    /// <summary>Things numbered in the order in which they are first met.</summary>
    private sealed class Numbered<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> _numbers = [];
        private readonly List<T> _all = [];

        public IReadOnlyList<T> All => _all;

        public T this[int number] => _all[number];

        public int Of(T thing)
        {
            if (!_numbers.TryGetValue(thing, out var number))
            {
                _numbers[thing] = number = _all.Count;
                _all.Add(thing);
            }

            return number;
        }
    }
}
