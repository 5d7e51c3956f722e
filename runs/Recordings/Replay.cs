using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.State;

namespace LuoModel.Runs.Recordings;

/// <summary>Replays a recording on a design and finds the first place where they part.</summary>
internal static class Replay
{
    /// <summary>Replays <paramref name="script"/>, which was read from a recording, on <paramref name="design"/>.</summary>
    /// <exception cref="UserError">The recording says something that is no part of the format.</exception>
    public static ReplayOutcome Run(Script script, Design design)
    {
        if (design.Vocabulary != script.Format.Vocabulary)
        {
            return new ReplayOutcome(0, new Divergence(script.File, design.Id, DivergenceKind.State, VocabularyOf(script.Design), VocabularyOf(design)));
        }

        for (var room = script.Dimensions; ;)
        {
            try
            {
                using var comparison = new Comparison(script, design, room);
                return comparison.Run();
            }
            catch (DimensionExceededException e)
            {
                room = Room.More(room, e.Dimension, script.Workload);
            }
        }
    }

    private static string VocabularyOf(Design design) => "the vocabulary " + SwitchCatalog.Find("vocabulary")!.Of(design).Name;
}
