namespace LuoModel.Search.Engine;

/// <summary>
/// Guesses the size of a state space from the widths of the levels so far. The widths of such searches rise and fall like a bell: the
/// logarithm of the ratio of neighbouring levels falls about linearly. A line through the recent ratios is continued to the end.
/// </summary>
internal static class GrowthPredictor
{
    private const int Window = 8;
    private const int Furthest = 10_000;

    /// <summary>Expected number of states at the end; null when the growth does not slow down yet, or there is too little to go by.</summary>
    /// <param name="widths">Number of states of each level; the last one is complete (all its states were found).</param>
    public static long? Predict(IReadOnlyList<int> widths)
    {
        if (widths.Count < Window + 1)
        {
            return null;
        }

        (double slope, double last) = Line(widths);
        if (slope >= 0)
        {
            return null;
        }

        double sum = widths.Sum(w => (double)w);
        double width = widths[^1];
        for (int step = 1; width >= 1 && step < Furthest; step++)
        {
            width *= Math.Exp(last + (slope * step));
            sum += width;
        }

        return sum < long.MaxValue ? (long)sum : null;
    }

    private static (double Slope, double Last) Line(IReadOnlyList<int> widths)
    {
        // Least squares of log(width[i+1] / width[i]) over the last ratios, with x = -(Window-1) .. 0.
        double sumX = 0, sumY = 0, sumXx = 0, sumXy = 0;
        for (int i = 0; i < Window; i++)
        {
            double x = i - (Window - 1);
            int at = widths.Count - Window + i;
            double y = Math.Log((double)widths[at] / widths[at - 1]);
            sumX += x;
            sumY += y;
            sumXx += x * x;
            sumXy += x * y;
        }

        double slope = ((Window * sumXy) - (sumX * sumY)) / ((Window * sumXx) - (sumX * sumX));
        return (slope, (sumY - (slope * sumX)) / Window);
    }
}
