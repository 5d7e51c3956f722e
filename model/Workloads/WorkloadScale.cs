using System.Globalization;

namespace LuoModel.Model.Workloads;

/// <summary>
/// A workload grown to a size that only random sequences can cover: <c>small@200x40x3</c> is <c>small</c> with 200 sessions, 40 files for each, and 3 kexecs. The
/// files repeat the handlers and dependencies of the workload. Where sessions times files is more than <see cref="MostFiles"/>, sessions share files, and
/// whoever comes second is refused.
/// </summary>
/// <param name="Sessions">Session names.</param>
/// <param name="Files">Files that a session can preserve.</param>
/// <param name="Kexecs">Successful kexecs.</param>
public sealed record WorkloadScale(int Sessions, int Files, int Kexecs)
{
    /// <summary>What separates the workload from its scale in a name.</summary>
    public const char Mark = '@';

    /// <summary>Most files of a workload: descriptors and file slots are 16-bit numbers.</summary>
    public const int MostFiles = 8000;

    private const int MostSessions = 1000;

    private const int UsualKexecs = 3;

    /// <summary>Reads <c>SESSIONSxFILES[xKEXECS]</c>.</summary>
    /// <exception cref="UserError">It is not that, or too large.</exception>
    public static WorkloadScale Parse(string text)
    {
        var parts = text.Split('x');
        return parts.Length is 2 or 3
            && Number(parts[0], MostSessions) is { } sessions
            && Number(parts[1], MostSessions) is { } files
            && Number(parts.Length == 3 ? parts[2] : UsualKexecs.ToString(CultureInfo.InvariantCulture), byte.MaxValue - 1) is { } kexecs
                ? new WorkloadScale(sessions, files, kexecs)
                : throw new UserError($"'{text}' is no scale, expected SESSIONSxFILES or SESSIONSxFILESxKEXECS, from 1 to {MostSessions} each, kexecs up to {byte.MaxValue - 1}");
    }

    /// <summary>The grown workload.</summary>
    public Workload Grow(Workload workload)
    {
        var pattern = workload.Files;
        var files = pattern.Count == 0 ? 0 : Files;
        var groups = files == 0 ? 0 : Math.Min(Sessions, Math.Max(1, MostFiles / files));
        var names = Enumerable.Range(1, Sessions).Select(n => string.Create(CultureInfo.InvariantCulture, $"s{n}")).ToArray();
        return workload with
        {
            Id = $"{workload.Id}{Mark}{this}",
            Statements = $"{Mark}{this}\n{workload.Statements}",
            Names = names,
            GeneratedNames = Sessions,
            StandingSessions = 0,
            Program = [],
            FileGroups = groups,
            Files = [.. Enumerable.Range(0, groups).SelectMany(group => Enumerable.Range(0, files).Select(at => File(workload, group, files, at)))],
            Tokens = [.. Enumerable.Range(1, files).Select(token => (ulong)token)],
            Inodes = workload.Inodes * groups * ((files + Math.Max(1, pattern.Count) - 1) / Math.Max(1, pattern.Count)),
            Bounds = workload.Bounds with { Kexecs = Kexecs },
        };
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sessions}x{Files}x{Kexecs}");

    /// <summary>File <paramref name="at"/> of a group: a copy of one of the workload's, which needs the copies of the same round.</summary>
    private static FileSpec File(Workload workload, int group, int files, int at)
    {
        var count = workload.Files.Count;
        var (round, which) = Math.DivRem(at, count);
        var model = workload.Files[which];
        var rounds = (files + count - 1) / count;
        var first = (group * files) + (round * count);
        bool There(int need) => (round * count) + need < files;
        return model with
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{model.Name}.{group + 1}.{round + 1}"),
            Token = at,
            Group = group,
            Inode = model.Inode < 0 ? -1 : (((group * rounds) + round) * workload.Inodes) + model.Inode,
            Needs = [.. model.Needs.Where(There).Select(need => first + need)],
            Marks = [.. model.Marks.Where((_, at) => There(model.Needs[at]))],
        };
    }

    private static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
}
