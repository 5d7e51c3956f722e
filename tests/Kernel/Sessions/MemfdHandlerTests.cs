using LuoModel.Model.Workloads;

namespace LuoModel.Tests.Kernel.Sessions;

/// <summary>Handlers of files that are memory have the callbacks of memfd_luo_file_ops in mm/memfd_luo.c, and their freeze leaves the data word alone.</summary>
public sealed class MemfdHandlerTests
{
    public static TheoryData<string> WithMemory =>
        [.. WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Where(id => WorkloadCatalog.Get(id).Handlers.Any(handler => handler.Memory))];

    [Theory]
    [MemberData(nameof(WithMemory))]
    public void Memory_is_handled_as_memfd_luo_does(string workload) => Assert.All(
        WorkloadCatalog.Get(workload).Handlers.Where(handler => handler.Memory),
        handler => Assert.True(handler is { Freeze: true, Unfreeze: false, CanFinish: false, FreezeBumps: false, Insists: false, Checks: null }));

    /// <summary>The workload of a virtual machine, and that of memfds alone, tell memfds apart by inode.</summary>
    [Theory]
    [InlineData("vm")]
    [InlineData("memfd")]
    public void Get_id_is_the_inode(string id)
    {
        var workload = WorkloadCatalog.Get(id);
        var files = workload.Files.Where(file => workload.Handlers[file.Handler].Memory).ToArray();
        Assert.All(files, file => Assert.True(workload.Handlers[file.Handler].GetId && file.Inode >= 0));
        Assert.Equal(files.Length, files.Select(file => file.Inode).Distinct().Count());
        Assert.NotEmpty(files);
    }
}
