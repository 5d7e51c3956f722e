using System.Buffers;
using System.Text.Json;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Properties.Expected;

namespace LuoModel.Cli.Input;

/// <summary>Where the manifest of expected verdicts lives: docs/manifest.json of the checkout the program was built in.</summary>
internal static class ManifestFile
{
    private const string Name = "docs/manifest.json";

    /// <summary>The manifest; an empty one, which is said, when there is none.</summary>
    public static Manifest Read(LuoConsole console)
    {
        if (Find() is { } path && File.Exists(path))
        {
            return Manifest.Parse(Name, InputFile.ReadText(path));
        }

        console.Error.WriteLine($"luo: there is no {Name} around the program, so no verdict is expected and every violation counts");
        return Manifest.Parse(Name, """{"schemaVersion":1,"runs":[]}""");
    }

    /// <summary>Replaces the manifest.</summary>
    /// <exception cref="UserError">The program is not in a checkout, or the file cannot be written.</exception>
    public static void Write(Manifest manifest)
    {
        var path = Find() ?? throw new UserError($"there is no checkout around the program, expected one to write {Name} into");
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", JsonReport.SchemaVersion);
            manifest.Write(json);
            json.WriteEndObject();
        }

        text.Write("\n"u8);
        OutputFile.Write(path, text.WrittenSpan);
    }

    /// <summary>A program that was published or installed has its manifest beside it.</summary>
    private static string? Find() => CheckoutFolder.Find() is { } folder ? Path.Combine(folder, Name)
        : Path.Combine(AppContext.BaseDirectory, Name) is var beside && File.Exists(beside) ? beside : null;
}
