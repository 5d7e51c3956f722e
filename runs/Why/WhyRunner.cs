using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Runs.Scenarios.Language;
using LuoModel.Runs.Scenarios.Running;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Why;

/// <summary>Explains the errno of a scenario's step: which check of which kernel function refused, because of what, and what would make the call succeed.</summary>
public static class WhyRunner
{
    /// <summary>Explains the step in line <paramref name="line"/>.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="design">The design.</param>
    /// <param name="way">Look for the way to success too.</param>
    /// <param name="stop">Interrupts it.</param>
    /// <exception cref="UserError">There is no step in the line, or it only speaks to the outside.</exception>
    public static WhyReport Explain(Scenario scenario, int line, Design design, bool way = true, CancellationToken stop = default)
    {
        var step = scenario.Steps.FirstOrDefault(step => step.Line == line)
            ?? throw new UserError(scenario.File, line, 1, $"there is no step in this line, expected one of {string.Join(", ", scenario.Steps.Select(step => step.Line).Distinct())}");
        if (StepForms.ActorOf(step.Call.Form.Op) == Actors.Environment && step.Call.Form.Op is "inject" or "fault" or "clear_injects")
        {
            throw new UserError(scenario.File, line, step.Call.Column, $"{step.Call.Form.Op} is no call of the kernel, expected a step that can be refused");
        }

        var program = ScenarioProgram.Bind(scenario, design, []);
        program.MakeRoom();
        var search = ScenarioSearch.Run(program, stop);
        foreach (var node in search.Nodes.Where(node => node.Parent >= 0))
        {
            var taken = program.Phases[node.Move.Phase][node.Move.Actor][node.Move.Step];
            if (taken.Source.Line == line && Refusal(program, search, node, taken, way) is { } report)
            {
                return report;
            }
        }

        return new WhyReport { File = scenario.File, Line = line, Call = step.Call.ToString(), Design = design.Id, Result = "0 or a number", Refused = false };
    }

    /// <summary>The report when the step was refused on the way to <paramref name="node"/>; null when it was not.</summary>
    private static WhyReport? Refusal(ScenarioProgram program, ScenarioSearch search, RunNode node, ProgramStep step, bool way)
    {
        var system = program.Set.System;
        var command = system.Catalog.Commands[node.Move.Continues ? step.Continue : step.Command];
        var parent = search.Nodes[node.Parent];
        var state = (byte[])parent.State.Clone();
        var sink = new ExplainingBuffer();
        var environment = new LayeredEnvironment(StepTaker.Clause(step, node.Move.Fails), parent.Outside.Clone());
        var result = system.Execute(new LuoState(system.Layout, state), command, ref environment, ref sink);
        if (result.Returned && result.Ret >= 0)
        {
            return null;
        }

        var cause = Cause.Of(system, command, result, new LuoState(system.Layout, (byte[])parent.State.Clone()), sink.Events);
        var report = new WhyReport
        {
            File = program.Scenario.File,
            Line = step.Source.Line,
            Call = step.Source.Call.ToString(),
            Design = program.Design.Id,
            Result = Names.Of(result),
            Refused = true,
            Function = cause.Function,
            Guard = cause.Guard,
            Because = cause.Because,
        };
        return result.Returned && way ? WithWay(report, program, state, command) : report;
    }

    private static WhyReport WithWay(WhyReport report, ScenarioProgram program, byte[] state, Command command)
    {
        var way = WaySearch.Run(program.Set.System, state, command, program.Candidates());
        return report with { Way = way.Way, Searched = way.Visited, Complete = way.Complete };
    }
}
