using System.Globalization;
using System.Text;
using LuoModel.Kernel.Guest;
using LuoModel.Runs.Recordings;

namespace LuoModel.Kernel.Running;

/// <summary>
/// A sequence in which something fails inside of the kernel. Which of the kernel's failing points is the failure that the model means no number says, so each of them is made
/// to fail, one a run, until the call has no more. Each has to be what the model does with one of its failures, or to be none of LUO's: refused before LUO was asked, a callback that
/// failed by itself, or without consequence.
/// </summary>
/// <param name="runner">Runs them.</param>
public sealed class FaultPoints(KernelRunner runner)
{
    /// <summary>What a kernel has to be built with.</summary>
    public const string Feature = "fault";

    private const int Most = 40;
    private const int MostUses = 4;
    private const int LostAnswer = -14; // -EFAULT
    private const string Unreached = "no such point";
    private static readonly string[] s_kinds = ["kzalloc", "kho", "xa", "anon_file"];

    /// <summary>Calls of LUO that the module makes: what it answers the agent with can be lost on the way.</summary>
    private static readonly string[] s_asksModule = ["\"register", "\"unregister"];

    /// <summary>Failures that user space can make too: the agent tells of those that it makes, so recordings have them.</summary>
    private static readonly string[] s_told = ["copy_to_user", "fd"];

    /// <summary>Makes each failing point of the call fail.</summary>
    /// <returns>Where a point is explained by nothing, that; else the same, if one is the failure that the sequence asks for.</returns>
    public KernelAnswer Run(KernelCase one, CancellationToken stop)
    {
        var answers = new List<KernelAnswer>();
        while (answers.Count < Most && (answers.Count == 0 || answers[^1].Note != Unreached))
        {
            // A sequence that jumps has a machine to itself, so no point is tried in vain.
            var next = one.Jumps ? 1 : Most / 4;
            answers.AddRange(runner.Run([.. Enumerable.Range(answers.Count + 1, next).Select(point => one with { Name = string.Create(CultureInfo.InvariantCulture, $"{one.Name}-{point}"), Point = point })], stop));
            if (answers.Find(answer => answer.Kind is AnswerKind.Differs or AnswerKind.Undecided) is { } bad)
            {
                return bad;
            }
        }

        var reached = answers.TakeWhile(answer => answer.Note != Unreached).ToList();
        var told = string.Create(CultureInfo.InvariantCulture, $"{reached.Count} failing points: ")
            + string.Join(", ", reached.CountBy(answer => answer.Note).Select(note => string.Create(CultureInfo.InvariantCulture, $"{note.Value} {note.Key}")));
        return reached.Find(answer => answer.Note == Asked(one)) is { } meant
            ? meant with { Case = one, Note = told }
            : new KernelAnswer(one, AnswerKind.NotApplicable, 0) { Reason = $"no failing point of the call answers as the model's {Asked(one)}; {told}" };
    }

    /// <summary>Explains what the kernel did when one point failed.</summary>
    internal static KernelAnswer Judge(KernelCase one, KernelSequence ran, KernelTarget target)
    {
        var call = ran.Steps.ElementAtOrDefault(one.Injected);
        if (call?.Fields.FirstOrDefault(field => field.Key == "nthleft").Value is { } left && left != "0")
        {
            return new KernelAnswer(one, AnswerKind.Same, 0) { Note = Unreached };
        }

        ReplayOutcome? first = null;
        foreach (var (name, commands, steps) in Explanations(one, ran, call))
        {
            var recording = Encoding.UTF8.GetBytes(KernelRecording.Write(steps, commands, one.Name, target));
            var outcome = Conformance.Check(one.Name, recording, target.Design);
            first = first is null || name == Asked(one) ? outcome : first;
            if (outcome.Divergence is null)
            {
                return new KernelAnswer(one, AnswerKind.Same, outcome.Commands) { Note = name, Recording = recording, Complained = ran.Complained };
            }
        }

        return new KernelAnswer(one, AnswerKind.Differs, first!.Commands)
        {
            Divergence = first.Divergence,
            Log = call?.Log ?? [],
            Recording = Encoding.UTF8.GetBytes(KernelRecording.Write(ran, one.Commands, one.Name, target)),
            Complained = ran.Complained,
        };
    }

    /// <summary>The failure that the sequence asks for, as the model calls it.</summary>
    private static string Asked(KernelCase one)
    {
        var words = one.Commands[one.Injection].Split('"');
        var uses = one.Commands[one.Injection].Split("\"n\":") is [_, var rest] ? rest.TrimEnd('}') : "1";
        return $"as {words[Array.IndexOf(words, "kind") + 2]} {uses}";
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Commands, KernelSequence Steps)> Explanations(KernelCase one, KernelSequence ran, KernelStep? call)
    {
        string[] With(string command) => [.. one.Commands.Select((old, i) => i == one.Injection ? command : old)];
        yield return ("without consequence", [.. one.Commands.Where((_, i) => i != one.Injection)], ran.Without(one.Injection));
        yield return (Asked(one), one.Commands, ran);
        foreach (var kind in s_kinds.Concat(s_told))
        {
            var steps = s_told.Contains(kind) ? ran.Telling(one.Injected, $$"""{"ev":"fault","kind":"{{kind}}"}""") : ran;
            for (var use = 1; use <= MostUses; use++)
            {
                yield return (string.Create(CultureInfo.InvariantCulture, $"as {kind} {use}"), With(string.Create(CultureInfo.InvariantCulture, $$"""{"op":"fault","kind":"{{kind}}","n":{{use}}}""")), steps);
            }
        }

        if (call is { Ret: < 0, Events.Count: 0, State.Count: 0 })
        {
            int[] both = [one.Injection, one.Injected];
            yield return (string.Create(CultureInfo.InvariantCulture, $"refused before LUO was asked ({call.Ret})"), [.. one.Commands.Where((_, i) => !both.Contains(i))], ran.Without(both));
        }

        if (call?.Ret == LostAnswer && s_asksModule.Any(operation => one.Commands[one.Injected].Contains(operation, StringComparison.Ordinal)))
        {
            yield return ("done, but the module could not answer", [.. one.Commands.Where((_, i) => i != one.Injection)], ran.Answering(one.Injected, 0).Without(one.Injection));
        }

        foreach (var failed in call?.FailedCallbacks ?? [])
        {
            yield return ($"{failed.Callback} failed by itself", With(string.Create(CultureInfo.InvariantCulture, $$"""{"op":"inject","cb":"{{failed.Callback}}","ret":{{failed.Ret}}}""")), ran);
        }
    }
}
