using LuoModel.Model.State;

namespace LuoModel.Model.Workloads;

/// <summary>
/// The order in which a VMM program handles its files, followed but for one omission or one swap anywhere: at most one predecessor of a file may not have been
/// handled yet.
/// </summary>
internal sealed class ProgramOrder
{
    // An array: going through an interface would allocate an enumerator for every question.
    private readonly int[] _tokens;

    /// <summary>The order of a workload; none when it has no program.</summary>
    public ProgramOrder(Workload workload) => _tokens = [.. workload.Program.Select(file => workload.Files[file].Token)];

    /// <summary>Whether there is one: user space is free otherwise.</summary>
    public bool Any => _tokens.Length > 0;

    /// <summary>Whether it is the turn of <paramref name="token"/>.</summary>
    /// <param name="files">The files that are held.</param>
    /// <param name="token">Token index.</param>
    /// <param name="preserving">True: files that are not held come first; false: those that are held and not retrieved.</param>
    public bool Allows(ReadOnlySpan<FileEntry> files, int token, bool preserving)
    {
        var missing = 0;
        foreach (var earlier in _tokens)
        {
            if (earlier == token)
            {
                return missing <= 1;
            }

            missing += Handled(files, earlier, preserving) ? 0 : 1;
        }

        return true;
    }

    private static bool Handled(ReadOnlySpan<FileEntry> files, int token, bool preserving)
    {
        foreach (ref readonly var file in files)
        {
            if (file.Token == token)
            {
                return preserving || file.RetrieveStatus != 0;
            }
        }

        return !preserving;
    }
}
