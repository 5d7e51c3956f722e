namespace LuoModel.Model.Designs;

/// <summary>Marks a property of <see cref="Design"/> as a switch.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SwitchAttribute : Attribute
{
    /// <summary>The name on the command line, e.g. <c>unfreeze-data</c>.</summary>
    public string Name { get; }

    /// <summary>The question the switch answers, one sentence.</summary>
    public string Question { get; }

    /// <summary>Names a switch.</summary>
    public SwitchAttribute(string name, string question)
    {
        Name = name;
        Question = question;
    }
}

/// <summary>Gives a value of a switch its name, what it means, and where it comes from.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ChoiceAttribute : Attribute
{
    /// <summary>The name on the command line, e.g. <c>keep</c>.</summary>
    public string Name { get; }

    /// <summary>What the value means, one sentence.</summary>
    public string Meaning { get; }

    /// <summary>Commit, mail or recording the value comes from.</summary>
    public string Source { get; }

    /// <summary>Names a value.</summary>
    public ChoiceAttribute(string name, string meaning, string source)
    {
        Name = name;
        Meaning = meaning;
        Source = source;
    }
}
