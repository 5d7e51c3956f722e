using LuoModel.Kernel.Processes;
using LuoModel.Kernel.Sources;
using LuoModel.Model.Designs;

namespace LuoModel.Tests.Kernels;

/// <summary>Edit scripts: they change what they were made for and nothing else.</summary>
public sealed class RepairTests
{
    private const string Source = "int other(void)\n{\n\treturn 2;\n}\n\nstatic int answer(void)\n{\n\treturn 1;\n}\n";

    /// <summary>The hash is that of the four lines of <c>answer</c>.</summary>
    private static string Script(string hash) => $"# what it does\nrelease 7.3\ndesign flb-count-loaded=at-boot\n\nfile a.c\nfunction answer {hash}\ndrop 3\n+\treturn 42;\n";

    [Fact]
    public void A_place_is_changed_where_the_function_is_the_known_one()
    {
        string tree = Directory.CreateTempSubdirectory("luo-repair-").FullName;
        try
        {
            string file = Path.Combine(tree, "a.c");
            File.WriteAllText(file, Source);
            Assert.Equal(["a.c"], Repair.Read("x", Script(HashOf("static int answer(void)\n{\n\treturn 1;\n}"))).Apply(tree));
            Assert.Equal(Source.Replace("return 1;", "return 42;", StringComparison.Ordinal), File.ReadAllText(file));

            ToolException refused = Assert.Throws<ToolException>(() => Repair.Read("x", Script("0123456789abcdef")).Apply(tree));
            Assert.Contains("answer() of a.c", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(tree, recursive: true);
        }
    }

    [Fact]
    public void Every_repair_names_a_design_that_is_one_switch_away()
    {
        Assert.NotEmpty(Repair.All);
        Assert.All(Repair.All, repair => Assert.NotEqual(DesignText.Parse(repair.Release.Design), DesignText.Parse(repair.Design)));
    }

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..16];
}
