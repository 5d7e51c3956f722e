namespace LuoModel.Cli;

/// <summary>Where the process starts.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        using var interrupt = new Interrupt();
        return LuoApp.Run(args, LuoConsole.ForProcess(interrupt.Token));
    }
}
