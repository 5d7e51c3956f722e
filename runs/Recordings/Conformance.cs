using LuoModel.Model;
using LuoModel.Model.Designs;

namespace LuoModel.Runs.Recordings;

/// <summary>One recording and how its replays went.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Oracle">Which code was recorded.</param>
/// <param name="Commands">Commands it has.</param>
/// <param name="Outcomes">Each design that was tried, by id, with what became of it.</param>
public sealed record RecordingReport(string File, string Oracle, int Commands, IReadOnlyList<KeyValuePair<string, ReplayOutcome>> Outcomes)
{
    /// <summary>Every replay went through.</summary>
    public bool Conforms => Outcomes.All(o => o.Value.Divergence is null);
}

/// <summary>What a check of recordings found.</summary>
/// <param name="Recordings">One for each file, in the order of the files.</param>
/// <param name="Complete">False when it was interrupted.</param>
public sealed record ConformReport(IReadOnlyList<RecordingReport> Recordings, bool Complete)
{
    /// <summary>Commands that were compared.</summary>
    public int Commands => Recordings.Sum(r => r.Outcomes.Sum(o => o.Value.Commands));

    /// <summary>How many recordings conform.</summary>
    public int Conforming => Recordings.Count(r => r.Conforms);

    /// <summary>Where recordings and model part, in the order of the files.</summary>
    public IEnumerable<Divergence> Divergences => Recordings.SelectMany(r => r.Outcomes).Select(o => o.Value.Divergence).OfType<Divergence>();
}

/// <summary>Recordings of real kernel code against the model.</summary>
public static class Conformance
{
    /// <summary>Replays each file on <paramref name="designs"/>; on the design of its header when there are none.</summary>
    /// <param name="files">Recordings.</param>
    /// <param name="designs">The designs to try.</param>
    /// <param name="progress">Told what goes on, file by file.</param>
    /// <param name="stop">Ends the check after the file at hand.</param>
    /// <exception cref="UserError">A file is no recording.</exception>
    public static ConformReport Check(
        IReadOnlyList<string> files, IReadOnlyList<Design> designs, IProgress<string>? progress = null, CancellationToken stop = default)
    {
        var reports = new List<RecordingReport>(files.Count);
        foreach (var file in files)
        {
            if (stop.IsCancellationRequested)
            {
                break;
            }

            progress?.Report($"{reports.Count + 1} of {files.Count}: {file}");
            reports.Add(Check(file, designs));
        }

        return new ConformReport(reports, reports.Count == files.Count);
    }

    /// <summary>Replays a recording that is at hand as text.</summary>
    /// <param name="name">What errors call it.</param>
    /// <param name="recording">Its bytes.</param>
    /// <param name="design">The design to replay it on.</param>
    /// <exception cref="UserError">It is no recording.</exception>
    public static ReplayOutcome Check(string name, byte[] recording, Design design)
    {
        using var stream = new MemoryStream(recording);
        return Replay.Run(ScriptReader.Read(RecordingText.Read(stream, name)), design);
    }

    private static RecordingReport Check(string file, IReadOnlyList<Design> designs)
    {
        var script = ScriptReader.Read(file);
        IReadOnlyList<Design> tried = designs.Count > 0 ? designs : [script.Design];
        return new RecordingReport(
            file, script.Oracle, script.Steps.Count, [.. tried.Select(design => KeyValuePair.Create(design.Id, Replay.Run(script, design)))]);
    }
}
