namespace LuoModel.Properties.Bugs;

/// <summary>Bugs of the memfd handler, and what it is up against.</summary>
internal static class HandlerBugs
{
    public static IReadOnlyList<Bug> Rows { get; } =
    [
        new("B35", "what was written to a memfd after preserve could be lost")
        {
            Design = "linux-7.0,memfd-pages=as-found",
            Fixed = "linux-7.0",
            Workload = "memfd-write",
            Invariant = "LUO078",
            Reason = "The flags of a page were recorded at preserve, long before the freeze: a page that was first written after that is taken for unused in the new kernel.",
            Source = "0350f543bca7, cf976d5e2389",
        },
        new("B36", "a failing memfd retrieve released its pages under wrong addresses")
        {
            Design = "linux-7.0,memfd-failed-retrieve=wrong-address",
            Fixed = "linux-7.0,memfd-failed-retrieve=released",
            Workload = "memfd-fails",
            Invariant = "LUO082",
            Reason = "Which pages is the inside of the handler; its contract is that a failed retrieve gives everything back, as the finish that is told of the failure does not.",
            Source = "\"mm/memfd_luo: fix physical address conversion in put_folios cleanup\"; mm/memfd_luo.c @02e117b8ca58",
        },
        new("B37", "a failing memfd retrieve left a page in the page cache")
        {
            Design = "linux-7.0,memfd-failed-retrieve=left-in-cache",
            Fixed = "linux-7.0,memfd-failed-retrieve=released",
            Workload = "memfd-fails",
            Invariant = "LUO082",
            Reason = "The page whose accounting failed was not taken out of the half-made file again. As of B36 only the broken contract is modelled, not which page.",
            Source = "\"remove folio from page cache when accounting fails\"; mm/memfd_luo.c @02e117b8ca58",
        },
        new("B38", "a sealed memfd came back unsealed")
        {
            Design = "linux-7.0,memfd-seals=lost",
            Fixed = "linux-7.0",
            Workload = "memfd-seal",
            Invariant = "LUO079",
            Reason = "Seals were not part of the serialized form, so whoever was promised that the memory can not change any more may find it changed.",
            Source = "\"mm: memfd_luo: preserve file seals\", ABI memfd-v2",
        },
        new("O18", "tasks write on after their files were frozen")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,frozen-writes=refused",
            Workload = "frozen-write",
            Invariant = "LUO081",
            Reason = "The hook keeps LUO's own calls out, nothing stops user tasks before the jump: an ordinary write to a frozen file goes through.",
            Source = "kernel_kexec() in kexec_core.c",
        },
    ];
}
