using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>Attempts that subsystem words name: the memory of the mocks behind the subsystems, as <c>Handles</c> is for files.</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>A new live word of <paramref name="subsystem"/>, in its lowest slot that nothing names.</summary>
    private readonly DataWord NewSubsystemWord(int subsystem)
    {
        var first = subsystem * SubsystemRecord.WordSlots;
        var slot = first + _state.SubsystemWords.Slice(first, SubsystemRecord.WordSlots).IndexOf(WordLife.Free);
        if (slot < first)
        {
            throw new DimensionExceededException("subsystem words");
        }

        _state.SubsystemWords[slot] = WordLife.Live;
        return DataWord.Of(slot);
    }

    /// <summary>cancel or finish of <paramref name="word"/>. The recorded mocks do not complain about a word that ended before.</summary>
    private readonly void EndSubsystemWord(DataWord word)
    {
        if (word.Handle != 0)
        {
            _state.SubsystemWords[word.Slot] = WordLife.Ended;
        }
    }

    /// <summary>Gives back the slots that no word names any more.</summary>
    private readonly void SweepSubsystemWords()
    {
        for (var s = 0; s < _state.Layout.Dimensions.Subsystems; s++)
        {
            ref var record = ref _state.Subsystem(s);
            for (var slot = s * SubsystemRecord.WordSlots; slot < (s + 1) * SubsystemRecord.WordSlots; slot++)
            {
                if (record.Data.Slot != slot && record.BlobData.Slot != slot && record.FirstTreeData.Slot != slot)
                {
                    _state.SubsystemWords[slot] = WordLife.Free;
                }
            }
        }
    }
}
