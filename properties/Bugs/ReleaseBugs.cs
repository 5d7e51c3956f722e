namespace LuoModel.Properties.Bugs;

/// <summary>What reading the released sources 6.19.6 to 7.3.4 function by function turned up: suspicions about 7.3.4, each with a repair, or with the reason why the model can not show it.</summary>
internal static class ReleaseBugs
{
    public static IReadOnlyList<Bug> Rows { get; } =
    [
        new("N01", "a memfd made with MFD_NOEXEC_SEAL comes back sealed against writing")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,memfd-exec-seal=exact",
            Workload = "memfd-no-exec",
            Invariant = "LUO079",
            Reason = "The file is made anew with mode 0777 and the saved seals are added to it; adding F_SEAL_EXEC to an executable file seals it against writing, shrinking and growing too. systemd makes all its memfds this way, and vm.memfd_noexec=1 makes it the default. The mode bits are lost in any case.",
            Source = "memfd_luo_retrieve() in mm/memfd_luo.c, memfd_add_seals() in mm/memfd.c, 7.1.13 to 7.3.4",
        },
        new("N02", "an FLB linked while files are preserved is counted below zero")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,flb-link-in-use=refused",
            Workload = "flb-late-link",
            Invariant = "LUO031",
            Reason = "An FLB can only be linked once its handler is public, so there is always a window for a PRESERVE_FD; the files preserved in it are put later without having been counted, and the count saturates for the rest of the boot.",
            Source = "liveupdate_register_flb() and liveupdate_flb_put_outgoing() in luo_flb.c, 7.3.4; built-in handlers link at boot, before there are files",
        },
        new("N02b", "an FLB that only the new kernel links is counted below zero")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,flb-new-link=skipped",
            Workload = "flb-new",
            Invariant = "LUO031",
            Reason = "finish of a file puts every FLB that the new kernel links, in the blob or not: a legal upgrade warns at each finish.",
            Source = "luo_flb_file_finish() and liveupdate_flb_put_incoming() in luo_flb.c, 7.3.4",
        },
        new("N03", "an FLB is retrieved again when its module is loaded again")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,flb-blob-entry=consumed",
            Workload = "flb-reload",
            Invariant = "LUO026",
            Reason = "That it is finished is remembered in the memory of the FLB only, its entry in the incoming page stays: a module that comes back finds it, and takes over memory that finish gave back (B13 once more). Not reachable in a released kernel, which exports nothing to modules.",
            Source = "luo_flb_retrieve_one() in luo_flb.c, 7.3.4",
        },
        new("N04", "an image of kexec_load loses everything without a word")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,hook-image-check=needs-kho",
            Workload = "plain-image",
            Invariant = "LUO086",
            Reason = "The hook looks only whether the image preserves the context. KHO is attached by kexec_file_load() alone, so it freezes and serializes with success for an image that takes nothing along.",
            Source = "kernel_kexec() in kexec_core.c, kho_fill_kimage() called from kexec_file.c, 7.3.4",
        },
        new("N05", "a retrieve of a memfd that fails early leaks all its pages")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,memfd-failed-retrieve=released",
            Workload = "memfd-fails",
            Invariant = "LUO082",
            Reason = "Until the walk over the pages begins a failure gives back only the descriptor structure, and a finish that is told of the failure keeps its hands off. The error is final.",
            Source = "memfd_luo_retrieve() and memfd_luo_finish() in mm/memfd_luo.c, 7.1.13 to 7.3.4",
        },
        new("N06", "the answer of a session ioctl is copied while the rwsem is held")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,copy-under-rwsem=no",
            Workload = "answer-waits",
            Invariant = "LUO088",
            Reason = "The holder of any session descriptor lets GET_NAME copy its answer to a page whose fault it does not serve; the reboot then waits for the rwsem, uninterruptibly, and with a writer queued so does everybody else.",
            Source = "luo_session_ioctl() in luo_session.c, 7.3.4",
        },
        new("N07", "a seal added to a preserved memfd is lost")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,memfd-late-seals=refreshed-at-freeze",
            Workload = "memfd-late-seal",
            Invariant = "LUO079",
            Reason = "Seals are read at preserve; freeze takes down the position only. F_ADD_SEALS says 0, but for F_SEAL_WRITE, which is -EBUSY as the pages are pinned.",
            Source = "memfd_luo_preserve() and memfd_luo_freeze() in mm/memfd_luo.c, 7.1.13 to 7.3.4",
        },
        new("N08", "a read-only memfd comes back writable")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,memfd-open-mode=as-preserved",
            Workload = "memfd-read-only",
            Invariant = "LUO084",
            Reason = "preserve does not look at the open mode, and retrieve makes a file that is open for reading and writing.",
            Source = "memfd_luo_retrieve() and memfd_luo_can_preserve() in mm/memfd_luo.c, 7.3.4",
        },
        new("N09", "a retrieved file that is not in the duplicate map can be preserved twice")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,map-insert-failure=fails",
            Workload = "tiny",
            Invariant = "LUO020",
            Reason = "When the map has no memory for the key, retrieve only warns: the file is held by the incoming session, unknown to the map, and PRESERVE_FD takes it. finish erases the key all the same, so that of the second holder goes with it.",
            Source = "luo_retrieve_file() and luo_file_finish() in luo_file.c, 7.3.4",
        },
        new("N10", "a positive result of a retrieve callback installs a stray file")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,positive-retrieve=refused",
            Workload = "positive-retrieve",
            Invariant = "LUO049",
            Reason = "luo_retrieve_file() returns any result but 0, the ioctl takes only negative ones for failures and installs a file pointer that nobody set. Contract only: memfd never returns one.",
            Source = "luo_session_retrieve_fd() in luo_session.c, luo_retrieve_file() in luo_file.c, 7.3.4",
        },
        new("N10b", "a positive result of a preserve callback is shown as success")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,positive-preserve=refused",
            Workload = "positive-preserve",
            Invariant = "LUO095",
            Reason = "luo_preserve_file() undoes everything for any result but 0 and returns it; the ioctl answers the positive number, which an agent takes for success although nothing is preserved. Contract only: memfd never returns one.",
            Source = "luo_preserve_file() in luo_file.c, luo_session_preserve_fd() in luo_session.c, 7.3.4",
        },
        new("N11", "an FLB is unpreserved between its serialization and the jump")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,flb-serialize-lock=locked",
            Workload = "flb-before-jump",
            Invariant = "LUO085",
            Reason = "luo_flb_serialize() takes no mutex and the rwsem holds back no driver: one that drops the last reference before the jump runs unpreserve, and the blob names freed memory. No user in the tree.",
            Source = "luo_flb_serialize() and liveupdate_flb_put_outgoing() in luo_flb.c, 7.3.4",
        },
        new("N13", "FINISH warns after a failed FLB retrieve")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,flb-failed-finish=silent",
            Workload = "flb-fails",
            Invariant = "LUO052",
            Reason = "The count is loaded before the callback runs; when that fails, the last file's put finds the remembered failure and warns, which is a panic where panic_on_warn is set.",
            Source = "luo_flb_retrieve_one() and liveupdate_flb_put_incoming() in luo_flb.c, 7.3.4",
        },
        new("N14", "an unknown call is answered with -EINVAL")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,unknown-ioctl=enotty",
            Workload = "later-calls",
            Invariant = "LUO089",
            Reason = "A number outside of the table is -EINVAL, the uapi text promises -ENOTTY: GET_NAME on 7.1 is the case in point.",
            Source = "luo_session_ioctl() in luo_session.c and luo_ioctl() in luo_core.c, 7.3.4",
        },
        new("N16", "a kernel without liveupdate=on keeps everything reserved")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,blob-when-off=freed",
            Workload = "next-off",
            Invariant = "LUO087",
            Reason = "Early boot takes the blob over whatever the option says, the device is registered only with it: nobody can ask for the memory or free it until the next kexec.",
            Source = "luo_early_startup() in luo_core.c, 7.3.4",
        },
        new("N05b", "a charge to a cgroup that is too small destroys a memfd's contents")
        {
            Reason = "Who is charged, and that another caller had room, is not modelled: cgroups are no part of a state. What follows from the failure is: the walk over the pages fails, the error is final (LUO013, O-rows on retrieve) and the pages are given back (LUO082, N05).",
            Source = "memfd_luo_retrieve_folios() in mm/memfd_luo.c, 7.1.13 to 7.3.4, line 452 of 7.3.4",
        },
        new("N08b", "every unlinked file of tmpfs is taken for a memfd, and comes back outside its mount")
        {
            Reason = "What is lost is what a mount has: its limit of size, the owner, the mode, extended attributes. A file of the model has contents, seals and an open mode, and no mount.",
            Source = "memfd_luo_can_preserve() in mm/memfd_luo.c, 7.3.4, line 585",
        },
        new("N12", "a callback of an FLB that loads a module deadlocks")
        {
            Reason = "What a callback does inside the kernel is not modelled beyond its result and the calls into LUO that it makes; request_module() is none of them.",
            Source = "luo_flb_file_preserve() in luo_flb.c holds luo_register_rwlock, 7.3.4",
        },
        new("N15", "32-bit agents get -ENOTTY for everything")
        {
            Reason = "The compatibility of system calls is the VFS's matter, the operations of LUO are the same.",
            Source = "file_operations of luo_core.c and luo_session.c, 7.3.4",
        },
        new("N17", "each live update loses the page of incoming FLBs")
        {
            Reason = "The model keeps no account of single pages of KHO, only of what callbacks and sessions preserve.",
            Source = "luo_flb_setup_incoming() in luo_flb.c, 7.3.4",
        },
        new("N18", "opening 100000s of sessions takes hours")
        {
            Reason = "Time is not modelled: the same states are reached however long a comparison of names takes.",
            Source = "luo_session_insert() in luo_session.c, 7.3.4",
        },
        new("N19", "preserve pins memory past RLIMIT_MEMLOCK")
        {
            Reason = "Limits of the rest of the kernel are not modelled, nor is how much memory a file has.",
            Source = "memfd_luo_preserve_folios() in mm/memfd_luo.c, 7.3.4",
        },
        new("N20", "restored large folios lack a flag")
        {
            Reason = "The order of folios is the inside of a handler; no call of LUO answers differently.",
            Source = "kho_init_folio() in kexec_handover.c, 7.3.4",
        },
        new("N21", "the tail of an argument is scanned without a bound")
        {
            Reason = "Time is not modelled, and a scan that takes seconds has the same answer.",
            Source = "luo_session_ioctl() in luo_session.c, 7.3.4",
        },
    ];
}
