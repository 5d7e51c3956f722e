namespace LuoModel.Model.Designs;

/// <summary>Designs as they are named on the command line and in replay strings: <c>ID[,switch=value...]</c>.</summary>
public static class DesignText
{
    /// <summary>
    /// Reads a design; <see cref="DesignCatalog.NewestAlias"/> is the newest release. Its id is the canonical text: the switches that differ from the named design, in the order of
    /// <see cref="SwitchCatalog"/>, so that two texts for one design give one id.
    /// </summary>
    /// <exception cref="UserError">There is no such design, switch or value, or the combination makes no sense.</exception>
    public static Design Parse(string text)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        Design named = DesignCatalog.Find(parts[0])
            ?? throw new UserError($"there is no design '{parts[0]}', {Suggestion.For(parts[0], DesignCatalog.Names)}");
        Design changed = named;
        var seen = new HashSet<DesignSwitch>();
        foreach (string part in parts.Skip(1))
        {
            (DesignSwitch known, DesignChoice choice) = ParseSetting(part, text);
            if (!seen.Add(known))
            {
                throw new UserError($"design '{text}' sets {known.Name} twice");
            }

            changed = known.Set(changed, choice);
        }

        string? objection = DesignRules.Objection(named, changed);
        if (objection is not null)
        {
            throw new UserError($"design '{text}' makes no sense: {objection}");
        }

        return changed == named ? named : Describe(named, changed);
    }

    private static (DesignSwitch Switch, DesignChoice Choice) ParseSetting(string part, string text)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            throw new UserError($"design '{text}': '{part}' is not of the form switch=value");
        }

        DesignSwitch known = SwitchCatalog.Find(part[..equals])
            ?? throw new UserError($"there is no switch '{part[..equals]}', expected one of {Names(SwitchCatalog.All.Select(known => known.Name))}");
        DesignChoice choice = known.Choices.FirstOrDefault(choice => choice.Name == part[(equals + 1)..])
            ?? throw new UserError($"{known.Name} cannot be '{part[(equals + 1)..]}', expected one of {Names(known.Choices.Select(choice => choice.Name))}");
        return (known, choice);
    }

    private static Design Describe(Design named, Design changed)
    {
        string settings = string.Join(',', SwitchCatalog.Differences(named, changed).Select(known => $"{known.Name}={known.Of(changed).Name}"));
        return changed with { Id = $"{named.Id},{settings}", About = $"{named.Id} with {settings}.", Release = null, KnownFrom = KnownFrom.Nothing };
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
