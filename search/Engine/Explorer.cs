namespace LuoModel.Search.Engine;

/// <summary>The exhaustive engine: visits every state that a model can reach.</summary>
public static class Explorer
{
    /// <summary>Explores a model breadth-first from its initial state.</summary>
    /// <typeparam name="TModel">The model, a struct.</typeparam>
    /// <param name="model">The model. Coverage counters of the workers are added to it.</param>
    /// <param name="options">How to search; defaults when null.</param>
    /// <returns>What was found; also when a bound was reached or the caller cancelled.</returns>
    /// <exception cref="ArgumentException">The model names more than 128 invariants or 64 goals, or the number of threads is not positive.</exception>
    public static ExplorationReport Explore<TModel>(TModel model, ExplorationOptions? options = null)
        where TModel : struct, IExplorable<TModel>
    {
        options ??= new();
        if (options.Threads < 1)
        {
            throw new ArgumentException("An exploration needs at least one thread.", nameof(options));
        }

        if (model.Invariants.Count > IExplorable<TModel>.MostInvariants || model.Goals.Count > 64)
        {
            throw new ArgumentException($"A mask has room for {IExplorable<TModel>.MostInvariants} invariants and 64 goals.", nameof(model));
        }

        using Search<TModel> search = new(model, options);
        ExplorationOutcome outcome = search.Run();
        return new Reporter<TModel>(model, search, outcome).Report();
    }
}
