using System.Reflection;
using System.Reflection.Emit;
using LuoModel.Model.Designs;

namespace LuoModel.Tests.Tidy;

/// <summary>
/// Which types a type uses, read off what the compiler made of it: bases, members, signatures, locals and instructions. What leaves no trace in the compiled
/// text, such as a constant of another type, is not seen.
/// </summary>
internal static class TypeUses
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The types that <paramref name="type"/> uses, itself and the compiler's own among them.</summary>
    public static IEnumerable<Type> Of(Type type)
    {
        IEnumerable<Type?> used =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(Declared).Select(field => field.FieldType),
            .. type.GetConstructors(Declared).SelectMany(Of),
            .. type.GetMethods(Declared).Append(null).OfType<MethodInfo>().SelectMany(method => Of(method).Append(method.ReturnType)),
            .. type.TypeInitializer is { } initializer ? Of(initializer) : [],
        ];
        return used.OfType<Type>().SelectMany(Parts).Distinct();
    }

    private static IEnumerable<Type?> Of(MethodBase method)
    {
        var signature = method.GetParameters().Select(parameter => (Type?)parameter.ParameterType);
        return method.GetMethodBody() is not { } body ? signature :
        [
            .. signature,
            .. body.LocalVariables.Select(local => local.LocalType),
            .. body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType),
            .. Members(method, body.GetILAsByteArray()!),
        ];
    }

    private static IEnumerable<Type?> Members(MethodBase method, byte[] code)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var (opCode, operand) in CompiledMethod.Codes(code))
        {
            if (opCode.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, operand), ofType, ofMethod);
                yield return member as Type ?? member!.DeclaringType;
                foreach (var part in Signature(member!))
                {
                    yield return part;
                }
            }
        }
    }

    private static IEnumerable<Type> Signature(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        MethodInfo called => [called.ReturnType, .. called.IsGenericMethod ? called.GetGenericArguments() : []],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericParameter ? [] : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }
}
