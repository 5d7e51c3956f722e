namespace LuoModel.Model.Kernel.Context;

/// <summary>Lists of numbers with a count beside them.</summary>
internal static class KernelLists
{
    /// <summary>Takes <paramref name="item"/> out of the first <paramref name="count"/> items of a list and clears the place that becomes free.</summary>
    public static void Remove(Span<byte> list, int count, byte item)
    {
        var at = list[..count].IndexOf(item);
        list[(at + 1)..count].CopyTo(list[at..]);
        list[count - 1] = 0;
    }
}
