using System.Globalization;
using LuoModel.Cli.Pages;
using LuoModel.Model;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Runs.Scenarios;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Cli.Serving;

/// <summary>The one search that runs behind the explorer: the shortest way to a condition, to a violation, or every verdict. A new one ends the one before.</summary>
/// <param name="stop">Ends it with the command.</param>
internal sealed class RunningSearch(CancellationToken stop) : IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource _own = new();
    private int _number;
    private string _said = string.Empty;
    private string? _path;
    private bool _done = true;

    /// <inheritdoc/>
    public void Dispose() => _own.Dispose();

    /// <summary>Starts a search from the initial state.</summary>
    /// <param name="whole">Design and workload with every invariant.</param>
    /// <param name="wanted">A condition, the id of an invariant, or <c>all</c> for every verdict.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="UserError">It is no condition of the workload.</exception>
    public int Start(InvariantSet whole, string wanted)
    {
        var (design, workload) = (whole.System.Design, whole.System.Workload);
        var known = InvariantCatalog.All.FirstOrDefault(invariant => invariant.Id == wanted.Trim());
        var set = wanted.Trim() == "all" ? whole
            : InvariantSet.For(design, workload, [known ?? (Invariant)StateCondition.Parse(wanted, workload)]);
        if (set.Invariants.Count == 0)
        {
            throw new UserError($"{wanted} does not apply to {design.Id} on {workload.Id}");
        }

        lock (_lock)
        {
            _own.Cancel();
            _own.Dispose();
            _own = CancellationTokenSource.CreateLinkedTokenSource(stop);
            (_said, _path, _done) = ("begun", null, false);
            var number = ++_number;
            var token = _own.Token;
            new Thread(() => Run(number, set, wanted.Trim() == "all", token)) { IsBackground = true }.Start();
            return number;
        }
    }

    /// <summary>How far a search is, JSON: what is known, whether it is done, and the way that was found.</summary>
    public string Told(int number)
    {
        lock (_lock)
        {
            var (said, path, done) = number == _number ? (_said, _path, _done) : ("ended by another search", null, true);
            return JsonText.Of(json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("done", done);
                json.WriteString("said", said);
                if (path is not null)
                {
                    json.WriteStartArray("path");
                    foreach (var token in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
                    {
                        json.WriteStringValue(token);
                    }

                    json.WriteEndArray();
                }

                json.WriteEndObject();
            });
        }
    }

    private void Run(int number, InvariantSet set, bool all, CancellationToken token)
    {
        try
        {
            var report = Explorer.Explore(new LuoExplorable(set), new ExplorationOptions
            {
                Bounds = new ExplorationBounds(MaxStates: CheckOptions.DefaultMaxStates),
                StopOnceViolated = all ? 0 : UInt128.One,
                Progress = new Shown(progress => Say(number, Text(set, progress), null, done: false)),
                Cancellation = token,
            });
            var shortest = all ? null : report.Invariants[0].Shortest;
            var path = shortest is null ? null : string.Join('.', TracePlayer.Play(set, shortest.Trace).Steps.Select(step => PageTables.Token(step.Replay)));
            Say(number, End(set, report, all), path, done: true);
        }
        catch (Exception error) when (error is OperationCanceledException or UserError or OutOfMemoryException)
        {
            Say(number, error is UserError ? error.Message : "stopped", null, done: true);
        }
    }

    private void Say(int number, string said, string? path, bool done)
    {
        lock (_lock)
        {
            if (number == _number)
            {
                (_said, _path, _done) = (said, path, done);
            }
        }
    }

    private static string Text(InvariantSet set, ExplorationProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(progress.Distinct, "state")}, {progress.StatesPerSecond / 1000:n0} k/s, depth {progress.Depth}, {progress.Queued:n0} queued{Violated(set, progress.Violated)}");

    private static string Violated(InvariantSet set, UInt128 violated)
    {
        string[] ids = [.. set.Invariants.Where((_, i) => (violated >> i & 1) != 0).Select(invariant => invariant.Id)];
        return ids.Length == 0 ? string.Empty : $"; violated so far: {string.Join(", ", ids)}";
    }

    private static string End(InvariantSet set, ExplorationReport report, bool all)
    {
        var bounds = string.Create(
            CultureInfo.InvariantCulture, $"kexecs <= {set.System.Workload.Bounds.Kexecs}, faults <= {set.System.Workload.Bounds.Faults}; {Counted.Of(report.Distinct, "state")}");
        if (!all)
        {
            var first = report.Invariants[0];
            return first.Verdict switch
            {
                ExplorationVerdict.Violated => $"reached after {Counted.Of(first.Shortest!.Trace.Length, "command")} ({bounds})",
                ExplorationVerdict.Holds => $"never ({bounds}, complete)",
                _ => $"not reached before a bound ended the search ({bounds})",
            };
        }

        string[] violated = [.. report.Invariants.Where(invariant => invariant.Verdict == ExplorationVerdict.Violated).Select(invariant => $"{invariant.Name} after {invariant.Shortest!.Trace.Length}")];
        var holding = report.Invariants.Count(invariant => invariant.Verdict == ExplorationVerdict.Holds);
        var open = report.Invariants.Count - holding - violated.Length;
        return $"{holding} hold, {violated.Length} violated{(violated.Length > 0 ? $": {string.Join(", ", violated)}" : string.Empty)}; {open} undecided ({bounds})";
    }

    private sealed class Shown(Action<ExplorationProgress> report) : IProgress<ExplorationProgress>
    {
        public void Report(ExplorationProgress value) => report(value);
    }
}
