namespace LuoModel.Properties.Bugs;

/// <summary>Rows that the model can not show, each with the reason.</summary>
internal static class UnseenBugs
{
    public static IReadOnlyList<Bug> Rows { get; } =
    [
        new("B12", "a string from the old kernel was printed without a bound")
        {
            Reason = "The text of a kernel message; the model's blobs are those that the model's own kernels write, and names in them are numbers of a table.",
            Source = "series \"Fix module unloading and unregister API\"",
        },
        new("B23", "the link in /proc of a session's descriptor could not be read")
        {
            Reason = "A length limit of the VFS on the text that readlink makes; LUO's own state and answers are the same with and without it.",
            Source = "a limit raised in the VFS, reported against 0153094d03df",
        },
        new("O23", "nothing lists the sessions and tokens that wait")
        {
            Reason = "An operation that does not exist can not misbehave; what user space remembers over a kexec is not part of the model, whose agents know all their names.",
            Source = "include/uapi/linux/liveupdate.h @246f8408e0d9",
        },
    ];
}
