using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Runs.Scenarios.Conditions;
using LuoModel.Runs.Scenarios.Language;
using LuoModel.Runs.Scenarios.Running;

namespace LuoModel.Runs.Scenarios;

/// <summary>Judges scenarios.</summary>
public static class ScenarioRunner
{
    /// <summary>Runs a scenario on one design in every order that its actors allow.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="design">The design; one of the scenario's, or another: then only what is expected of all designs is judged.</param>
    /// <param name="stop">Interrupts it.</param>
    /// <exception cref="UserError">A step names something that the design or workload does not have.</exception>
    public static ScenarioReport Run(Scenario scenario, Design design, CancellationToken stop = default)
    {
        var expectations = scenario.Expectations.Where(expectation => expectation.Designs.Count == 0 || expectation.Designs.Contains(design.Id)).ToArray();
        var asked = expectations.SelectMany(expectation => expectation.Condition.Parts).OfType<IsViolated>().Select(part => part.Id).Distinct().ToArray();
        var program = ScenarioProgram.Bind(scenario, design, [.. asked.Select(InvariantCatalog.Get)]);
        var search = ScenarioSearch.Run(program, stop);
        var judgements = new List<Judgement>();
        if (scenario.Steps.Any(step => step.ExpectedOn(design) is not null))
        {
            judgements.Add(Steps(program, search));
        }

        judgements.AddRange(expectations.Select(expectation => Judge(search, expectation, stop)));
        return new ScenarioReport
        {
            Scenario = scenario,
            Design = design.Id,
            Judgements = judgements,
            Invented = Invention.Of(program.Script.Workload),
            Ends = search.Ends.Count,
            States = search.Nodes.Count,
            Complete = search.Complete,
            Trace = () => ScenarioTrace.Of(scenario, design, search, Telling(search, expectations)),
        };
    }

    private static Judgement Steps(ScenarioProgram program, ScenarioSearch search)
    {
        var unexpected = search.Unexpected ?? FieldCheck.FirstUnexpected(program);
        var count = program.Scenario.Steps.Count(step => step.ExpectedOn(program.Design) is not null);
        return unexpected is { } found
            ? new Judgement(found.Step.Line, $"{found.Step.Call} = {found.Expected}", found.Actual, AsExpected: false)
            : new Judgement(program.Scenario.Steps.First().Line, $"{count} results", $"{count} results", AsExpected: true);
    }

    private static Judgement Judge(ScenarioSearch search, Expectation expectation, CancellationToken stop)
    {
        var holds = search.Ends.Count(end => Holds(search, expectation, end, stop));
        var found = holds == 0 ? Quantifier.Never : holds == search.Ends.Count ? Quantifier.Always : Quantifier.Sometimes;
        return new Judgement(
            expectation.Line,
            $"{Word(expectation.Quantifier)} {expectation.Text}",
            $"{Word(found)}: true at {holds} of {search.Ends.Count} ends",
            found == expectation.Quantifier);
    }

    private static bool Holds(ScenarioSearch search, Expectation expectation, int end, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return expectation.Condition.Holds(search.End(end));
    }

    private static string Word(Quantifier quantifier) => quantifier.ToString().ToLowerInvariant();

    private static int Telling(ScenarioSearch search, Expectation[] expectations)
    {
        if (search.Unexpected is { } unexpected)
        {
            return unexpected.Node;
        }

        foreach (var expectation in expectations)
        {
            var against = expectation.Quantifier == Quantifier.Always;
            foreach (var end in search.Ends.Where(end => expectation.Quantifier != Quantifier.Sometimes && expectation.Condition.Holds(search.End(end)) != against))
            {
                return end;
            }
        }

        // A search that was broken off may have met no end.
        var first = search.Ends.Count > 0 ? search.Ends[0] : search.Nodes.Count - 1;
        return search.Ends.Where(end => expectations.Length > 0 && expectations[0].Condition.Holds(search.End(end))).Append(first).First();
    }
}
