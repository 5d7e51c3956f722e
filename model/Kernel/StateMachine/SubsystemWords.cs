using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.StateMachine;

/// <summary>Attempts that subsystem words name: the memory of the mocks behind the subsystems, as <c>Handles</c> is for files.</summary>
internal readonly ref partial struct SharedMachine<TEnvironment, TSink>
{
    /// <summary>A new live word of <paramref name="subsystem"/>, in its lowest slot that nothing names.</summary>
    private DataWord NewSubsystemWord(int subsystem)
    {
        var first = subsystem * SubsystemRecord.WordSlots;
        var slot = first + _k.State.SubsystemWords.Slice(first, SubsystemRecord.WordSlots).IndexOf(WordLife.Free);
        if (slot < first)
        {
            throw new DimensionExceededException("subsystem words");
        }

        _k.State.SubsystemWords[slot] = WordLife.Live;
        return DataWord.Of(slot);
    }

    /// <summary>cancel or finish of <paramref name="word"/>. The recorded mocks do not complain about a word that ended before.</summary>
    private void EndSubsystemWord(DataWord word)
    {
        if (word.Handle != 0)
        {
            _k.State.SubsystemWords[word.Slot] = WordLife.Ended;
        }
    }

    /// <summary>Gives back the slots that no word names any more.</summary>
    internal void SweepSubsystemWords()
    {
        for (var s = 0; s < _k.State.Layout.Dimensions.Subsystems; s++)
        {
            ref var record = ref _k.State.Subsystem(s);
            for (var slot = s * SubsystemRecord.WordSlots; slot < (s + 1) * SubsystemRecord.WordSlots; slot++)
            {
                if (record.Data.Slot != slot && record.BlobData.Slot != slot && record.FirstTreeData.Slot != slot)
                {
                    _k.State.SubsystemWords[slot] = WordLife.Free;
                }
            }
        }
    }
}
