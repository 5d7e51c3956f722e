namespace LuoModel.Search.Engine;

/// <summary>What a search did not follow, and from where on runs are missing therefore.</summary>
/// <param name="reasons">The model's reasons.</param>
internal sealed class CutLedger(IReadOnlyList<string> reasons)
{
    private readonly long[] _judged = new long[reasons.Count];
    private readonly long[] _skipped = new long[reasons.Count];
    private readonly int[] _completeTo = [.. Enumerable.Repeat(int.MaxValue, reasons.Count)];
    private readonly List<int> _open = [];

    /// <summary>Expanded states with a step that was cut off, ascending: what lies behind them is not known.</summary>
    public IReadOnlyList<int> Open => _open;

    /// <summary>Whether anything was cut off.</summary>
    public bool Any => _open.Count > 0;

    /// <summary>Takes a batch down.</summary>
    /// <param name="batch">An expanded batch.</param>
    /// <param name="length">Commands from the initial state to its states.</param>
    public void Add(Batch batch, int length)
    {
        for (int reason = 0; reason < _judged.Length; reason++)
        {
            _judged[reason] += batch.Judged[reason];
            _skipped[reason] += batch.Skipped[reason];

            // A skipped step is itself a run that nobody looked at; behind a judged one the longer runs are missing.
            int complete = batch.Skipped[reason] > 0 ? length : batch.Judged[reason] > 0 ? length + 1 : int.MaxValue;
            _completeTo[reason] = Math.Min(_completeTo[reason], complete);
        }

        _open.AddRange(batch.Open);
    }

    /// <summary>What was cut off, by reason; those that never came up are left out.</summary>
    public IReadOnlyList<CutOff> CutOffs() =>
    [
        .. Enumerable.Range(0, reasons.Count).Where(reason => _completeTo[reason] < int.MaxValue)
            .Select(reason => new CutOff(reasons[reason], _judged[reason], _skipped[reason], _completeTo[reason])),
    ];
}
