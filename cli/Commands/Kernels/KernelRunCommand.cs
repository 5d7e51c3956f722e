using System.CommandLine;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Pages;
using LuoModel.Cli.Renderers;
using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Running;

namespace LuoModel.Cli.Commands.Kernels;

/// <summary><c>luo kernel run FILE...</c>: sequences on a kernel and on the model, side by side where they part.</summary>
internal static class KernelRunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var sequences = new Argument<string[]>("SEQUENCE")
        {
            Description = "Scenarios (*.luo), recordings (*.jsonl), scripts (*.json, one command a line), folders of recordings, rows of ./luo bugs (O01), names of directed sequences, strings of random sequences (luok1:SEED) or of traces (luo2:...), sessions:N or files:N for many of them",
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
        ReportOption page = ReportOption.Add(command);
        command.SetAction(parsed => KernelOptions.Guarded(console, () =>
        {
            KernelTarget target = KernelTargets.Get(
                parsed.GetRequiredValue(kernel), parsed.GetValue(design), KernelFeature.Parse(parsed.GetValue(features) ?? []), console);
            KernelCase[] cases = [.. parsed.GetRequiredValue(sequences).SelectMany(sequence => KernelSequences.Read(sequence, target))];
            var answers = new List<KernelAnswer>();
            var runner = new KernelRunner(target, KernelCache.FromEnvironment(), new MachineOptions { ConsoleFolder = parsed.GetValue(consoles) });
            using (var progress = new ProgressLine(console))
            {
                foreach (KernelCase one in cases)
                {
                    progress.Report($"{answers.Count + 1} of {cases.Length}: {one.Name}");
                    if (Answer(runner, one, console.Stop) is not { } answer)
                    {
                        break; // stopped: what is known is told
                    }

                    answers.Add(answer);
                }
            }

            KernelReport.Record(parsed.GetValue(record), answers);
            JsonReport.Write(parsed.GetValue(json), console, writer => KernelJson.Write(writer, target, answers));
            if (parsed.GetValue(json) != JsonReport.StandardOutput)
            {
                KernelReport.Print(runner, answers, console.Output);
            }

            page.Write(parsed, console, () => RunPages.Of(target.Design, answers));
            return KernelReport.ExitOf(answers) is var exit && exit == ExitCode.Done && answers.Count < cases.Length ? ExitCode.Undecided : exit;
        }));
        return command;
    }

    private static KernelAnswer? Answer(KernelRunner runner, KernelCase one, CancellationToken stop)
    {
        try
        {
            return runner.Run([runner.Fit(one)], stop)[0];
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
