using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Recordings;

/// <summary>How much room a replay gives its states: little at first, then twice as much of what was too small.</summary>
internal static class Room
{
    private const int Small = 4;

    /// <summary>The dimensions to start with.</summary>
    public static Dimensions Start(Workload workload, RecordingFormat format) => new()
    {
        Sessions = Small,
        FilesPerSession = Small,
        GlobalFiles = format.Vocabulary == Vocabulary.GlobalMachine ? Small : 0,
        UserFiles = Users(Small, workload),
        Descriptors = Math.Max(1, workload.Descriptors.Count),
        Handles = Math.Max(Small, 2 * workload.Files.Count),
        Handlers = format.Handlers.Count,
        Flbs = format.Flbs.Count,
        Subsystems = format.Subsystems.Count,
        Inodes = workload.Inodes,
    };

    /// <summary>More of <paramref name="dimension"/>, as a <see cref="DimensionExceededException"/> names it.</summary>
    public static Dimensions More(Dimensions old, string dimension, Workload workload)
    {
        var more = dimension switch
        {
            "sessions" => old with { Sessions = 2 * old.Sessions },
            "files of a session" => old with { FilesPerSession = 2 * old.FilesPerSession },
            "global files" => old with { GlobalFiles = 2 * old.GlobalFiles },
            "user files" => old with { UserFiles = 2 * old.UserFiles },
            "handles" => old with { Handles = 2 * old.Handles },
            _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "the replay does not know this dimension"),
        };
        return more with { UserFiles = Math.Max(more.UserFiles, Users(more.Sessions, workload)) };
    }

    /// <summary>The device, a file for each session of both lists, and each user file opened and retrieved: the slots that the step prefers.</summary>
    private static int Users(int sessions, Workload workload) => 1 + (2 * sessions) + (2 * workload.Files.Count);
}
