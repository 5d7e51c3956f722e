using LuoModel.Model.Designs;
using LuoModel.Runs.Recordings;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Recordings;

/// <summary>Recordings as the tests take them: from the checkout, or from memory.</summary>
internal static class RecordedFiles
{
    /// <summary>The folders that have recordings.</summary>
    public static string[] Folders { get; } = ["g3a", "g4b", "g4c", "rfc-v3", "v4", "v7.0"];

    /// <summary>The folder with the recordings of <paramref name="oracle"/>.</summary>
    public static string Folder(string oracle) => Checkout.PathOf($"tests/recordings/{oracle}");

    /// <summary>All files of <see cref="Folders"/>.</summary>
    public static IReadOnlyList<string> All => RecordingFiles.Find(Folders.Select(Folder));

    /// <summary>Reads the script of a recording in memory.</summary>
    public static Script Read(byte[] recording, string name = "made.jsonl") => ScriptReader.Read(RecordingText.Read(new MemoryStream(recording), name));

    /// <summary>Reads and replays a recording in memory.</summary>
    public static ReplayOutcome Replay(byte[] recording, Design? design = null, string name = "made.jsonl")
    {
        Script script = Read(recording, name);
        return LuoModel.Runs.Recordings.Replay.Run(script, design ?? script.Design);
    }
}
