using System.CommandLine;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Running;
using LuoModel.Model;
using LuoModel.Runs.Recordings;

namespace LuoModel.Cli.Commands.Kernels;

/// <summary><c>luo kernel run FILE...</c>: sequences on a kernel and on the model, side by side where they part.</summary>
internal static class KernelRunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var sequences = new Argument<string[]>("SEQUENCE")
        {
            Description = "Scenarios (*.luo), recordings (*.jsonl), scripts (*.json, one command a line), folders of recordings, or strings of random sequences (luok1:SEED)",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> kernel = KernelOptions.Kernel();
        Option<string[]> features = KernelOptions.Features();
        Option<string?> design = KernelOptions.Design();
        var record = new Option<string?>("--record") { HelpName = "DIR", Description = "Write what the kernel did as recordings into DIR" };
        Option<string?> consoles = KernelOptions.Consoles();
        Option<string?> json = CommonOptions.Json();
        var command = new Command("run", "Run sequences on a kernel in a machine and on the model of its design; show where they part.")
        {
            sequences, kernel, features, design, record, consoles, json,
        };
        command.SetAction(parsed => KernelOptions.Guarded(console, () =>
        {
            KernelTarget target = KernelTargets.Get(
                parsed.GetRequiredValue(kernel), parsed.GetValue(design), KernelFeature.Parse(parsed.GetValue(features) ?? []), console);
            KernelCase[] cases = [.. parsed.GetRequiredValue(sequences).SelectMany(sequence => Read(sequence, target))];
            var answers = new List<KernelAnswer>();
            var runner = new KernelRunner(target, KernelCache.FromEnvironment(), new MachineOptions { ConsoleFolder = parsed.GetValue(consoles) });
            using (var progress = new ProgressLine(console))
            {
                foreach (KernelCase one in cases)
                {
                    progress.Report($"{answers.Count + 1} of {cases.Length}: {one.Name}");
                    answers.AddRange(runner.Run([one], console.Stop));
                }
            }

            KernelReport.Record(parsed.GetValue(record), answers);
            JsonReport.Write(parsed.GetValue(json), console, writer => KernelJson.Write(writer, target, answers));
            if (parsed.GetValue(json) != JsonReport.StandardOutput)
            {
                KernelReport.Print(target, answers, console.Output);
            }

            return KernelReport.ExitOf(answers);
        }));
        return command;
    }

    private static IEnumerable<KernelCase> Read(string sequence, KernelTarget target) => sequence switch
    {
        _ when sequence.StartsWith(KernelReplay.Prefix, StringComparison.Ordinal) => [KernelReplay.Parse(sequence)],
        _ when Directory.Exists(sequence) => RecordingFiles.Find([sequence]).Select(CaseReader.Read),
        _ when sequence.EndsWith(ScenarioFiles.Extension, StringComparison.Ordinal) => [CaseReader.Read(ScenarioFiles.Read(sequence), target.Design)],
        _ when File.Exists(sequence) => [CaseReader.Read(sequence)],
        _ => throw new UserError(sequence, "there is no such file or folder"),
    };
}
