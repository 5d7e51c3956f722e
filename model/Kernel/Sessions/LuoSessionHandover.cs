using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>luo_session.c of the merged generations: serialize, the jump, and deserialize (specification 4.5, 4.6).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>
    /// luo_session_serialize(), for one of the outgoing sessions, which are taken in creation order: freezes its files; a failure rolls back what
    /// came before it and ends the hook. 0 or an errno.
    /// </summary>
    private int SerializeSession(int index)
    {
        var error = IsFrozen(_state.Order(index)) ? 0 : FreezeFiles(_state.Order(index));
        if (error < 0)
        {
            RollBackSessions(index);
            ThawSessions();
            var kept = Design.RefusedRebootLock == RefusedRebootLock.Kept && Design.RebootExclusion != RebootExclusion.None;
            Core.SerializeHeld = (byte)(kept ? 1 : 0);
        }
        else if (Design.FreezeUnit == FreezeUnit.Session)
        {
            _state.Session(_state.Order(index)).State = MachineState.Frozen;
        }

        return error;
    }

    /// <summary>The undo of luo_session_serialize(): the sessions before the failing one, the youngest first.</summary>
    private void RollBackSessions(int failing)
    {
        for (var i = 0; i < failing; i++)
        {
            var index = Design.SessionRollbackOrder == SessionRollbackOrder.Reverse ? failing - 1 - i : i;
            var slot = _state.Order(index);
            UnfreezeFiles(slot, _state.Session(slot).Files);
        }
    }

    /// <summary>The outgoing sessions become the handed-over ones, in the upper region of slots; every other session is gone.</summary>
    private void HandOverSessions(bool handover)
    {
        var room = _state.Layout.Dimensions.Sessions;
        var kept = 0;
        for (var i = 0; handover && i < Core.OutgoingCount; i++)
        {
            if (Travels(_state.Order(i)))
            {
                _state.Order(room + kept++) = (short)(room + _state.Order(i));
            }
        }

        for (var i = 0; i < room; i++)
        {
            _state.Order(room + i) = i < kept ? _state.Order(room + i) : (short)0;
            _state.Order(i) = 0;
        }

        for (var slot = 0; slot < room; slot++)
        {
            _state.Files(room + slot).Clear();
            ref var source = ref _state.Session(slot);
            ref var target = ref _state.Session(room + slot);
            target = default;
            if (handover && source.List == SessionList.Outgoing && Travels(slot))
            {
                target = source;
                target.List = SessionList.HandedOver;
                target.State = MachineState.Undefined;
                target.Mounted = 0;
                target.Closing = 0;
                target.Area = source.Area == SerializedArea.None ? SerializedArea.None : SerializedArea.HandedOver;
                _state.Files(slot).CopyTo(_state.Files(room + slot));
            }

            _state.Files(slot).Clear();
            source = default;
        }

        HandOverFiles();
    }

    /// <summary>Whether an outgoing session gets a slot in the blob.</summary>
    private readonly bool Travels(int slot) => Design.EmptySessions == EmptySessions.HandedOver || _state.Session(slot).Files > 0;

    /// <summary>luo_session_deserialize(): rebuilds the handed-over sessions once; false when the open must fail.</summary>
    internal bool DeserializeSessions()
    {
        if (Core.Deserialized != Deserialized.NotYet)
        {
            return Core.Deserialized == Deserialized.Done;
        }

        Core.Deserialized = Deserialized.Done;
        var room = _state.Layout.Dimensions.Sessions;
        for (var i = 0; i < room; i++)
        {
            var slot = _state.Order(room + i);
            if (slot < room || _state.Session(slot).List != SessionList.HandedOver)
            {
                break;
            }

            if (Fails(FaultKind.Kzalloc))
            {
                Core.Deserialized = Design.DeserializeAlloc == DeserializeAlloc.Remember ? Deserialized.Failed : Deserialized.Done;
                return false;
            }

            _state.Session(slot).List = SessionList.Incoming;
            Core.IncomingCount++;
            if (!DeserializeFiles(slot) && Design.DeserializeFiles == Designs.Switches.DeserializeFiles.Propagate)
            {
                Core.Deserialized = Deserialized.Failed;
                return false;
            }
        }

        return true;
    }
}
