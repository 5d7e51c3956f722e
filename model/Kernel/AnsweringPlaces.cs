using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;

namespace LuoModel.Model.Kernel;

/// <summary>A place of the step that answers an errno.</summary>
/// <param name="Errno">The errno; 0 where it is one that was remembered.</param>
/// <param name="Guard">The check that refuses; none where no check does, but a service or a callback failed.</param>
/// <param name="Fault">The service whose failure is answered so; null where that does not stand beside the errno.</param>
/// <param name="Orchestrator">Whose code it is in: the name of its folder, e.g. <c>Sessions</c>; what all share is <c>Context</c>.</param>
/// <param name="Method">The method of the model, e.g. <c>PreserveFile</c>.</param>
public sealed record AnsweringPlace(int Errno, Guard Guard, FaultKind? Fault, string Orchestrator, string Method);

/// <summary>
/// Every place of the step that answers an errno, taken from the compiled step itself: the errno and the check at each call of Refuse, and each errno that is
/// a constant elsewhere and not compared with. A place that is added is found without being listed.
/// </summary>
public static class AnsweringPlaces
{
    private const string Root = "LuoModel.Model.Kernel";

    /// <summary>Instructions between the question whether a service fails and the errno that follows from it.</summary>
    private const int Near = 3;

    private static readonly Lazy<IReadOnlyList<AnsweringPlace>> s_all = new(Find);

    /// <summary>The places, sorted by orchestrator, method and errno.</summary>
    public static IReadOnlyList<AnsweringPlace> All => s_all.Value;

    private static AnsweringPlace[] Find() =>
    [
        .. typeof(AnsweringPlaces).Assembly.GetTypes()
            .Where(type => (type.Namespace ?? string.Empty).StartsWith(Root, StringComparison.Ordinal) && type != typeof(AnsweringPlaces) && type != typeof(VocabularyOps))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetMethodBody() is not null)
            .SelectMany(Of)
            .Distinct()
            .OrderBy(place => place.Orchestrator, StringComparer.Ordinal).ThenBy(place => place.Method, StringComparer.Ordinal)
            .ThenByDescending(place => place.Errno).ThenBy(place => place.Guard).ThenBy(place => place.Fault),
    ];

    private static IEnumerable<AnsweringPlace> Of(MethodInfo method)
    {
        var code = CompiledMethod.Instructions(method);
        var told = new HashSet<int>();
        var orchestrator = method.DeclaringType!.Namespace!.Length > Root.Length ? method.DeclaringType.Namespace[(Root.Length + 1)..] : "Context";
        var found = new List<AnsweringPlace>();
        for (var at = 0; at < code.Count; at++)
        {
            if (code[at].Callee?.Name == nameof(Context.KernelContext<Benign, NoEvents>.Refuse))
            {
                found.AddRange(Refusals(code, at, told).Select(refusal => new AnsweringPlace(refusal.Errno, refusal.Guard, null, orchestrator, NameOf(method))));
            }
        }

        for (var at = 0; at < code.Count; at++)
        {
            if (code[at].Constant is { } errno && IsErrno(errno) && !told.Contains(at) && !IsCompared(code, at))
            {
                found.Add(new AnsweringPlace(errno, Guard.None, Fault(code, at), orchestrator, NameOf(method)));
            }
        }

        return found;
    }

    /// <summary>
    /// The errno and the checks of a call: backwards over what is passed on, then the check, or two where a condition chooses, and right before it the errno.
    /// </summary>
    private static List<(int Errno, Guard Guard)> Refusals(List<CompiledInstruction> code, int call, HashSet<int> told)
    {
        var guards = new List<Guard>();
        for (var at = call - 1; at > 0; at--)
        {
            if (code[at].Constant is > 0 and < (int)Guard.Count and var guard)
            {
                guards.Add((Guard)guard);
                if (code[at - 1].Code.FlowControl is not (FlowControl.Branch or FlowControl.Cond_Branch) && code[at - 1].Constant is not < 0)
                {
                    break;
                }
            }
            else if (guards.Count > 0 && code[at].Constant is < 0 and var errno)
            {
                told.Add(at);
                return [.. guards.Select(check => (errno, check))];
            }
        }

        // The errno is no constant of this method: it was remembered, or another method chooses it.
        return [.. guards.Take(1).Select(check => (0, check))];
    }

    private static bool IsErrno(int value) => value < -1 && Errno.Name(value).StartsWith("-E", StringComparison.Ordinal);

    private static bool IsCompared(List<CompiledInstruction> code, int at) =>
        at + 1 < code.Count && (code[at + 1].Code.FlowControl == FlowControl.Cond_Branch || code[at + 1].Code.Name!.StartsWith('c'))
        && code[at + 1].Code.StackBehaviourPop is StackBehaviour.Pop1_pop1;

    private static FaultKind? Fault(List<CompiledInstruction> code, int at)
    {
        for (var before = at - 1; before >= Math.Max(1, at - Near); before--)
        {
            if (code[before].Callee?.Name == nameof(IEnvironment.Fails) && code[before - 1].Constant is { } kind)
            {
                return (FaultKind)kind;
            }
        }

        return null;
    }

    /// <summary>A local function is called like the method that it is in.</summary>
    private static string NameOf(MethodInfo method) => method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && method.Name.StartsWith('<')
        ? method.Name[1..method.Name.IndexOf('>', StringComparison.Ordinal)]
        : method.Name.StartsWith("get_", StringComparison.Ordinal) ? method.Name["get_".Length..] : method.Name;
}
