namespace LuoModel.Model.Environments;

/// <summary>Allocations and other services of the rest of the kernel that can fail; the kinds of the recordings.</summary>
public enum FaultKind : byte
{
    /// <summary>kzalloc gives NULL.</summary>
    Kzalloc,

    /// <summary>A preserved (KHO) allocation fails, -ENOMEM.</summary>
    Kho,

    /// <summary>An xarray store fails, -ENOMEM.</summary>
    Xa,

    /// <summary>The answer can not be copied to user space, -EFAULT.</summary>
    CopyToUser,

    /// <summary>No descriptor number is left, -EMFILE.</summary>
    Fd,

    /// <summary>The session's anonymous file can not be made, -ENOMEM.</summary>
    AnonFile,

    /// <summary>KHO finalize fails.</summary>
    KhoFinalize,

    /// <summary>KHO abort fails (v3).</summary>
    KhoAbort,

    /// <summary>A page allocation fails (v3 `pages`, v4 `page`).</summary>
    Page,

    /// <summary>Registering pages with KHO fails (v3 `kho_preserve`, v4 `kho`).</summary>
    KhoPreserve,

    /// <summary>Adding LUO's tree to KHO fails (v3 `kho_subtree`, v4 `kho_add`).</summary>
    KhoSubtree,

    /// <summary>A fatal signal arrives while waiting for the state lock for writing (v3 `killed`, v4 `signal`).</summary>
    Killed,

    /// <summary>Registering a notifier with KHO fails (v1, v2).</summary>
    KhoNotifier,

    /// <summary>The number of kinds.</summary>
    Count,
}
