using LuoModel.Model;

namespace LuoModel.Runs.Recordings;

/// <summary>Reads the script out of a recording and checks the form of every line on the way; what was recorded is left for the replay.</summary>
internal static class ScriptReader
{
    /// <summary>Reads <paramref name="file"/>.</summary>
    /// <exception cref="UserError">It is no recording; says where and why.</exception>
    public static Script Read(string file) => Read(RecordingText.Read(file));

    /// <summary>Reads <paramref name="text"/>.</summary>
    public static Script Read(RecordingText text)
    {
        if (text.Lines.Count == 0)
        {
            throw new UserError(text.File, "the file is empty, expected the header of a recording");
        }

        var header = RecordingHeader.Parse(text.Lines[0].Of(text.Bytes), new Place(text.File, 1));
        var compiler = new ScriptCompiler(header.Format, header.Design);
        var steps = new ScriptStep[text.Lines.Count - 1];
        var entries = new RecordedEntry[steps.Length];
        var recorded = new RecordedLine();
        var operands = new Operands();
        for (var i = 0; i < steps.Length; i++)
        {
            var place = new Place(text.File, i + 2);
            var at = text.Lines[i + 1];
            var line = at.Of(text.Bytes);
            entries[i] = recorded.Parse(line, at.Start, place);
            if (recorded.Number != i + 1)
            {
                throw place.Error(line, recorded[Part.Number].Start, $"i is {recorded.Number}, expected {i + 1}: a line is missing or there twice");
            }

            operands.Read(line, recorded[Part.Command], place);
            steps[i] = compiler.Compile(operands);
            if (entries[i].Stuck.Present && i + 1 < steps.Length)
            {
                throw new UserError(text.File, i + 3, 1, "nothing can follow a command that is stuck");
            }
        }

        return compiler.Finish(text.File, header.Oracle, steps, new Recorded(text, header.State.After(text.Lines[0].Start), entries), header.View);
    }
}
