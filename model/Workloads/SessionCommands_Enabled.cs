using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;

namespace LuoModel.Model.Workloads;

/// <summary>Which commands are worth issuing in a state.</summary>
internal sealed partial class SessionCommands
{
    /// <inheritdoc/>
    public override bool Enabled(LuoState state, int index)
    {
        var command = At(index);
        if (command.Fd >= 0 && state.Descriptor(command.Fd) == 0)
        {
            return false;
        }

        if (command.As >= 0 && state.Descriptor(command.As) != 0)
        {
            return false;
        }

        if (_concurrent && !RunsNow(state.Core.UnderWay, command.Op))
        {
            return false;
        }

        return command.Op switch
        {
            Op.CreateSession => (Source.NewSessions == KernelScope.Every || state.Core.Kexecs == 0) && FreeName(state, command.Object) == (command.As != _spare),
            Op.RetrieveSession => RetrieveWorthwhile(state, command.Object),
            Op.PreserveFd => state.Descriptor(command.Other) != 0 && MayHold(state, command.Other) && KindFits(state, command.Fd, outgoing: true)
                && ProgramAllows(state, command.Fd, command.Token, preserving: true),
            Op.RetrieveFd => KindFits(state, command.Fd, outgoing: false) && HasRoom(state) && ProgramAllows(state, command.Fd, command.Token, preserving: false),
            Op.Finish => KindFits(state, command.Fd, outgoing: false),
            Op.RetrieveSessionStart => state.Descriptor(_again) == 0 && RetrieveWorthwhile(state, command.Object),
            Op.RebootStart => state.Core.Kexecs < Source.Bounds.Kexecs,
            Op.Reboot => (RebootKind)command.Value switch
            {
                RebootKind.Unwound => EnvironmentEvents.CanUnwind(Design),
                RebootKind.Jump => true,
                _ => state.Core.Kexecs < Source.Bounds.Kexecs,
            },
            Op.ColdBoot => state.Core.Kexecs < Source.Bounds.Kexecs,
            Op.FlbGetIn => Design.FlbIncoming == FlbIncomingAccess.AtBoot || state.Flb(command.Object).DriverIn < Source.Bounds.DriverReferences,
            Op.FlbPutIn => state.Flb(command.Object).DriverIn > 0,
            Op.FlbGetOut => state.Flb(command.Object).DriverOut < Source.Bounds.DriverReferences,
            Op.FlbPutOut => state.Flb(command.Object).DriverOut > 0,
            Op.Register => state.Handler(command.Object).Registered == 0,
            Op.Unregister => state.Handler(command.Object).Registered != 0 && MayUnlink(state) && !UnlinkWaits(state, command.Object),
            Op.RegisterFlb or Op.RegisterFlbStart => state.Handler(command.Object).Registered != 0 && !Linked(state, command),
            Op.UnregisterFlb => state.Handler(command.Object).Registered != 0 && Linked(state, command) && MayUnlink(state) && !UnlinkWaits(state, command.Object),
            Op.HotUnplug => !state.IsDeviceGone(command.Object),
            Op.SetModule => state.ModuleGoing(command.Object) == 0,
            _ => true,
        };
    }

