using System.Globalization;
using System.Text;
using LuoModel.Model;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Renderers.Selftests;

/// <summary>
/// A trace as one C program in the manner of the kernel's selftests: KTAP on the standard output, the uapi header and no other file, one stage for each kernel,
/// and each call with the errno that the model predicts. Where the trace needs no mock its files are memfds; else it asks the module luo_mock.
/// </summary>
internal sealed class SelftestTrace
{
    private readonly Trace _trace;
    private readonly SelftestSteps _steps;
    private readonly StringBuilder _body = new();
    private readonly List<int> _tests = [];

    private SelftestTrace(Trace trace)
    {
        _trace = trace;
        _steps = new SelftestSteps(trace, SelftestMocks.AreNeeded(trace));
    }

    /// <summary>The program. Same trace, same bytes.</summary>
    /// <exception cref="UserError">The trace has a command that no released kernel has, or a failure that neither user space nor the module can bring about.</exception>
    public static string Render(Trace trace)
    {
        if (trace.System.Design.Vocabulary != Vocabulary.Sessions)
        {
            throw new UserError($"--format c: {trace.System.Design.Id} has other calls than the released kernels, of which the programs are made");
        }

        var workload = trace.System.Workload;
        if (workload.SessionsPerBlock > 0 || workload.SessionsPerArea > 0 || workload.StandingSessions > 0)
        {
            throw new UserError($"--format c: workload {workload.Id} scales the limits of the kernel down or has sessions of others, so no kernel runs its traces");
        }

        if (workload.Files.Any(file => file.NoExec || file.ReadOnly || file.Empty))
        {
            throw new UserError($"--format c: workload {workload.Id} has a memfd that is empty, read-only or made with MFD_NOEXEC_SEAL, and the programs make ordinary ones");
        }

        if (trace.Steps.Any(step => step.Events.Any(e => e.Kind == EventKind.DependencyLookup)))
        {
            throw new UserError("--format c: in this trace a handler looks a dependency up, for which no released kernel has a function");
        }

        return new SelftestTrace(trace).Program();
    }

    private string Program()
    {
        StageBegins(first: true);
        for (var i = 0; i < _trace.Steps.Count; i++)
        {
            _steps.Step(_body, i);
            if (SelftestSteps.Jumps(_trace.Steps[i]))
            {
                StageEnds();
                StageBegins(first: false);
            }
        }

        StageEnds();
        var text = new StringBuilder("// SPDX-License-Identifier: GPL-2.0\n");
        Comment(text);
        text.Append(SelftestHead.Head).Append("\n\n");
        if (_steps.Mocks)
        {
            text.Append(SelftestHead.MockInterface);
        }

        // Both define luo_call().
        var plain = !_steps.Used.Contains("lost_answers");
        foreach (var helper in SelftestHelpers.All.Where(helper => _steps.Used.Contains(helper.Name) && (plain || helper.Name != "luo_call")))
        {
            text.Append(helper.Text).Append("\n\n");
        }

        foreach (var variable in _steps.Variables)
        {
            text.Append("static int ").Append(variable).Append(" = -1;\n");
        }

        text.Append(_steps.Variables.Count > 0 ? "\n" : string.Empty).Append(_body);
        Main(text);
        return text.ToString();
    }

    private void StageBegins(bool first)
    {
        _body.Append(CultureInfo.InvariantCulture, $"static void stage_{_tests.Count + 1}(void)\n{{\n");
        _steps.SetUp(_body, first);
    }

    private void StageEnds()
    {
        _body.Append("}\n\n");
        _tests.Add(_steps.Tests - _tests.Sum());
    }

    private void Comment(StringBuilder text)
    {
        text.Append("/*\n");
        Line($"{_trace.Title}, as the model predicts it: {_trace.Steps.Count.ToString(CultureInfo.InvariantCulture)} command{(_trace.Steps.Count == 1 ? string.Empty : "s")}.");
        foreach (var id in _trace.Steps.SelectMany(step => step.Violated).Distinct().Order(StringComparer.Ordinal))
        {
            Line($"{id} is violated: {InvariantCatalog.Get(id).Sentence}");
        }

        for (var i = 0; i < _trace.Steps.Count; i++)
        {
            if (StepNote.Of(_trace, _trace.Steps[i]) is { } note)
            {
                Line($"Command {(i + 1).ToString(CultureInfo.InvariantCulture)}, {Names.Of(_trace.Steps[i].Command, _trace.System.Workload)}: {note}.");
            }
        }

        Line(_steps.Mocks ? "It needs the module luo_mock; without it the test is skipped." : "Its files are memfds.");
        if (_tests.Count > 1)
        {
            Line("");
            Line("Each kernel has its stage. A stage that ends in a reboot makes the call itself, so the next");
            Line("kernel has to be loaded before, by kexec_file_load():");
            for (var stage = 1; stage <= _tests.Count; stage++)
            {
                Line($"\tPROGRAM --stage {stage.ToString(CultureInfo.InvariantCulture)}");
            }
        }

        Line("");
        Line($"Again in the model: {_trace.ReplayLine}");
        text.Append(" */\n");

        void Line(string line) => text.Append((" * " + line.Replace("*/", "* /", StringComparison.Ordinal)).TrimEnd()).Append('\n');
    }

    private void Main(StringBuilder text)
    {
        text.Append("int main(int argc, char **argv)\n{\n\tint stage = argc == 3 && !strcmp(argv[1], \"--stage\") ? atoi(argv[2]) : 1;\n\n");
        text.Append("\tprintf(\"KTAP version 1\\n\");\n");
        Skip(text, "access(\"/dev/liveupdate\", F_OK)", "no /dev/liveupdate");
        if (_steps.Mocks)
        {
            text.Append("\tmock_fd = open(\"/dev/luo_mock\", O_RDWR);\n");
            Skip(text, "mock_fd < 0", "no /dev/luo_mock");
        }

        text.Append("\tswitch (stage) {\n");
        for (var stage = 1; stage <= _tests.Count; stage++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\tcase {stage}:\n\t\tprintf(\"1..{_tests[stage - 1]}\\n\");\n\t\tstage_{stage}();\n\t\tbreak;\n");
        }

        text.Append("\tdefault:\n\t\tfprintf(stderr, \"usage: %s [--stage N]\\n\", argv[0]);\n\t\treturn 2;\n\t}\n");
        text.Append("\treturn failures ? 1 : 0;\n}\n");
    }

    private static void Skip(StringBuilder text, string condition, string reason) => text.Append(
        CultureInfo.InvariantCulture, $"\tif ({condition}) {{\n\t\tprintf(\"1..0 # SKIP {reason}\\n\");\n\t\treturn {SelftestHead.Skipped};\n\t}}\n");
}
