using System.Globalization;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Luo;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Cli.Explanations;

/// <summary>Explains workloads, commands, errnos and bugs.</summary>
internal static class ThingExplainer
{
    /// <summary>A workload: what it is for, its bounds, its handlers and files.</summary>
    public static Explanation Workload(Workload workload) => new(
        "workload",
        workload.Id,
        [
            ("about", workload.About),
            ("bounds", string.Create(CultureInfo.InvariantCulture, $"{Count(workload.Bounds.Kexecs, "kexec")}, {Count(workload.Bounds.Faults, "fault")}, {Count(workload.GeneratedNames, "session name")}")),
            ("user space may also", workload.User == UserAbilities.None ? string.Empty : workload.User.ToString()),
            ("drivers may", workload.Driver == DriverAbilities.None ? string.Empty : workload.Driver.ToString()),
        ],
        [
            new ExplanationTable("invented", ["invented for the model", "what it is"], [.. Invention.Of(workload).Select(invention => (IReadOnlyList<string>)[invention.Short, invention.Text])]),
            new ExplanationTable(
                "handlers",
                ["handler", "without", "checks", "FLBs"],
                [
                    .. workload.Handlers.Select((handler, number) => (IReadOnlyList<string>)
                    [
                        handler.Name,
                        string.Join(' ', new[] { (handler.Freeze, "freeze"), (handler.Unfreeze, "unfreeze"), (handler.CanFinish, "can_finish") }.Where(callback => !callback.Item1).Select(callback => callback.Item2)),
                        handler.Checks is { } checks ? CheckTimesNames.Text(checks) : handler.Insists ? "as the design has it; insists" : "as the design has it",
                        string.Join(' ', workload.Links.Where(link => link.Handler == number).Select(link => workload.Flbs[link.Flb])),
                    ]),
                ]),
            new ExplanationTable(
                "files",
                ["file", "handler", "needs"],
                [
                    .. workload.Files.Select(file => (IReadOnlyList<string>)
                    [
                        file.Name, file.Handler < 0 ? "none" : workload.Handlers[file.Handler].Name, Needs(workload, file),
                    ]),
                ]),
        ]);

    private static string Needs(Workload workload, FileSpec file) => string.Join(' ', file.Needs.Select((need, at) =>
        workload.Files[need].Name + (at < file.Marks.Count && file.Marks[at] is { } marks ? $" [{CheckTimesNames.Text(marks)}]" : string.Empty)));

    /// <summary>The design that the listed answers are of.</summary>
    private static string Newest => $"design {DesignCatalog.Newest.Id}";

    /// <summary>A command: how scenarios write it, the kernel function, and what the newest merged code answers when.</summary>
    public static Explanation Command(string id) => new(
        "command",
        id,
        [
            ("who", StepForms.ActorOf(id)),
            ("answers are those of", Newest),
            ("in the kernel", Actors.KernelFunction(Enum.GetValues<Op>().FirstOrDefault(op => Names.Of(op) == id))),
        ],
        [
            new ExplanationTable("forms", ["step", "what it is"], [.. StepForms.All.Where(form => form.Op == id).Select(form => (IReadOnlyList<string>)[form.Pattern, form.About])]),
            new ExplanationTable("answers", ["answer", "when"], [.. ListedOutcomes.Newest.Where(outcome => Names.Of(outcome.Op) == id).Select(outcome => (IReadOnlyList<string>)[Errno.Name(outcome.Ret), outcome.When])]),
        ]);

    /// <summary>An errno: which calls of the newest merged code give it and when, and every place of the step that answers it.</summary>
    public static Explanation OfErrno(int errno) => new(
        "errno",
        Errno.Name(errno),
        [
            ("number", errno.ToString(CultureInfo.InvariantCulture)),
            ("answers are those of", Newest),
            ("also", $"a callback that fails with {Errno.Name(errno)} has it passed on, and where the step says so remembered"),
        ],
        [
            new ExplanationTable("calls", ["call", "when"], [.. ListedOutcomes.Newest.Where(outcome => outcome.Ret == errno).Select(outcome => (IReadOnlyList<string>)[Names.Of(outcome.Op), outcome.When])]),
            new ExplanationTable("places", ["code of", "in the model", "when", "in the kernel"], [.. AnsweringPlaces.All.Where(place => place.Errno == errno).Select(Place)]),
        ]);

    private static IReadOnlyList<string> Place(AnsweringPlace place) =>
    [
        place.Orchestrator,
        place.Method,
        place.Guard != Guard.None ? GuardText.Sentence(place.Guard)
            : place.Fault is { } kind ? $"a service fails: {Names.Of(kind)}"
            : "without a check that has a name: a state that does not allow the call, a look-up that finds nothing, or a service that fails",
        place.Guard == Guard.None ? string.Empty : GuardText.Function(place.Guard, Enum.TryParse(place.Method, out Op op) ? op : Op.None),
    ];

    /// <summary>A bug or suspicion.</summary>
    public static Explanation Bug(Bug bug) => new(
        "bug",
        bug.Id,
        [
            ("title", bug.Title),
            ("reason", bug.Reason),
            ("source", bug.Source),
            ("design", bug.Design ?? string.Empty),
            ("mended by", bug.Fixed ?? string.Empty),
            ("workload", bug.Workload ?? string.Empty),
            ("invariant", bug.Invariant ?? string.Empty),
            ("search", bug.IsObservable ? $"./luo bugs {bug.Id}" : string.Empty),
        ],
        [new ExplanationTable("scenarios", ["scenario"], [.. InvariantExplainer.Scenarios(bug.Id).Select(name => (IReadOnlyList<string>)[name])])]);

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? string.Empty : "s")}");
}
