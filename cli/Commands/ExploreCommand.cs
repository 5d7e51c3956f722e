using System.CommandLine;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Serving;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo explore</c>: a page to choose commands and failures oneself, with the step behind it.</summary>
internal static class ExploreCommand
{
    private const int MostPort = 65_535;

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var design = CommonOptions.Design();
        var workload = CommonOptions.Workload();
        Option<int?> port = Number.Whole("--port", "N", "The port to listen on, on the loopback interface only; any free one unless given", least: 0, MostPort);
        var command = new Command("explore", "Choose commands and failures yourself in a browser, on one design or two side by side; serves this machine only, until Ctrl-C.")
        {
            design, workload, port,
        };
        command.SetAction(parsed =>
        {
            IReadOnlyList<Design> designs = Selection.Designs(parsed.GetValue(design) ?? [], DesignCatalog.Newest);
            IReadOnlyList<Workload> chosen = Selection.Workloads(parsed.GetValue(workload) ?? [], "small");
            if (designs.Count > 2)
            {
                throw new UserError($"{Counted.Of(designs.Count, "design")} at once, expected one or two");
            }

            Workload[] known = [.. chosen, .. WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Select(WorkloadCatalog.Get).Where(built => chosen.All(one => one.Id != built.Id))];
            var answers = new ExplorerAnswers(known);
            foreach (Design one in designs)
            {
                answers.Set(one.Id, chosen[0].Id); // what can not be explored is said before anybody looks
            }

            return Serve(answers, new ExplorerStart(designs[0].Id, designs.Count > 1 ? designs[1].Id : string.Empty, chosen[0].Id), parsed.GetValue(port) ?? 0, console).GetAwaiter().GetResult();
        });
        return command;
    }

    private static async Task<int> Serve(ExplorerAnswers answers, ExplorerStart start, int port, LuoConsole console)
    {
        var server = new ExplorerServer(answers, start, console.Stop);
        await using (server.ConfigureAwait(false))
        {
            await server.Listen(port).ConfigureAwait(false);
            console.Output.WriteLine(server.Address);
            console.Output.Flush();
            console.Error.WriteLine("luo: open it in a browser of this machine; Ctrl-C ends it");
            var over = new TaskCompletionSource();
            using CancellationTokenRegistration registered = console.Stop.Register(over.SetResult);
            await over.Task.ConfigureAwait(false);
            return ExitCode.Done;
        }
    }
}
