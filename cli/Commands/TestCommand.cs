using System.CommandLine;
using LuoModel.Model;

namespace LuoModel.Cli.Commands;

/// <summary>
/// <c>luo test</c> as the help shows it. The tests are built and run by the luo script, for a program cannot rebuild itself while
/// it runs; only somebody who starts the program by hand gets here.
/// </summary>
internal static class TestCommand
{
    /// <summary>The command, with what <c>dotnet test</c> takes passed through.</summary>
    public static Command Create()
    {
        const string Description =
            "Run the tests: the short ones, with --all the slow ones too, with --kernel or --mutants those of that group. "
            + "Further words go to dotnet test, such as --filter Exhaustive. Ends with 'N passed, N failed'.";
        var command = new Command("test", Description)
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(Refuse);
        return command;
    }

    private static int Refuse(ParseResult parsed) =>
        throw new UserError("the tests are run by the script ./luo at the top of the checkout");
}
