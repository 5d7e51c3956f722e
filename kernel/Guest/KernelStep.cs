using System.Globalization;
using System.Text.RegularExpressions;

namespace LuoModel.Kernel.Guest;

/// <summary>What a kernel did with one command.</summary>
/// <param name="Line">The line of the script.</param>
public sealed partial class KernelStep(int Line)
{
    /// <summary>The line of the script, from 1.</summary>
    public int Line { get; } = Line;

    /// <summary>What it returned; null when it never did.</summary>
    public int? Ret { get; internal set; }

    /// <summary>Further results by name.</summary>
    public IReadOnlyList<(string Key, string Value)> Fields { get; internal set; } = [];

    /// <summary>The events, JSON objects as in recordings.</summary>
    public IReadOnlyList<string> Events { get; internal set; } = [];

    /// <summary>The parts of the digest that changed: JSON by name.</summary>
    public IReadOnlyDictionary<string, string> State { get; internal set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Why it never returned, as recordings say it; empty when it did, or when the machine was ended from outside.</summary>
    public string Stuck { get; internal set; } = string.Empty;

    /// <summary>What the kernel itself logged meanwhile.</summary>
    public IReadOnlyList<string> Log { get; internal set; } = [];

    /// <summary>The same with an event more behind the others.</summary>
    internal KernelStep Telling(string happened) => Answering(Ret, [.. Events, happened]);

    /// <summary>The same with another result.</summary>
    internal KernelStep Answering(int? ret, IReadOnlyList<string> events) => new(Line) { Ret = ret, Fields = Fields, Events = events, State = State, Stuck = Stuck, Log = Log };

    /// <summary>The callbacks that failed, with what they answered.</summary>
    public IEnumerable<(string Callback, int Ret)> FailedCallbacks => Events.Select(happened => FailedCallback().Match(happened)).Where(match => match.Success)
        .Select(match => (match.Groups["callback"].Value, int.Parse(match.Groups["ret"].Value, CultureInfo.InvariantCulture))).Distinct();

    [GeneratedRegex("\"cb\":\"(?<callback>\\w+)\"[^}]*\"ret\":(?<ret>-\\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex FailedCallback();
}

/// <summary>What a kernel did with one sequence.</summary>
/// <param name="Name">The sequence.</param>
public sealed class KernelSequence(string Name)
{
    private static readonly string[] s_complaints = ["{\"ev\":\"WARN", "{\"ev\":\"REFCOUNT", "{\"ev\":\"KHO"];

    /// <summary>The sequence.</summary>
    public string Name { get; } = Name;

    /// <summary>What earlier sequences of the same boot left behind; empty when the kernel looked as after boot.</summary>
    public string Dirty { get; internal set; } = string.Empty;

    /// <summary>Whether the agent left it out, for that reason.</summary>
    public bool Skipped { get; internal set; }

    /// <summary>Whether the script went on behind it: all its commands are there, or the last is one that never returned.</summary>
    public bool Complete { get; internal set; }

    /// <summary>What the agent says is wrong with the script; empty when nothing.</summary>
    public string Wrong { get; internal set; } = string.Empty;

    /// <summary>The digest before the first command: JSON by name.</summary>
    public IReadOnlyDictionary<string, string> State { get; internal set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The commands, in their order.</summary>
    public IReadOnlyList<KernelStep> Steps { get; internal set; } = [];

    /// <summary>The same less the steps at <paramref name="places"/>.</summary>
    internal KernelSequence Without(params int[] places) => With([.. Steps.Where((_, i) => !places.Contains(i))]);

    /// <summary>The same with an event more in the step at <paramref name="place"/>.</summary>
    internal KernelSequence Telling(int place, string happened) => With([.. Steps.Select((step, i) => i == place ? step.Telling(happened) : step)]);

    /// <summary>The same with another result of the step at <paramref name="place"/>.</summary>
    internal KernelSequence Answering(int place, int ret) => With([.. Steps.Select((step, i) => i == place ? step.Answering(ret, step.Events) : step)]);

    private KernelSequence With(IReadOnlyList<KernelStep> steps) => new(Name) { Dirty = Dirty, Complete = Complete, State = State, Refusals = Refusals, Steps = steps };

    /// <summary>What the automata of the protocols refused, in the kernel.</summary>
    public IReadOnlyList<string> Refusals { get; internal set; } = [];

    /// <summary>Whether the kernel told of a warning, an accident or its death.</summary>
    public bool Complained => Steps.Any(step => step.Stuck.Length > 0 || step.Events.Any(happened => s_complaints.Any(happened.StartsWith)));
}
