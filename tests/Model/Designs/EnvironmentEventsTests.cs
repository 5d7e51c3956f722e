using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;

namespace LuoModel.Tests.Model.Designs;

public sealed class EnvironmentEventsTests
{
    [Theory]
    [InlineData("linux-6.19.y", true)]
    [InlineData("linux-7.0", true)]
    [InlineData("linux-7.1", false)]
    [InlineData("linux-7.2", false)]
    [InlineData("linux-7.3", false)]
    [InlineData("linux-7.3,jump-kexec=serialized", true)]
    public void A_reboot_comes_back_only_where_something_can_fail_behind_the_hook(string design, bool exists)
    {
        var command = new Command(Op.Reboot, Value: (int)RebootKind.Unwound);
        Design parsed = DesignText.Parse(design);
        EnvironmentEvent known = EnvironmentEvents.Of(command)!;
        Assert.Equal(exists, known.Exists(parsed));
        Assert.Equal(exists, known.Note(parsed) is null);
        Assert.Contains("kernel_kexec()", known.Decides(parsed), StringComparison.Ordinal);

        // Sequences are generated without it where it does not exist.
        var system = new LuoModel.Model.Kernel.LuoSystem(parsed, WorkloadCatalog.Get("descriptors"));
        int index = system.Catalog.Commands.ToList().IndexOf(command);
        var state = new LuoModel.Model.State.LuoState(system.Layout, system.Initial.ToArray());
        Assert.Equal(exists, system.Catalog.Enabled(state, index));
    }

    /// <summary>Whatever a merged design's workload does that is no call of user space is an event with a line that decides.</summary>
    [Fact]
    public void Every_command_of_a_driver_and_every_reboot_is_listed()
    {
        foreach (string workload in WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Where(id => !id.StartsWith("machine", StringComparison.Ordinal)))
        {
            foreach (Command command in CommandCatalog.For(DesignCatalog.Newest, WorkloadCatalog.Get(workload)).Commands)
            {
                bool outside = Actors.Of(command.Op) is Actors.Driver or Actors.Environment || command.Op == Op.Reboot;
                Assert.True(outside == (EnvironmentEvents.Of(command) is not null), $"{workload}: {Names.Of(command.Op)} as {command.Value}");
            }
        }
    }

    [Theory]
    [InlineData(RebootKind.Kexec)]
    [InlineData(RebootKind.Unwound)]
    [InlineData(RebootKind.Jump)]
    [InlineData(RebootKind.ForeignKernel)]
    [InlineData(RebootKind.PlainImage)]
    [InlineData(RebootKind.NextOff)]
    public void An_event_is_called_as_in_traces(RebootKind kind)
    {
        var command = new Command(Op.Reboot, Value: (int)kind);
        Assert.Equal(Names.Of(command, WorkloadCatalog.Get("tiny")), EnvironmentEvents.Of(command)!.Name);
    }

    /// <summary>The services that the step of the merged generations asks for.</summary>
    [Theory]
    [InlineData(FaultKind.Kzalloc)]
    [InlineData(FaultKind.Kho)]
    [InlineData(FaultKind.Xa)]
    [InlineData(FaultKind.CopyToUser)]
    [InlineData(FaultKind.Fd)]
    [InlineData(FaultKind.AnonFile)]
    [InlineData(FaultKind.KhoFinalize)]
    public void Every_service_that_can_fail_is_listed(FaultKind kind)
    {
        EnvironmentEvent? known = EnvironmentEvents.Find(Names.Of(new LuoEvent(EventKind.Fault) { N = (byte)kind }, null!));
        Assert.NotNull(known);
        Assert.Null(known.Needs);
        Assert.Equal(kind != FaultKind.KhoFinalize, known.Exists(DesignCatalog.Newest));
    }
}
