namespace LuoModel.Model.Designs.Switches;

/// <summary>What a session is after a successful FINISH.</summary>
public enum FinishedSession : byte
{
    /// <summary>An incoming one still, good for nothing but to be closed.</summary>
    [Choice("incoming", "an incoming session without files, to be closed", "16cec0d26521")]
    Incoming,

    /// <summary>An empty outgoing one that can be filled again. When an outgoing session has its name already, FINISH is refused before anything happens: the mail does not say.</summary>
    [Choice("outgoing", "an empty outgoing session that can be filled again; -EEXIST when its name is taken", "mail of 2025-10-29, Pasha Tatashin: simplified uAPI")]
    Outgoing,
}

/// <summary>What closing the last descriptor of an incoming session does.</summary>
public enum IncomingClose : byte
{
    /// <summary>It finishes the session.</summary>
    [Choice("finishes", "the session is finished, unless a can_finish refuses", "0153094d03df")]
    Finishes,

    /// <summary>Nothing: what it holds is leaked until the next live update.</summary>
    [Choice("leaks", "nothing: what it holds is leaked until the next live update", "mail of 2025-10-29, Pasha Tatashin: simplified uAPI")]
    Leaks,
}

/// <summary>What the reboot freezes.</summary>
public enum FreezeUnit : byte
{
    /// <summary>Files: a session does not know that its files are frozen.</summary>
    [Choice("file", "files; the session itself is not told", "16cec0d26521")]
    File,

    /// <summary>Sessions, with their files: from then on a session refuses to preserve with -EBUSY.</summary>
    [Choice("session", "sessions with their files; a frozen session preserves nothing more, -EBUSY", "mail of 2025-10-29, Pasha Tatashin: simplified uAPI")]
    Session,
}
