using System.Globalization;
using System.Text;

namespace LuoModel.Kernel.Guest;

/// <summary>Makes a recording of what a kernel did: the lines that <c>luo conform</c> reads.</summary>
internal static class KernelRecording
{
    private static readonly string[] s_fields = ["file", "name", "obj"];

    /// <summary>The recording of a sequence.</summary>
    /// <param name="ran">What the kernel did.</param>
    /// <param name="commands">The commands, as in the recording that they came from.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="target">The kernel, and the design that it is held against.</param>
    public static string Write(KernelSequence ran, IReadOnlyList<string> commands, string name, Running.KernelTarget target) =>
        Write(ran, commands, name, target.DesignText, $"Linux {target.Kernel.Version} in a machine");

    /// <summary>The recording of a sequence.</summary>
    /// <param name="ran">What the kernel did.</param>
    /// <param name="commands">The commands, as in the recording that they came from.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="design">The design that the kernel is held against, by its text.</param>
    /// <param name="note">What a reader should know.</param>
    public static string Write(KernelSequence ran, IReadOnlyList<string> commands, string name, string design, string note)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""{"trace":{{EventJson.Quote(name)}},"oracle":{{EventJson.Quote(design)}},"note":{{EventJson.Quote(note)}},"view":"machine","state":{{State(ran.State)}}}""");
        text.Append('\n');
        for (var i = 0; i < ran.Steps.Count && i < commands.Count; i++)
        {
            var step = ran.Steps[i];
            text.Append(CultureInfo.InvariantCulture, $$"""{"i":{{i + 1}},"cmd":{{commands[i]}},""");
            if (step.Stuck.Length > 0 || step.Ret is not { } ret)
            {
                text.Append(CultureInfo.InvariantCulture, $"\"stuck\":{EventJson.Quote(step.Stuck)},\"events\":[{string.Join(',', step.Events)}]}}\n");
                break;
            }

            text.Append(CultureInfo.InvariantCulture, $"\"ret\":{ret}");
            foreach (var (key, value) in step.Fields.Where(field => s_fields.Contains(field.Key)))
            {
                text.Append(CultureInfo.InvariantCulture, $",\"{key}\":{(key == "obj" ? value : EventJson.Quote(value))}");
            }

            text.Append(CultureInfo.InvariantCulture, $$""","events":[{{string.Join(',', step.Events)}}],"state":{{State(step.State)}}}""").Append('\n');
        }

        return text.ToString();
    }

    private static string State(IReadOnlyDictionary<string, string> parts) =>
        "{" + string.Join(',', parts.Select(part => $"{EventJson.Quote(part.Key)}:{part.Value}")) + "}";
}
