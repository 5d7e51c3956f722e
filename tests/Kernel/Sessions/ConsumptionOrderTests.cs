namespace LuoModel.Tests.Kernel.Sessions;

/// <summary>
/// Which services of the kernel each call uses, and in which order, as the recorder's notes list them (order of consumption): a pending fault fires where the
/// real code asks, no earlier and no later.
/// </summary>
public sealed class ConsumptionOrderTests
{
    private const string Workload = """
        workload order
        handler full bumps
        flb g of full
        file f1 full
        file f2 full
        file f3 full
        sessions s1 s2
        user repeat
        """;

    private const string OneArea = "linux-7.0";
    private const string Blocks = "g4b";

    /// <summary>A preserve before it asks for the module, the map and the FLBs has looked the token up; only a full block set asks for a block.</summary>
    [Theory]
    [InlineData(Blocks, "", """create_session "s1" -> s1""", "fd kzalloc kho kzalloc anon_file copy_to_user")]
    [InlineData(OneArea, "", """create_session "s1" -> s1""", "fd kzalloc anon_file copy_to_user")]
    [InlineData(Blocks, """create_session "s1" -> s1""", "preserve_fd s1 f1 token 1", "kho kzalloc xa kzalloc copy_to_user")]
    [InlineData(OneArea, """create_session "s1" -> s1""", "preserve_fd s1 f1 token 1", "kho kzalloc copy_to_user")]
    [InlineData(OneArea, """create_session "s1" -> s1; preserve_fd s1 f1 token 1""", "preserve_fd s1 f2 token 2", "kzalloc copy_to_user")]
    [InlineData(Blocks, Updated, """retrieve_session "s1" -> s1'""", "fd anon_file copy_to_user")]
    [InlineData(Blocks, Retrieved, "retrieve_fd s1' token 1 -> f1'", "fd xa copy_to_user")]
    [InlineData(OneArea, Retrieved, "retrieve_fd s1' token 1 -> f1'", "fd copy_to_user")]
    [InlineData(Blocks, Retrieved + "; retrieve_fd s1' token 1 -> f1'", "retrieve_fd s1' token 1 -> f1'", "fd copy_to_user")]
    [InlineData(Blocks, Retrieved, "finish s1'", "copy_to_user")]
    public void A_call(string design, string before, string call, string uses) => Asks(design, before, call, uses);

    private const string Updated = """create_session "s1" -> s1; preserve_fd s1 f1 token 1; reboot""";
    private const string Retrieved = Updated + """; retrieve_session "s1" -> s1'""";

    /// <summary>
    /// The next kernel takes over the session blocks and makes its own room. The first open follows: the session, the block of its files, the file; without
    /// blocks the session and the file.
    /// </summary>
    [Theory]
    [InlineData(Blocks, "kzalloc kho kho fd kzalloc kzalloc kzalloc")]
    [InlineData(OneArea, "kho_finalize kho kho kho fd kzalloc kzalloc")]
    public void The_boot(string design, string uses) =>
        Asks(design, """create_session "s1" -> s1; preserve_fd s1 f1 token 1""", "reboot", uses);

    private static void Asks(string design, string before, string call, string uses)
    {
        Assert.Equal(uses, string.Join(' ', Of(design, before).Uses(call)));
        string[] kinds = uses.Split(' ');
        for (int at = 0; at < kinds.Length; at++)
        {
            // The one that fails is the last that is asked: everything after it is not reached.
            CommandScript script = Of(design, before);
            Assert.Equal(kinds[..(at + 1)], script.Uses(call, at).Take(at + 1));
        }
    }

    private static CommandScript Of(string design, string before)
    {
        var script = new CommandScript(design, Workload);
        return before.Length == 0 ? script : script.After(before.Split("; "));
    }
}