    /// <summary>
    /// Whether a call runs now: one call at most is under way, and one that waits for a lock of the hook is the same call afterwards, or never where the hook
    /// keeps its lock into the next kernel. Writes to files wait for nothing.
    /// </summary>
    private bool RunsNow(CallUnderWay underWay, Op op) => op switch
    {
        Op.GetNameStart => underWay == CallUnderWay.None,
        Op.GetNameContinue => underWay == CallUnderWay.AnswerWaits,
        Op.Reboot => underWay is CallUnderWay.None or CallUnderWay.AnswerWaits,
        _ when underWay == CallUnderWay.AnswerWaits => false,
        Op.FlbGetOut or Op.FlbPutOut when DriversRunOn => true,
        not Op.RebootContinue when DriversRunOn && underWay == CallUnderWay.RebootJumps => false,
        Op.RebootContinue => underWay is CallUnderWay.RebootSerializes or CallUnderWay.RebootJumps,
        Op.RegisterFlbContinue => underWay == CallUnderWay.RegisterFlb,
        Op.RetrieveSessionContinue => underWay == CallUnderWay.RetrieveSession,
        Op.RebootStart or Op.RetrieveSessionStart or Op.RegisterFlbStart => underWay == CallUnderWay.None,
        Op.CreateSession => underWay != CallUnderWay.RebootSerializes,
        Op.WriteFile or Op.SealFile => true,
        _ when Design.RebootExclusion != RebootExclusion.None && underWay is CallUnderWay.RebootSerializes or CallUnderWay.RebootJumps => false,
        Op.Register or Op.Unregister or Op.RegisterFlb or Op.UnregisterFlb =>
            underWay != CallUnderWay.RebootSerializes || Design.RegisterPolicy == RegisterPolicy.AnyTime,
        _ => true,
    };

    private static bool FreeName(LuoState state, int name)
    {
        foreach (var slot in state.Outgoing)
        {
            if (state.Session(slot).Name == name)
            {
                return false;
            }
        }

        return true;
    }

    private bool RetrieveWorthwhile(LuoState state, int name)
    {
        foreach (var slot in state.Incoming)
        {
            if (state.Session(slot).Name == name)
            {
                return state.Session(slot).Retrieved == 0 || Has(UserAbilities.Repeat);
            }
        }

        return Has(UserAbilities.Repeat);
    }

    private bool KindFits(LuoState state, int fd, bool outgoing)
    {
        var session = state.User(state.Descriptor(fd) - 1).Session;
        return Has(UserAbilities.WrongKind) || (state.Session(session).List == SessionList.Outgoing) == outgoing;
    }

    private bool ProgramAllows(LuoState state, int fd, int token, bool preserving) =>
        !_program.Any || _program.Allows(state.Files(state.User(state.Descriptor(fd) - 1).Session), token, preserving);

    private static bool Linked(LuoState state, in Command command) =>
        state.Links(command.Object)[..state.Handler(command.Object).Links].Contains((byte)command.Other);

    /// <summary>A design that loses count of a file's references would do so without end: a file with more than any sequence can need is left alone.</summary>
    private bool MayHold(LuoState state, int fd) => state.User(state.Descriptor(fd) - 1).Refs <= 1 + (2 * _out.Length);

    /// <summary>
    /// A design that takes RETRIEVE_FD on outgoing sessions forgets a struct file each time (B04), without end. It is followed as long as there is room; what
    /// every other sequence needs at once always has it.
    /// </summary>
    private bool HasRoom(LuoState state)
    {
        if (Design.SessionKindCheck == SessionKindCheck.Einval)
        {
            return true;
        }

        var free = 0;
        for (var file = 0; file < state.Layout.Dimensions.UserFiles; file++)
        {
            free += state.User(file).Kind == UserFileKind.Free ? 1 : 0;
        }

        return free >= _files.Length;
    }

    /// <summary>Whether unregistering waits for files of a handler, in the repair of O16.</summary>
    private bool UnlinkWaits(LuoState state, int handler)
    {
        if (Design.FlbUnlinkInUse == FlbUnlinkInUse.AtOnce)
        {
            return false;
        }

        for (var session = 0; session < state.Layout.SessionSlots; session++)
        {
            foreach (ref readonly var entry in state.Files(session))
            {
                if (entry.Handler == handler)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// A link that goes while files are preserved leaves its FLB counted (O16), a little more each time. That is interesting once and bounded here: no link
    /// goes while an FLB counts more users than there are files.
    /// </summary>
    private bool MayUnlink(LuoState state)
    {
        for (var flb = 0; flb < state.Layout.Dimensions.Flbs; flb++)
        {
            if (state.Flb(flb).OutCount > Source.Files.Count)
            {
                return false;
            }
        }

        return true;
    }
}
