using System.Diagnostics;
using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Kernel;

/// <summary>LUO's own member of the subsystem list: the files in v3 (luo_files.c), the sessions in v4 (luo_session.c).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    private int OwnSubsystemPrepare() => Design.Vocabulary switch
    {
        Vocabulary.GlobalMachine => FilesPrepare(),
        Vocabulary.SessionMachine => PrepareSessions(),
        _ => throw new UnreachableException(),
    };

    private int OwnSubsystemFreeze() => Design.Vocabulary switch
    {
        Vocabulary.GlobalMachine => FilesFreeze(),
        Vocabulary.SessionMachine => FreezeSessions(),
        _ => throw new UnreachableException(),
    };

    private void OwnSubsystemCancel()
    {
        switch (Design.Vocabulary)
        {
            case Vocabulary.GlobalMachine:
                FilesCancel(Machine.Outgoing);
                break;
            case Vocabulary.SessionMachine:
                CancelSessions();
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void OwnSubsystemFinish()
    {
        switch (Design.Vocabulary)
        {
            case Vocabulary.GlobalMachine:
                FilesFinish();
                break;
            case Vocabulary.SessionMachine:
                FinishSessions();
                break;
            default:
                throw new UnreachableException();
        }
    }
}
