using LuoModel.Model;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Recordings;

namespace LuoModel.Runs.Scripts;

/// <summary>Which mock of recordings stands for which handler of a workload.</summary>
internal static class MockHandlers
{
    /// <summary>For each handler the number of its mock.</summary>
    /// <exception cref="UserError">One is like no mock, or two are like one.</exception>
    public static int[] Of(Workload workload)
    {
        var mocks = RecordingFormat.Sessions.Handlers;
        var chosen = new int[workload.Handlers.Count];
        for (var i = 0; i < chosen.Length; i++)
        {
            var handler = workload.Handlers[i];
            int[] free = [.. Enumerable.Range(0, mocks.Count).Except(chosen.Take(i)).Where(mock => Does(mocks[mock], handler, HasIds(workload, i)))];
            chosen[i] = free.Length == 0 ? -1 : free.OrderBy(mock => IsLike(handler, mocks[mock]) ? 0 : 1).First();
            if (chosen[i] < 0)
            {
                throw new UserError($"no mock of recordings does what handler {handler.Name} of workload {workload.Id} does");
            }
        }

        return workload.SelfCallingFlbs.Count + workload.NullObjectFlbs.Count == 0
            ? chosen
            : throw new UserError($"no mock of recordings does what the FLBs of workload {workload.Id} do");
    }

    /// <summary>Without numbers of inodes get_id answers as its absence does.</summary>
    private static bool HasIds(Workload workload, int handler) => workload.Handlers[handler].GetId && workload.Files.Any(file => file.Handler == handler && file.Inode >= 0);

    private static bool IsLike(HandlerSpec handler, HandlerSpec mock) =>
        (handler.Freeze, handler.Unfreeze, handler.CanFinish) == (mock.Freeze, mock.Unfreeze, mock.CanFinish);

    /// <summary>Whether the mock can stand for the handler: a callback that the handler lacks may be there, as it then agrees and changes nothing.</summary>
    private static bool Does(HandlerSpec mock, HandlerSpec handler, bool ids) =>
        (!handler.Freeze || mock.Freeze) && (!handler.Unfreeze || mock.Unfreeze) && (!handler.CanFinish || mock.CanFinish)
        && handler.Finish && handler.FreezeBumps == mock.FreezeBumps && (!ids || mock.GetId) && !handler.Insists && !handler.RetrievesPositive;
}
