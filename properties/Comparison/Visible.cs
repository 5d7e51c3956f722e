using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Properties.Comparison;

/// <summary>What user space or a handler can see of a step: result, value, which file came back, and the callbacks in order.</summary>
public static class Visible
{
    /// <summary>The first difference between two steps of one command, in words; null when nobody can tell them apart.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stateA">State of A after it.</param>
    /// <param name="a">A's answer.</param>
    /// <param name="eventsA">What A did.</param>
    /// <param name="stateB">State of B after it.</param>
    /// <param name="b">B's answer.</param>
    /// <param name="eventsB">What B did.</param>
    /// <param name="mapped">Only what the mapping between two vocabularies compares.</param>
    public static string? Difference(
        in Command command, LuoState stateA, Result a, ReadOnlySpan<LuoEvent> eventsA, LuoState stateB, Result b, ReadOnlySpan<LuoEvent> eventsB, bool mapped = false)
    {
        if (a.Outcome != b.Outcome || (a.Returned && (mapped ? a.Ret < 0 != b.Ret < 0 : a.Ret != b.Ret)))
        {
            return $"{Model.Traces.Names.Of(a)} against {Model.Traces.Names.Of(b)}";
        }

        if (a.Returned && a.Ret == 0 && Value(command, stateA, a) != Value(command, stateB, b))
        {
            return "another value comes back";
        }

        var at = 0;
        var other = 0;
        while (Next(eventsA, ref at, mapped) is var left & Next(eventsB, ref other, mapped) is var right && (left >= 0 || right >= 0))
        {
            if (left < 0 || right < 0)
            {
                return left < 0 ? $"only B: {Model.Traces.Names.Of(eventsB[right].Kind)}" : $"only A: {Model.Traces.Names.Of(eventsA[left].Kind)}";
            }

            if (mapped ? !Alike(eventsA[left], eventsB[right]) : !Same(eventsA[left], stateA, eventsB[right], stateB))
            {
                return $"callback {Model.Traces.Names.Of(eventsA[left].Kind)} against {Model.Traces.Names.Of(eventsB[right].Kind)}, or with other arguments";
            }
        }

        return null;
    }

    /// <summary>What a step means for a question.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="difference">What <see cref="Difference"/> said about the step.</param>
    /// <param name="a">A's answer.</param>
    /// <param name="b">B's answer.</param>
    /// <param name="mapped">Only what the mapping between two vocabularies compares.</param>
    public static VisibleAnswer Answer(ProductQuestion question, string? difference, Result a, Result b, bool mapped = false)
    {
        if (question == ProductQuestion.Differ)
        {
            return difference is null ? VisibleAnswer.Same : VisibleAnswer.Different;
        }

        var agree = b.Returned && (mapped ? b.Ret < 0 == a.Ret < 0 : b.Ret == a.Ret);
        return agree || !a.Returned ? VisibleAnswer.Same : a.Ret >= 0 ? VisibleAnswer.Different : VisibleAnswer.Beside;
    }

    /// <summary>A file is told by its origin, an object by being there; slots are nobody's business.</summary>
    private static int Value(in Command command, LuoState state, Result result) => command.Op switch
    {
        Op.RetrieveFd or Op.FdRestore when result.Value >= 0 => state.User(result.Value).Origin,
        Op.OpenFile => 0,
        _ => result.Value,
    };

    private static bool IsCallback(EventKind kind) => kind is >= EventKind.CanPreserve and <= EventKind.FlbFinish
        or >= EventKind.SubsystemPrepare and <= EventKind.SubsystemFinish;

    private static int Next(ReadOnlySpan<LuoEvent> events, ref int at, bool mapped)
    {
        while (at < events.Length && !(mapped ? VocabularyMapping.Compares(events[at].Kind) : IsCallback(events[at].Kind)))
        {
            at++;
        }

        return at < events.Length ? at++ : -1;
    }

    private static bool Same(in LuoEvent a, LuoState stateA, in LuoEvent b, LuoState stateB) =>
        a.Kind == b.Kind && a.Who == b.Who && a.Token == b.Token && a.Ret == b.Ret && a.Status == b.Status
        && (a.File < 0) == (b.File < 0) && (a.Data.Handle == 0) == (b.Data.Handle == 0) && a.Data.Bumps == b.Data.Bumps
        && a.NewData.Bumps == b.NewData.Bumps && stateA.Layout.Dimensions.Handlers == stateB.Layout.Dimensions.Handlers;

    /// <summary>Equality of what callbacks of different vocabularies have in common: v4 knows only whether a file was retrieved, not how it failed.</summary>
    private static bool Alike(in LuoEvent a, in LuoEvent b) =>
        a.Kind == b.Kind && a.Who == b.Who && a.Token == b.Token && a.Ret == b.Ret && (a.Status > 0) == (b.Status > 0) && (a.File < 0) == (b.File < 0);
}
