namespace LuoModel.Search;

/// <summary>Steps that a search did not follow, for one reason of the model.</summary>
/// <param name="Reason">Entry of <see cref="IExplorable{TSelf}.CutReasons"/>.</param>
/// <param name="Judged">Steps that were judged with the state they lead to, but not followed.</param>
/// <param name="Skipped">Steps that were not judged either.</param>
/// <param name="CompleteTo">Commands up to which no run is missing for this reason.</param>
public sealed record CutOff(string Reason, long Judged, long Skipped, int CompleteTo)
{
    /// <summary>Steps that were not followed.</summary>
    public long Steps => Judged + Skipped;
}
