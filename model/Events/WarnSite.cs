namespace LuoModel.Model.Events;

/// <summary>
/// Functions of the kernel that warn, panic or touch bad memory, as the recordings name them. The n-th warning of a function in source order is
/// <see cref="LuoEvent.N"/>.
/// </summary>
public enum WarnSite : byte
{
    /// <summary>No site.</summary>
    None,

    /// <summary>luo_retrieve_file.</summary>
    LuoRetrieveFile,

    /// <summary>liveupdate_flb_put_incoming.</summary>
    LiveupdateFlbPutIncoming,

    /// <summary>liveupdate_early_init.</summary>
    LiveupdateEarlyInit,

    /// <summary>luo_file_set_destroy.</summary>
    LuoFileSetDestroy,

    /// <summary>luo_flb_file_finish_one.</summary>
    LuoFlbFileFinishOne,

    /// <summary>liveupdate_register_flb.</summary>
    LiveupdateRegisterFlb,

    /// <summary>luo_files_freeze_one (v3).</summary>
    LuoFilesFreezeOne,

    /// <summary>luo_files_fdt_cleanup (v3).</summary>
    LuoFilesFdtCleanup,

    /// <summary>liveupdate_register_subsystem (v3, v4).</summary>
    LiveupdateRegisterSubsystem,

    /// <summary>liveupdate_get_subsystem_data (v3, v4).</summary>
    LiveupdateGetSubsystemData,

    /// <summary>luo_files_boot (v3).</summary>
    LuoFilesBoot,

    /// <summary>luo_files_recreate_luo_files_xa_in (v3).</summary>
    LuoFilesRecreateLuoFilesXaIn,

    /// <summary>luo_subsystems_retrieve_data_from_fdt (v3, v4).</summary>
    LuoSubsystemsRetrieveDataFromFdt,

    /// <summary>luo_file_freeze_one (v4).</summary>
    LuoFileFreezeOne,

    /// <summary>luo_contig_free_unpreserve (v4).</summary>
    LuoContigFreeUnpreserve,

    /// <summary>luo_contig_free_restore (v4).</summary>
    LuoContigFreeRestore,

    /// <summary>luo_session_free (v4).</summary>
    LuoSessionFree,

    /// <summary>luo_session_boot (v4).</summary>
    LuoSessionBoot,

    /// <summary>luo_session_deserialize (v4).</summary>
    LuoSessionDeserialize,

    /// <summary>luo_file_deserialize (v4).</summary>
    LuoFileDeserialize,

    /// <summary>luo_file_finish (v4).</summary>
    LuoFileFinish,

    /// <summary>The number of sites.</summary>
    Count,
}
