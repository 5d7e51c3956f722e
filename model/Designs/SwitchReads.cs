using System.Reflection;
using System.Reflection.Emit;
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

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

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
            foreach (MethodBase callee in Callees(method).SelectMany(callee => Bodies(callee, orchestrator)))
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

    /// <summary>The methods of this assembly that a method names in its code, as they are declared.</summary>
    private static List<MethodBase> Callees(MethodBase method)
    {
        var found = new List<MethodBase>();
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[] ofType = method.DeclaringType!.GetGenericArguments();
        Type[] ofMethod = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        for (int at = 0; at < code.Length;)
        {
            short value = code[at++];
            OpCode operation = s_codes[value == 0xFE ? (short)(0xFE00 | code[at++]) : value];
            int operand = at;
            at += Size(operation.OperandType, code, at);
            if (operation.OperandType == OperandType.InlineMethod)
            {
                MethodBase named = method.Module.ResolveMethod(BitConverter.ToInt32(code, operand), ofType, ofMethod)!;
                if (named.Module == method.Module)
                {
                    found.Add(method.Module.ResolveMethod(named.MetadataToken)!);
                }
            }
        }
        return found;
    }

    private static int Size(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
