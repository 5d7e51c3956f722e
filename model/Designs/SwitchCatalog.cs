using System.Reflection;

namespace LuoModel.Model.Designs;

/// <summary>All switches, in the order in which <see cref="Design"/> declares them.</summary>
public static class SwitchCatalog
{
    /// <summary>The switches.</summary>
    public static IReadOnlyList<DesignSwitch> All { get; } =
    [
        .. from property in typeof(Design).GetProperties()
           let attribute = property.GetCustomAttribute<SwitchAttribute>()
           where attribute is not null
           orderby property.MetadataToken
           select new DesignSwitch(property, attribute),
    ];

    /// <summary>The switch of this name, or null.</summary>
    public static DesignSwitch? Find(string name) => All.FirstOrDefault(known => known.Name == name);

    /// <summary>The switches on which two designs differ.</summary>
    public static IEnumerable<DesignSwitch> Differences(Design a, Design b) =>
        All.Where(known => !known.Of(a).Value.Equals(known.Of(b).Value));
}
