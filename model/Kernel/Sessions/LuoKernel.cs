using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>
/// The merged orchestrator: sessions, files, FLBs. One value per command; it edits the state in place. The parts are split as the kernel's files are, each in
/// a file of its own: LuoCore, LuoSession, LuoFile, LuoFlb, KhoBlock.
/// </summary>
internal ref partial struct LuoKernel<TEnvironment, TSink> : IOrchestrator
    where TEnvironment : struct, IEnvironment
    where TSink : struct, IEventSink
{
    private readonly KernelContext<TEnvironment, TSink> _k;
    private readonly LuoState _state;
    private readonly ref TSink _sink;

    /// <summary>Set when the next kernel has another LUO ABI and is started without liveupdate=.</summary>
    private bool _foreignKernel;

    /// <summary>Set when the loaded image takes no KHO along (kexec_load).</summary>
    private bool _plainImage;

    /// <summary>Set when the next kernel is started without liveupdate=on.</summary>
    private bool _nextIsOff;

    internal LuoKernel(KernelContext<TEnvironment, TSink> kernel)
    {
        _k = kernel;
        _state = kernel.State;
        _sink = ref kernel.Sink;
    }

    private readonly Design Design => _k.Design;

    private readonly Workload Workload => _k.Workload;

    private readonly ref CoreRecord Core => ref _state.Core;

    /// <inheritdoc/>
    public Result Dispatch(in Command command) => DispatchSessions(command);

    /// <summary>luo_release(): the single-open flag is given back. It knows no count: it is free as soon as one of several openers leaves, where the design lets several in.</summary>
    public readonly void ReleaseDevice() => Core.DeviceOpen = 0;

    /// <inheritdoc/>
    public void ReleaseSession(int session) => SessionRelease(session);

    /// <inheritdoc/>
    public readonly bool KeepsAddress(int file) => false;

    /// <inheritdoc/>
    public readonly void EndCommand()
    {
    }

    private readonly bool Fails(FaultKind kind) => _k.Fails(kind);

    private readonly int Callback(EventKind kind, int who, int origin, int token, int natural) => _k.Callback(kind, who, origin, token, natural);

    private readonly void Emit(EventKind kind) => _k.Emit(kind);

    private readonly int Refuse(int errno, Guard guard, int session = -1, int position = -1, int file = -1, int who = -1) =>
        _k.Refuse(errno, guard, session, position, file, who);

    private readonly void Warn(WarnSite site, int n) => _k.Warn(site, n);

    private readonly void Panic(WarnSite site) => _k.Panic(site);

    private readonly int Lookup(int fd) => _k.Lookup(fd);

    private readonly void Install(int descriptor, int slot) => _k.Install(descriptor, slot);

    private readonly int NewFile(UserFileKind kind, int preferred) => _k.NewFile(kind, preferred);

    private readonly int NewRetrieved(int origin, int token) => _k.NewRetrieved(origin, token);

    private readonly void Put(int slot) => _k.Put(slot);

    private readonly int DeviceOf(int fd) => _k.DeviceOf(fd);

    private readonly int SessionOf(int fd) => _k.SessionOf(fd);

    internal readonly Result HandOut(int session, int descriptor) => _k.HandOut(session, descriptor);

    private readonly int NewHandle(int origin, int token) => _k.NewHandle(origin, token);

    private readonly int OriginOf(DataWord word) => _k.OriginOf(word);

    private static int TokenOf(in FileEntry entry) => Handles.TokenOf(entry);

    private readonly void EndHandle(DataWord word) => _k.EndHandle(word);

    /// <summary>Gives a handle slot back once no word names it any more, and no blob either.</summary>
    private readonly void FreeHandle(int slotPlusOne)
    {
        if (_state.Layout.Dimensions.Blobs == 0 || !BlobNames(slotPlusOne))
        {
            _k.FreeHandle(slotPlusOne);
        }
    }

    private readonly int FlbModule(int flb) => _k.FlbModule(flb);

    private readonly bool GetModule(int module) => _k.GetModule(module);

    private readonly void PutModule(int module) => _k.PutModule(module);

    private readonly int FindToken(int session, int token) => _k.FindToken(session, token);

    private readonly int FindHandler(int file) => _k.FindHandler(file);

    private readonly int NewSessionSlot(int name) => _k.NewSessionSlot(name);

    private readonly void EmitEntry(
        EventKind kind, int session, int position, in FileEntry entry, int result = 0, int status = 0, DataWord newData = default) =>
        _k.EmitEntry(kind, session, position, entry, result, status, newData);
}
