using System.Reflection;
using System.Reflection.Emit;

namespace LuoModel.Model.Designs;

/// <summary>One instruction of a compiled method.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Constant">The whole number that it loads; null when it loads none.</param>
/// <param name="Callee">The method of this assembly that it names, as it is declared; null when it names none.</param>
internal readonly record struct CompiledInstruction(OpCode Code, int? Constant, MethodBase? Callee);

/// <summary>Reads compiled methods of the model, so that what the step does can be told without stating it a second time.</summary>
internal static class CompiledMethod
{
    private const byte TwoBytes = 0xFE;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The methods of this assembly that a method names in its code, as they are declared.</summary>
    public static IEnumerable<MethodBase> Callees(MethodBase method) => Instructions(method).Select(instruction => instruction.Callee).OfType<MethodBase>();

    /// <summary>The instructions of a method, in the order of its code; none for one without a body.</summary>
    public static List<CompiledInstruction> Instructions(MethodBase method)
    {
        var found = new List<CompiledInstruction>();
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[] ofType = method.DeclaringType!.GetGenericArguments();
        Type[] ofMethod = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        foreach ((OpCode operation, int operand) in Codes(code))
        {
            found.Add(new CompiledInstruction(operation, Constant(operation, code, operand), Callee(operation, method, code, operand, ofType, ofMethod)));
        }

        return found;
    }

    /// <summary>What the compiled code of a method consists of: each instruction with the place of its operand, in order.</summary>
    public static List<(OpCode Code, int Operand)> Codes(byte[] code)
    {
        var found = new List<(OpCode Code, int Operand)>();
        for (int at = 0; at < code.Length;)
        {
            short value = code[at++];
            OpCode operation = s_codes[value == TwoBytes ? (short)((TwoBytes << 8) | code[at++]) : value];
            found.Add((operation, at));
            at += Size(operation.OperandType, code, at);
        }

        return found;
    }

    private static MethodBase? Callee(OpCode operation, MethodBase method, byte[] code, int operand, Type[] ofType, Type[] ofMethod)
    {
        if (operation.OperandType != OperandType.InlineMethod)
        {
            return null;
        }

        MethodBase named = method.Module.ResolveMethod(BitConverter.ToInt32(code, operand), ofType, ofMethod)!;
        return named.Module == method.Module ? method.Module.ResolveMethod(named.MetadataToken) : null;
    }

    private static int? Constant(OpCode operation, byte[] code, int operand) => operation.Name switch
    {
        "ldc.i4" => BitConverter.ToInt32(code, operand),
        "ldc.i4.s" => (sbyte)code[operand],
        "ldc.i4.m1" => -1,
        { } name when name.StartsWith("ldc.i4.", StringComparison.Ordinal) => name[^1] - '0',
        _ => null,
    };

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
