namespace LuoModel.Cli.Output;

/// <summary>What the process returns. Scripts rely on these; <see cref="Table"/> is what <c>./luo --help</c> and the README show.</summary>
internal static class ExitCode
{
    /// <summary>Done; everything holds, or everything is as the manifest expects.</summary>
    public const int Done = 0;

    /// <summary>A violation, divergence or difference was found, or something differs from the manifest.</summary>
    public const int Found = 1;

    /// <summary>Bad usage or bad input, or an output that cannot be written: one line on stderr says what.</summary>
    public const int BadInput = 2;

    /// <summary>Undecided: a bound or a time-out was reached, Ctrl-C, or an engine is unavailable.</summary>
    public const int Undecided = 3;

    /// <summary>The script <c>./luo</c> could not build the program: no SDK, no packages, or errors. Nothing ran.</summary>
    public const int NotBuilt = 69;

    /// <summary>A defect of this program: one line on stderr names the file with the details.</summary>
    public const int InternalError = 70;

    /// <summary>Each code and what it says, one line each.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Table { get; } =
    [
        (Done, "as expected: all holds, or all is as docs/manifest.json says"),
        (Found, "not as expected: a violation, a divergence, a difference"),
        (BadInput, "bad usage or input, or an output that cannot be written"),
        (Undecided, "undecided: a bound, a time-out, Ctrl-C, or an engine is unavailable"),
        (NotBuilt, "the program could not be built, so nothing ran"),
        (InternalError, "a defect of this program; a line names the file to report"),
    ];
}
