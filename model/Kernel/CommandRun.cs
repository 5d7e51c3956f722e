using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>One command in one kernel: the calls that every orchestrator shares here, the others by the orchestrator; then the releases that waited.</summary>
internal static class CommandRun
{
    /// <summary>Executes <paramref name="command"/>, then releases the files whose last reference went, as the kernel does on the return to user space.</summary>
    public static Result Execute<TEnvironment, TSink, TOrchestrator>(
        in KernelContext<TEnvironment, TSink> kernel, scoped ref TOrchestrator orchestrator, in Command command)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
        where TOrchestrator : struct, IOrchestrator, allows ref struct
    {
        Debug.Assert(kernel.Core.Halted == 0, "a machine that stopped takes no commands");
        var result = Dispatch(kernel, ref orchestrator, command);
        if (!kernel.IsHalted && result.Returned)
        {
            ReleaseFiles(kernel, ref orchestrator);
            orchestrator.EndCommand();
        }

        if (kernel.IsHalted)
        {
            result = Result.Stuck(kernel.Progress.Stopped);
        }

        if (!result.Returned)
        {
            kernel.Core.Halted = 1;
        }

        Debug.Assert(!result.Returned || kernel.Progress.ReleaseHead < 0, "nothing waits between commands");
        return result;
    }

    private static Result Dispatch<TEnvironment, TSink, TOrchestrator>(
        in KernelContext<TEnvironment, TSink> kernel, scoped ref TOrchestrator orchestrator, in Command command)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
        where TOrchestrator : struct, IOrchestrator, allows ref struct
    {
        switch (command.Op)
        {
            case Op.Close:
                return kernel.Close(command.Fd);
            case Op.Dup:
                return kernel.Dup(command.Fd, command.As);
            case Op.OpenFile:
                return kernel.OpenFile(command.Object, command.As);
            case Op.WriteFile:
                return kernel.WriteFile(command.Fd);
            case Op.SealFile:
                return kernel.SealFile(command.Fd, command.Value == 0 ? FileContent.Sealed : FileContent.SealedGrow);
            case Op.SetModule:
                kernel.State.ModuleGoing(command.Object) = (byte)command.Value;
                return Result.Ok;
            case Op.SetHandler:
                return SetHandler(kernel.State, command);
            default:
                return orchestrator.Dispatch(command);
        }
    }

    private static Result SetHandler(LuoState state, in Command command)
    {
        ref var handler = ref state.Handler(command.Object);
        if (command.Other == (short)HandlerOption.CanFinish)
        {
            handler.CanFinishRetrieved = (byte)command.Value;
        }
        else
        {
            handler.UseFlb = (byte)command.Value;
        }

        return Result.Ok;
    }

    /// <summary>
    /// Runs the waiting releases, the last first. What the release of a session lets go of comes before anything older here and behind it in the kernel; no command
    /// lets go of a session together with another file.
    /// </summary>
    private static void ReleaseFiles<TEnvironment, TSink, TOrchestrator>(in KernelContext<TEnvironment, TSink> kernel, scoped ref TOrchestrator orchestrator)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
        where TOrchestrator : struct, IOrchestrator, allows ref struct
    {
        ref var progress = ref kernel.Progress;
        while (progress.ReleaseHead >= 0 && !kernel.IsHalted)
        {
            var slot = progress.ReleaseHead;
            progress.ReleaseHead = kernel.State.User(slot).NextRelease - 1;
            var file = kernel.State.User(slot);
            if (TSink.Wanted)
            {
                kernel.Sink.Emit(new LuoEvent(EventKind.FileFree)
                {
                    File = (short)slot,
                    Session = file.Session,
                    N = (byte)file.Kind,
                    Who = file.Kind == UserFileKind.Session ? kernel.State.Session(file.Session).Name : (short)-1,
                });
            }

            switch (file.Kind)
            {
                case UserFileKind.Device:
                    orchestrator.ReleaseDevice();
                    break;
                case UserFileKind.Session:
                    orchestrator.ReleaseSession(file.Session);
                    break;
                default:
                    break;
            }

            kernel.State.User(slot) = orchestrator.KeepsAddress(slot) ? new UserFile { Kind = UserFileKind.Dangling, Origin = file.Origin } : default;
        }
    }
}
