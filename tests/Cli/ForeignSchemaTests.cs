using System.Text.Json.Nodes;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Cli;

/// <summary>What other programs read, checked by the programs that others check it with: JSON by ajv, SARIF by its own multitool and its own schema.</summary>
[Trait("Group", "all")]
public sealed class ForeignSchemaTests : IDisposable
{
    private const string Multitool = "@microsoft/sarif-multitool-linux";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luo-schema-");

    public void Dispose() => _folder.Delete(recursive: true);

    [NpmFact("ajv")]
    public void Ajv_accepts_the_json_of_every_command()
    {
        var pairs = new List<string>();
        foreach (object[] row in (IEnumerable<object[]>)SchemaTests.Commands)
        {
            string file = Path.Combine(_folder.FullName, $"{pairs.Count}.json");
            File.WriteAllText(file, CliRun.Of([.. SchemaTests.Words((string)row[1]), "--json", "-"]).Output);
            pairs.AddRange([Checkout.PathOf($"docs/schema/{row[0]}.schema.json"), file]);
        }

        Assert.Equal((0, string.Empty), Ajv([.. pairs]));
    }

    [NpmFact("ajv")]
    public void Ajv_refuses_what_a_schema_does_not_know()
    {
        string file = Path.Combine(_folder.FullName, "designs.json");
        JsonNode json = JsonNode.Parse(CliRun.Of("list", "designs", "--json", "-").Output)!;
        json["designs"]![0]!.AsObject()["more"] = 1;
        File.WriteAllText(file, json.ToJsonString());
        Assert.Equal(1, Ajv([Checkout.PathOf("docs/schema/list-designs.schema.json"), file]).Exit);
    }

    [NpmFact("ajv")]
    public void Sarif_is_as_its_schema_says()
    {
        string schema = Path.Combine(NpmFactAttribute.Folder(Multitool), "sarif-2.1.0.json");
        Assert.Equal((0, string.Empty), Ajv([schema, Sarif("check", "--workload", "tiny", "--engine", "exhaustive"), schema, Sarif("bugs", "B05", "B17")]));
    }

    /// <summary>The rules of the standard; that a tool's home page is named is one of them, and the model has none.</summary>
    [NpmFact(Multitool)]
    public void Sarif_keeps_the_rules_of_its_standard()
    {
        string program = Path.Combine(NpmFactAttribute.Folder(Multitool), "Sarif.Multitool");
        string file = Sarif("check", "--workload", "tiny", "--workload", "hugetlb", "--engine", "exhaustive");
        (int exit, string output) = Installed.Run(program, ["validate", file]);
        Assert.Equal(0, exit);
        Assert.Contains("Analysis completed successfully", output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(error|warning) SARIF(?!2005: runs\[0\]\.tool\.driver: .*'informationUri')", output);

        JsonNode log = JsonNode.Parse(File.ReadAllText(file))!;
        log["runs"]![0]!["results"]![0]!["ruleIndex"] = 1000;
        File.WriteAllText(file, log.ToJsonString());
        Assert.Matches("error SARIF", Installed.Run(program, ["validate", file]).Output);
    }

    private string Sarif(params string[] command)
    {
        string file = Path.Combine(_folder.FullName, $"{command[0]}.sarif");
        CliRun.Of([.. command, "--sarif", file]);
        return file;
    }

    private static (int Exit, string Output) Ajv(string[] pairs) =>
        Installed.Run("node", [Checkout.PathOf("tests/Cli/ajv-validate.mjs"), NpmFactAttribute.Folder("ajv"), .. pairs]);
}
