using System.CommandLine;
using LuoModel.Cli.Options;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Comparison;
using LuoModel.Properties.Random;
using LuoModel.Search;

namespace LuoModel.Cli.Commands;

/// <summary>With which engine <c>luo diff</c> compares: all pairs of states, or random sequences on both designs.</summary>
internal sealed class DiffEngine
{
    /// <summary><c>--engine exhaustive|random</c>.</summary>
    public Option<string> Engine { get; } = CreateEngine();

    /// <summary><c>--seed S</c>.</summary>
    public Option<ulong?> Seed { get; } = CommonOptions.Seed();

    /// <summary>How two designs are compared on a workload: their differences, one element when only the shortest is asked for.</summary>
    /// <exception cref="UserError">The random engine was asked for every difference.</exception>
    public Func<Design, Design, Workload, ProductQuestion, IEnumerable<DesignDifference>> Read(
        ParseResult parsed, ExplorationOptions options, bool each, Option<TimeSpan?> time)
    {
        if (parsed.GetValue(Engine) != RandomCheck.Engine)
        {
            return (a, b, workload, question) => each ? DesignDiff.RunEach(a, b, workload, question, options) : [DesignDiff.Run(a, b, workload, question, options)];
        }

        if (each)
        {
            throw new UserError("--each lists what is shortest for each operation, expected --engine exhaustive with it");
        }

        var random = new CheckOptions
        {
            Time = parsed.GetValue(time),
            MaxDepth = options.Bounds.MaxDepth < RandomOptions.DefaultSize ? options.Bounds.MaxDepth : null,
            Seed = parsed.GetValue(Seed) ?? 1,
            RandomCommands = parsed.GetValue(time) is null ? RandomOptions.DefaultCommands : null,
            Cancellation = options.Cancellation,
        };
        return (a, b, workload, question) => [RandomDiff.Run(a, b, workload, question, RandomCheck.Options(random, workload))];
    }

    private static Option<string> CreateEngine()
    {
        var engine = new Option<string>("--engine")
        {
            HelpName = $"{ExhaustiveCheck.Engine}|{RandomCheck.Engine}",
            Description = "Search all pairs of states, or run random sequences on both",
            DefaultValueFactory = static _ => ExhaustiveCheck.Engine,
        };
        engine.OneOf(ExhaustiveCheck.Engine, RandomCheck.Engine);
        return engine;
    }
}
