using System.Reflection;

namespace LuoModel.Model.Designs;

/// <summary>One value a switch can have.</summary>
/// <param name="Name">The name on the command line, e.g. <c>keep</c>.</param>
/// <param name="Meaning">What it means, one sentence.</param>
/// <param name="Source">Commit, mail or recording it comes from.</param>
/// <param name="Value">The enum's value that the step sees.</param>
public sealed record DesignChoice(string Name, string Meaning, string Source, Enum Value)
{
    /// <summary>Whether it was invented for the model: no code that was merged does it, and no mail proposes it so.</summary>
    public bool IsInvented => Source.StartsWith("invented", StringComparison.Ordinal);
}

/// <summary>One question on which designs differ: a property of <see cref="Design"/> as a reader and the command line see it.</summary>
public sealed class DesignSwitch
{
    private readonly PropertyInfo _property;

    internal DesignSwitch(PropertyInfo property, SwitchAttribute attribute)
    {
        _property = property;
        Name = attribute.Name;
        Question = attribute.Question;
        Choices = [.. property.PropertyType.GetFields(BindingFlags.Public | BindingFlags.Static).Select(ToChoice)];
    }

    /// <summary>The name on the command line, e.g. <c>unfreeze-data</c>.</summary>
    public string Name { get; }

    /// <summary>The question it answers, one sentence.</summary>
    public string Question { get; }

    /// <summary>Its values, in the order in which they are declared.</summary>
    public IReadOnlyList<DesignChoice> Choices { get; }

    /// <summary>The property of <see cref="Design"/> that it is.</summary>
    internal string Property => _property.Name;

    /// <summary>The value a design has.</summary>
    public DesignChoice Of(Design design)
    {
        object? value = _property.GetValue(design);
        return Choices.First(choice => choice.Value.Equals(value));
    }

    /// <summary>The same design with another value here; its id and description are left as they are.</summary>
    public Design Set(Design design, DesignChoice choice)
    {
        Design changed = design with { };
        _property.SetValue(changed, choice.Value);
        return changed;
    }

    private static DesignChoice ToChoice(FieldInfo field)
    {
        ChoiceAttribute choice = field.GetCustomAttribute<ChoiceAttribute>()
            ?? throw new InvalidOperationException($"{field.DeclaringType}.{field.Name} lacks its [Choice]");
        return new DesignChoice(choice.Name, choice.Meaning, choice.Source, (Enum)field.GetValue(null)!);
    }
}
