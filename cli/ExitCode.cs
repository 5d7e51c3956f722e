namespace LuoModel.Cli;

/// <summary>What the process returns. Scripts rely on these; <c>./luo --help</c> lists them.</summary>
internal static class ExitCode
{
    /// <summary>Done; everything holds, or everything is as the manifest expects.</summary>
    public const int Done = 0;

    /// <summary>A violation, divergence or difference was found, or something differs from the manifest.</summary>
    public const int Found = 1;

    /// <summary>Bad usage or bad input: one line on stderr says what, nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>Undecided: a bound or a time-out was reached, Ctrl-C, or an engine is unavailable.</summary>
    public const int Undecided = 3;
}
