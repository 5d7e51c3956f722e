using System.Text.Json;

namespace LuoModel.Kernel.Running;

/// <summary>A sequence of a campaign that needs an explanation.</summary>
/// <param name="Replay">What runs it again.</param>
/// <param name="Text">What happened.</param>
public sealed record CampaignNote(string Replay, string Text);

/// <summary>How far a campaign is: what is kept between two runs of the command.</summary>
public sealed record CampaignState
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    /// <summary>What is being run: kernel, design, seed, shard. A folder holds one campaign.</summary>
    public required string Identity { get; init; }

    /// <summary>Whether the directed sequences are done.</summary>
    public bool Directed { get; init; }

    /// <summary>Random sequences that are done.</summary>
    public int Random { get; init; }

    /// <summary>Sequences that kernel and model did the same in.</summary>
    public int Same { get; init; }

    /// <summary>Commands that were compared.</summary>
    public long Commands { get; init; }

    /// <summary>Sequences that jumped into another kernel.</summary>
    public int Rounds { get; init; }

    /// <summary>Seconds that it took so far.</summary>
    public double Seconds { get; init; }

    /// <summary>Sequences in which kernel and model part: each is unexplained.</summary>
    public IReadOnlyList<CampaignNote> Unexplained { get; init; } = [];

    /// <summary>Sequences whose machine did not come to an end.</summary>
    public IReadOnlyList<CampaignNote> Undecided { get; init; } = [];

    /// <summary>Sequences that no machine can perform, by reason.</summary>
    public IReadOnlyDictionary<string, int> NotRun { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Sequences in which a callback failed, by callback.</summary>
    public IReadOnlyDictionary<string, int> Failed { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Sequences by what they needed.</summary>
    public IReadOnlyDictionary<string, int> Needed { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Answers (operation, errno, check) that the kernel gave.</summary>
    public IReadOnlyList<string> Reached { get; init; } = [];

    /// <summary>Answers that only the model gave, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Reads the state in <paramref name="file"/>; null when there is none.</summary>
    public static CampaignState? Read(string file) => File.Exists(file) ? JsonSerializer.Deserialize<CampaignState>(File.ReadAllText(file), s_json) : null;

    /// <summary>Keeps the state in <paramref name="file"/>.</summary>
    public void Write(string file)
    {
        File.WriteAllText(file + ".part", JsonSerializer.Serialize(this, s_json));
        File.Move(file + ".part", file, overwrite: true);
    }

    /// <summary>The state with a batch more.</summary>
    public CampaignState With(KernelCheckReport report, OutcomeCoverage coverage)
    {
        string[] reached = [.. Reached.Union(coverage.ReachedTexts, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return this with
        {
            Same = Same + report.Answers.Count(answer => answer.Kind == AnswerKind.Same),
            Commands = Commands + report.Answers.Sum(answer => (long)answer.Commands),
            Rounds = Rounds + report.Rounds,
            Seconds = Seconds + report.Elapsed.TotalSeconds,
            Unexplained = [.. Unexplained, .. report.Shrunk.Select(shrunk => new CampaignNote(Again(shrunk.Answer), $"{shrunk.Answer.Divergence!.Expected}, the model has {shrunk.Answer.Divergence.Actual} ({shrunk.Count} sequences)"))],
            Undecided = [.. Undecided, .. report.Answers.Where(answer => answer.Kind == AnswerKind.Undecided).Select(answer => new CampaignNote(Again(answer), answer.Reason))],
            NotRun = Sum(NotRun, report.Answers.Where(answer => answer.Kind == AnswerKind.NotApplicable).Select(answer => answer.Reason)),
            Failed = Sum(Failed, report.Answers.SelectMany(answer => answer.FailedCallbacks)),
            Needed = Sum(Needed, report.Answers.Where(answer => answer.Kind is AnswerKind.Same or AnswerKind.Differs).Select(answer => answer.Case.Needs)),
            Reached = reached,
            Missing = Missing.Concat(coverage.Missing.Select(missing => KeyValuePair.Create(missing.Answer, missing.Reason))).Where(missing => !reached.Contains(missing.Key))
                .DistinctBy(missing => missing.Key, StringComparer.Ordinal).OrderBy(missing => missing.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
        };
    }

    private static string Again(KernelAnswer answer) => answer.Case.Replay.Length > 0 ? answer.Case.Replay : answer.Case.Name;

    private static Dictionary<string, int> Sum(IReadOnlyDictionary<string, int> counts, IEnumerable<string> more) =>
        counts.Concat(more.CountBy(text => text)).GroupBy(count => count.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(count => count.Value), StringComparer.Ordinal);
}
