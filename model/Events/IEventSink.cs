namespace LuoModel.Model.Events;

/// <summary>Takes the events of a step, in order. Implemented by structs, so that a sink nobody needs costs nothing.</summary>
public interface IEventSink
{
    /// <summary>False when events are not wanted: the step then does not even build them.</summary>
    static abstract bool Wanted { get; }

    /// <summary>True when <see cref="EventKind.Refused"/> is wanted too: why a call is refused, which nobody on the outside of a kernel sees.</summary>
    static virtual bool Explains => false;

    /// <summary>Takes one event.</summary>
    void Emit(in LuoEvent e);
}

/// <summary>Wants no events.</summary>
public readonly struct NoEvents : IEventSink
{
    /// <inheritdoc/>
    public static bool Wanted => false;

    /// <inheritdoc/>
    public void Emit(in LuoEvent e)
    {
    }
}

/// <summary>Keeps the events of one command in a buffer that grows to the longest command seen and is then reused.</summary>
public struct EventBuffer : IEventSink
{
    private LuoEvent[] _events;
    private int _count;

    /// <summary>An empty buffer with room for <paramref name="capacity"/> events before it grows.</summary>
    public EventBuffer(int capacity)
    {
        _events = new LuoEvent[capacity];
        _count = 0;
    }

    /// <inheritdoc/>
    public static bool Wanted => true;

    /// <summary>The events so far, in order; valid until the next <see cref="Clear"/> or <see cref="Emit"/>.</summary>
    public readonly ReadOnlySpan<LuoEvent> Events => _events.AsSpan(0, _count);

    /// <summary>Forgets the events, keeps the room.</summary>
    public void Clear() => _count = 0;

    /// <inheritdoc/>
    public void Emit(in LuoEvent e)
    {
        if (_count == _events.Length)
        {
            Array.Resize(ref _events, Math.Max(16, _count * 2));
        }

        _events[_count++] = e;
    }
}
