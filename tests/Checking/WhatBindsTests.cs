using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;

namespace LuoModel.Tests.Checking;

/// <summary>What bounds a run is said beside its verdicts, and is what the engines do.</summary>
public sealed class WhatBindsTests
{
    [Theory]
    [InlineData("tiny", 1, 0)]
    [InlineData("race", 0, 0)]
    [InlineData("small", 1, 1)]
    public void Failures_and_references(string workload, int failures, int references)
    {
        var binds = WhatBinds.On(new LuoSystem(DesignCatalog.Newest, WorkloadCatalog.Get(workload)));
        Assert.Equal((failures, "-EIO", references), (binds.FailuresPerCommand, binds.CallbackErrno, binds.DriverReferences));
    }

    [Fact]
    public void What_a_program_never_does_is_everything_that_its_workload_does_not_allow()
    {
        var tiny = WhatBinds.On(new LuoSystem(DesignCatalog.Newest, WorkloadCatalog.Get("tiny")));
        Assert.Contains("cold-boot", tiny.UserNever);
        Assert.DoesNotContain("repeat", tiny.UserNever);
        Assert.Contains("modules", tiny.DriverNever);
        Assert.DoesNotContain(WhatBinds.NewSessionsLater, tiny.UserNever);
    }

    /// <summary>Where sessions are created in kernel 1 only, that is said, and no walk creates one later.</summary>
    [Fact]
    public void Sessions_of_kernel_1_only_are_told()
    {
        var system = new LuoSystem(DesignCatalog.Newest, WorkloadCatalog.Get("rollback"));
        Assert.Contains(WhatBinds.NewSessionsLater, WhatBinds.On(system).UserNever);
        var bytes = system.Initial.ToArray();
        var creating = Enumerable.Range(0, system.Catalog.Commands.Count).Where(command => system.Catalog.Commands[command].Op == LuoModel.Model.Commands.Op.CreateSession).ToArray();
        bool Enabled(int command) => system.Catalog.Enabled(new LuoModel.Model.State.LuoState(system.Layout, bytes), command);
        Assert.Contains(creating, Enabled);
        new LuoModel.Model.State.LuoState(system.Layout, bytes).Core.Kexecs = 1;
        Assert.DoesNotContain(creating, Enabled);
    }

    /// <summary>"Open descriptors only": no enabled command of a walk names a closed one.</summary>
    [Theory]
    [InlineData("tiny")]
    [InlineData("descriptors")]
    [InlineData("race")]
    public void Programs_use_open_descriptors_only(string workload)
    {
        var system = new LuoSystem(DesignCatalog.Newest, WorkloadCatalog.Get(workload));
        var random = new Random(1);
        var bytes = system.Initial.ToArray();
        for (var step = 0; step < 2000; step++)
        {
            var state = new LuoModel.Model.State.LuoState(system.Layout, bytes);
            var open = new List<int>();
            for (var command = 0; command < system.Catalog.Commands.Count && state.Core.Halted == 0; command++)
            {
                if (system.Catalog.Enabled(state, command))
                {
                    open.Add(command);
                }
            }

            if (open.Count == 0)
            {
                system.Initial.CopyTo(bytes);
                continue;
            }

            Assert.All(open, command => Assert.True(Uses(system.Catalog.Commands[command]).All(fd => new LuoModel.Model.State.LuoState(system.Layout, bytes).Descriptor(fd) != 0)));
            var benign = default(LuoModel.Model.Environments.Benign);
            var sink = default(NoEvents);
            system.Execute(state, system.Catalog.Commands[open[random.Next(open.Count)]], ref benign, ref sink);
        }
    }

    private static IEnumerable<int> Uses(Command command) =>
        command.Op is Op.Close or Op.PreserveFd or Op.RetrieveFd or Op.Finish or Op.CreateSession or Op.RetrieveSession && command.Fd >= 0 ? [command.Fd] : [];
}
