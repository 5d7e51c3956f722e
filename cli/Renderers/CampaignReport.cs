using System.Globalization;
using System.Text;
using LuoModel.Kernel.Running;

namespace LuoModel.Cli.Renderers;

/// <summary>How far a campaign is, as Markdown.</summary>
internal static class CampaignReport
{
    /// <summary>The report.</summary>
    public static string Write(KernelTarget target, string accelerator, CampaignState state)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        Line($"# Linux {target.Kernel.Version} against {target.DesignText}");
        Line("");
        Line($"{state.Identity}; in QEMU ({accelerator}).");
        Line("");
        Line("| what | count |");
        Line("|---|---|");
        Line(Row("sequences that kernel and model did the same in", state.Same));
        Line(Row("of them with a kexec, a reset or a refused reboot", state.Rounds));
        Line(Row("random ones", state.Random));
        Line(Row("commands compared", state.Commands));
        Line(Row("unexplained", state.Unexplained.Count));
        Line(Row("undecided", state.Undecided.Count));
        Line(Row("answers (operation, errno, check) that the kernel gave", state.Reached.Count));
        Line(Row("answers that only the model gave in these sequences", state.Missing.Count));
        foreach (var (needs, count) in state.Needed)
        {
            Line(Row($"sequences that needed {needs}", count));
        }

        foreach (var (callback, count) in state.Failed)
        {
            Line(Row($"sequences in which {callback} failed", count));
        }

        List(text, "Unexplained", state.Unexplained.Select(note => $"`./luo kernel run '{note.Replay}' --kernel {target.Kernel.Version}`: {note.Text}"));
        List(text, "Undecided", state.Undecided.Select(note => $"`{note.Replay}`: {note.Text}"));
        List(text, "Not run", state.NotRun.Select(reason => $"{reason.Value.ToString(CultureInfo.InvariantCulture)}: {reason.Key}"));
        List(text, "Answers that only the model gave", state.Missing.Select(missing => $"{missing.Key} ({missing.Value})"));
        List(text, "Answers that the kernel gave", state.Reached);
        return text.ToString();
    }

    private static string Row(string what, long count) => string.Create(CultureInfo.InvariantCulture, $"| {what} | {count:n0} |");

    private static void List(StringBuilder text, string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
            foreach (string line in all)
            {
                text.Append("- ").Append(line).Append('\n');
            }
        }
    }
}
