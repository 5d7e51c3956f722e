namespace LuoModel.Model.Designs.Switches;

/// <summary>How long an instance of kexecfs lives.</summary>
public enum KexecfsInstance : byte
{
    /// <summary>fsopen and fsmount give a private one that is never visible and vanishes with its descriptor.</summary>
    [Choice("private", "never visible anywhere, cleaned up when its descriptor is closed", "mail of 2025-06-25 on the RFC v2 series")]
    Private,

    /// <summary>It is bind-mounted into its service and lives until umount.</summary>
    [Choice("mounted", "bind-mounted into its service, released by umount", "mail of 2025-06-25 on the RFC v2 series")]
    Mounted,
}
