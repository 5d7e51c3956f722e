using System.Diagnostics;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Comparison;

namespace LuoModel.Properties.Random;

/// <summary>Compares designs by random sequences, where their product is too large to be searched.</summary>
public static class RandomDiff
{
    private const int CasesPerRound = 200;

    /// <summary>A shrunk sequence that tells two designs apart, or after which B refuses what A accepts.</summary>
    /// <param name="a">First design; commands are drawn for it.</param>
    /// <param name="b">Second design.</param>
    /// <param name="workload">What both run on.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="options">Seed, commands, time and size.</param>
    /// <exception cref="UserError">The designs do not have one vocabulary.</exception>
    public static DesignDifference Run(Design a, Design b, Workload workload, ProductQuestion question, RandomOptions options)
    {
        if (a.Vocabulary != b.Vocabulary)
        {
            throw new UserError($"{a.Id} and {b.Id} have different operations, expected designs of one vocabulary; the exhaustive engine compares them where a mapping is stated");
        }

        var systemA = new LuoSystem(a, workload);
        var runner = new DifferenceRunner(systemA, new LuoSystem(b, workload), question);
        var watch = Stopwatch.StartNew();
        var fsCheck = new FsCheckDriver(runner.Make, which => (which.Commands is null && Over()) || runner.Passes(which), new CaseShrinker(systemA).Shrink);
        FailedCase? failure = null;
        for (var round = 0UL; failure is null && !Over(); round++)
        {
            failure = fsCheck.Run(Dice.Mix(options.Seed, round), CasesPerRound, 1, options.Size);
        }

        var commands = runner.Commands;
        var steps = new List<DiffStep>();
        if (failure is not null)
        {
            runner.Watcher = steps.Add;
            _ = runner.Passes(failure.Shrunk);
        }

        return new DesignDifference(a, b, question, systemA.Workload, steps, failure is null ? null : runner.Difference, null) { RandomCommands = commands };

        bool Over() => runner.Commands >= options.Commands || options.Cancellation.IsCancellationRequested || (options.Time is { } most && watch.Elapsed >= most);
    }
}
