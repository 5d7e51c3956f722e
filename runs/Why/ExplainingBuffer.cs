using LuoModel.Model.Events;

namespace LuoModel.Runs.Why;

/// <summary>Keeps the events of one command, and which checks refused it.</summary>
internal struct ExplainingBuffer : IEventSink
{
    private EventBuffer _events;

    /// <summary>An empty buffer.</summary>
    public ExplainingBuffer()
    {
        _events = new EventBuffer(64);
    }

    /// <inheritdoc/>
    public static bool Wanted => true;

    /// <inheritdoc/>
    public static bool Explains => true;

    /// <summary>The events, in order.</summary>
    public readonly ReadOnlySpan<LuoEvent> Events => _events.Events;

    /// <summary>Forgets the events.</summary>
    public void Clear() => _events.Clear();

    /// <inheritdoc/>
    public void Emit(in LuoEvent e) => _events.Emit(e);
}
