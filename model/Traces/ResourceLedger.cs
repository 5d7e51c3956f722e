using System.Globalization;
using LuoModel.Model.Events;

namespace LuoModel.Model.Traces;

/// <summary>One movement of a resource: a step took some of it, or gave some back.</summary>
/// <param name="Step">Index of the step.</param>
/// <param name="Resource">What is counted, by name, e.g. <c>pins of module full</c>.</param>
/// <param name="Kind">What kind of resource it is.</param>
/// <param name="Change">How much more there is; negative when it was given back.</param>
/// <param name="Balance">What is held afterwards.</param>
public sealed record LedgerEntry(int Step, string Resource, ResourceKind Kind, int Change, int Balance)
{
    /// <summary>Indexes of the steps that gave back what this one took, in order; for one that gives back, of the steps that took it.</summary>
    public IReadOnlyList<int> Partners { get; init; } = [];

    /// <summary>A part of it has no partner although nobody is left who would owe one: a leak, or something given back that nobody took.</summary>
    public bool Unmatched { get; init; }

    /// <summary>The call that is missing when it is <see cref="Unmatched"/>.</summary>
    public string MissingPartner => Change < 0 ? ResourceNames.Taken(Kind) : ResourceNames.GivenBack(Kind);

    /// <summary>The entry as a line: <c>pins of module full +1 -> 1</c>.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Resource} {(Change > 0 ? "+" : string.Empty)}{Change} -> {Balance}");
}

/// <summary>
/// Who took what and who gave it back, over a trace: references LUO holds on files, module pins, FLB counts, keys of the duplicate map. What a kexec takes with
/// it is matched by the kexec. An entry is unmatched when at the end of the trace no file, session or driver is left that explains it.
/// </summary>
public sealed class ResourceLedger
{
    private readonly List<LedgerEntry> _entries = [];
    private readonly Dictionary<string, List<int>> _open = [];
    private readonly Dictionary<int, List<int>> _partners = [];
    private readonly HashSet<int> _unmatched = [];

    private ResourceLedger(Trace trace)
    {
        var before = Resources.Of(trace.Before(0), trace.System);
        Baseline(before);
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            var after = Resources.Of(trace.Steps[i].State(trace.System), trace.System);
            if (trace.Steps[i].Events.Any(e => e.Kind is EventKind.Kexec or EventKind.ColdBoot))
            {
                _open.Clear();
                Baseline(after);
            }
            else
            {
                Move(i, before, after);
            }

            before = after;
        }

        foreach (var resource in before.Where(resource => resource.Held > resource.Explained))
        {
            var left = _open.GetValueOrDefault(resource.Name, []).Where(entry => entry >= 0).Take(resource.Held - resource.Explained);
            _unmatched.UnionWith(left);
        }
    }

    /// <summary>The entries in the order of the steps.</summary>
    public IReadOnlyList<LedgerEntry> Entries =>
        [.. _entries.Select((entry, i) => entry with { Partners = _partners.GetValueOrDefault(i, []), Unmatched = _unmatched.Contains(i) })];

    /// <summary>The first entry without a partner, null when the books are balanced.</summary>
    public LedgerEntry? FirstUnmatched => _unmatched.Count == 0 ? null : Entries[_unmatched.Min()];

    /// <summary>Keeps the books over <paramref name="trace"/>.</summary>
    public static ResourceLedger Of(Trace trace) => new(trace);

    /// <summary>What is there before the first movement was taken by nobody we know.</summary>
    private void Baseline(IReadOnlyList<Resource> resources)
    {
        foreach (var resource in resources)
        {
            _open[resource.Name] = [.. Enumerable.Repeat(-1, Math.Max(0, resource.Held))];
        }
    }

    private void Move(int step, IReadOnlyList<Resource> before, IReadOnlyList<Resource> after)
    {
        var old = before.ToDictionary(resource => resource.Name, resource => resource);
        foreach (var resource in after.Concat(before.Where(gone => after.All(now => now.Name != gone.Name)).Select(gone => gone with { Held = 0 })))
        {
            var change = resource.Held - (old.TryGetValue(resource.Name, out var was) ? was.Held : 0);
            if (change != 0)
            {
                _entries.Add(new LedgerEntry(step, resource.Name, resource.Kind, change, resource.Held));
                Match(_entries.Count - 1, change);
            }
        }
    }

    /// <summary>What was taken last is given back first.</summary>
    private void Match(int entry, int change)
    {
        var name = _entries[entry].Resource;
        if (!_open.TryGetValue(name, out var open))
        {
            _open[name] = open = [];
        }

        // A saturated count that is loaded again jumps by more than anybody took: then the new balance is what counts.
        var taken = change > short.MaxValue ? Math.Clamp(_entries[entry].Balance, 0, short.MaxValue) : change;
        for (var i = 0; i < taken; i++)
        {
            open.Add(entry);
        }

        for (var i = 0; i > change; i--)
        {
            if (open.Count == 0)
            {
                _unmatched.Add(entry);
                return;
            }

            var partner = open[^1];
            open.RemoveAt(open.Count - 1);
            if (partner >= 0)
            {
                Partner(partner, entry);
            }
        }
    }

    private void Partner(int taken, int given)
    {
        foreach (var (one, other) in ((int, int)[])[(taken, given), (given, taken)])
        {
            if (!_partners.TryGetValue(one, out var partners))
            {
                _partners[one] = partners = [];
            }

            if (!partners.Contains(_entries[other].Step))
            {
                partners.Add(_entries[other].Step);
            }
        }
    }
}
