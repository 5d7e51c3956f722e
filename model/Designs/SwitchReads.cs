using System.Reflection;
using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>
/// Which switches the step can read, by vocabulary: taken from the compiled step itself, by following every call from the entries of the orchestrator that has
/// the vocabulary. A switch that no such path reads can make no difference there.
/// </summary>
public static class SwitchReads
{
    private static readonly Lazy<IReadOnlyDictionary<Vocabulary, IReadOnlySet<string>>> s_reads = new(() => new Dictionary<Vocabulary, IReadOnlySet<string>>
    {
        [Vocabulary.Sessions] = Walk(Kernel("Sessions.LuoKernel`2")),
        [Vocabulary.Kexecfs] = Walk(Kernel("Kexecfs.KexecfsKernel`2")),
        [Vocabulary.SessionMachine] = Walk(Kernel("SessionMachine.LuoSessionMachine`2")),
        [Vocabulary.GlobalMachine] = Walk(Kernel("GlobalMachine.LuoGlobalMachine`2")),
    });

    // By name: designs are what the step stands on, and do not stand on it.
    private static Type Kernel(string name) => typeof(Design).Assembly.GetType("LuoModel.Model.Kernel." + name, throwOnError: true)!;

    /// <summary>Whether the step of a vocabulary can read a switch.</summary>
    public static bool Reads(Vocabulary vocabulary, DesignSwitch known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return known.Property == nameof(Design.Vocabulary) || s_reads.Value[vocabulary].Contains(known.Property);
    }

    /// <summary>Properties of <see cref="Design"/> that a call can reach from the entries of an orchestrator.</summary>
    private static HashSet<string> Walk(Type orchestrator)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        string[] entries = [.. Kernel("Context.IOrchestrator").GetMethods().Select(method => method.Name)];
        var waiting = new Stack<MethodBase>(orchestrator.GetMethods(All).Where(method => entries.Any(entry => method.Name == entry || method.Name.EndsWith('.' + entry))));
        foreach (MethodInfo shared in Kernel("CommandRun").GetMethods(All))
        {
            waiting.Push(shared);
        }

        var seen = new HashSet<MethodBase>(waiting);
        var properties = new HashSet<string>();
        while (waiting.TryPop(out MethodBase? method))
        {
            foreach (MethodBase callee in CompiledMethod.Callees(method).SelectMany(callee => Bodies(callee, orchestrator)))
            {
                if (callee.DeclaringType == typeof(Design) && callee.Name.StartsWith("get_", StringComparison.Ordinal))
                {
                    properties.Add(callee.Name["get_".Length..]);
                }

                if (seen.Add(callee))
                {
                    waiting.Push(callee);
                }
            }
        }

        return properties;
    }

    /// <summary>What a call may run: the method, or where it is one of an interface of the model, those of the orchestrator's own folder that implement it.</summary>
    private static IEnumerable<MethodBase> Bodies(MethodBase callee, Type orchestrator)
    {
        if (callee.DeclaringType is not { IsInterface: true } contract)
        {
            return [callee];
        }

        return orchestrator.Assembly.GetTypes()
            .Where(type => type.Namespace == orchestrator.Namespace && type.GetInterfaces().Any(known => known.Name == contract.Name))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.Name == callee.Name || method.Name.EndsWith('.' + callee.Name));
    }
}
