using LuoModel.Model;

namespace LuoModel.Properties.Recordings;

/// <summary>Reads the script out of a recording and checks the form of every line on the way; what was recorded is left for the replay.</summary>
internal static class ScriptReader
{
    /// <summary>Reads <paramref name="file"/>.</summary>
    /// <exception cref="UserError">It is no recording; says where and why.</exception>
    public static Script Read(string file)
    {
        using var lines = LineReader.Open(file);
        return Read(lines, file);
    }

    /// <summary>Reads from <paramref name="lines"/>.</summary>
    public static Script Read(LineReader lines, string file)
    {
        if (!lines.TryRead(out var line))
        {
            throw new UserError(file, "the file is empty, expected the header of a recording");
        }

        var header = RecordingHeader.Parse(line, new Place(file, 1));
        var compiler = new ScriptCompiler(header.Format);
        var steps = new List<ScriptStep>();
        var recorded = new RecordedLine();
        var operands = new Operands();
        while (lines.TryRead(out line))
        {
            var place = new Place(file, lines.Line);
            recorded.Parse(line, place);
            if (recorded.Number != steps.Count + 1)
            {
                throw place.Error(line, recorded[Part.Number].Start, $"i is {recorded.Number}, expected {steps.Count + 1}: a line is missing or there twice");
            }

            operands.Read(line, recorded[Part.Command], place);
            steps.Add(compiler.Compile(operands));
            if (recorded[Part.Stuck].Present && lines.TryRead(out line))
            {
                throw new UserError(file, lines.Line, 1, "nothing can follow a command that is stuck");
            }
        }

        return compiler.Finish(file, header.Oracle, header.Design, [.. steps]);
    }
}
