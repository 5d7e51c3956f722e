namespace LuoModel.Model.Kernel.StateMachine;

/// <summary>LUO's own member of the subsystem list: the files in v3 (luo_files.c), the sessions in v4 (luo_session.c).</summary>
internal interface IOwnSubsystem
{
    /// <summary>prepare: 0 or a negative errno.</summary>
    int Prepare();

    /// <summary>freeze: 0 or a negative errno.</summary>
    int Freeze();

    /// <summary>cancel, which can not fail.</summary>
    void Cancel();

    /// <summary>finish, which can not fail; it may stop the machine.</summary>
    void Finish();
}
