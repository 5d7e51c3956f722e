using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LuoModel.Model;

namespace LuoModel.Cli.Options;

/// <summary>
/// A part of a command's work: of its units, numbered from 0 in the order of the whole, those whose number leaves <c>Index - 1</c> when divided by
/// <c>Count</c>. <c>luo merge</c> puts the parts together again.
/// </summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">Parts in all.</param>
internal sealed record Shard(int Index, int Count)
{
    /// <summary>The member of a report that says which part it is.</summary>
    public const string Member = "shard";

    private const int MostShards = 10_000;
    private const string Expected = "expected I/N with I from 1 to N, auto, or auto/N";

    /// <summary>The whole.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary><c>--shard I/N</c>.</summary>
    public static Option<Shard?> Option(Func<string, string?> environment) => new("--shard")
    {
        HelpName = "I/N",
        Description = "Do only the I-th of N parts, for ./luo merge; auto takes I and N from the environment of a Slurm array, a CI matrix or, as auto/N, a Kubernetes indexed Job",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            try
            {
                return Parse(result.Tokens[0].Value, environment);
            }
            catch (UserError error)
            {
                result.AddError(error.Message);
                return null;
            }
        },
    };

    /// <summary>Reads what <c>--shard</c> was given.</summary>
    /// <param name="text">I/N, auto or auto/N.</param>
    /// <param name="environment">Looks up a variable of the environment.</param>
    /// <exception cref="UserError">It is neither, or the environment says nothing.</exception>
    public static Shard Parse(string text, Func<string, string?> environment)
    {
        var parts = text.Split('/');
        if (parts is ["auto", ..] && parts.Length <= 2)
        {
            int? count = parts.Length == 2 ? Number(parts[1], text) : null;
            var (index, known) = FromEnvironment(environment);
            return Checked(index, count ?? known ?? throw new UserError($"--shard is '{text}', and the environment does not say how many parts there are, expected auto/N"), text);
        }

        return parts.Length == 2 ? Checked(Number(parts[0], text), Number(parts[1], text), text) : throw new UserError($"--shard is '{text}', {Expected}");
    }

    /// <summary>The units of this part.</summary>
    /// <param name="units">All units, in the order of the whole.</param>
    public IReadOnlyList<T> Of<T>(IReadOnlyList<T> units) => [.. units.Where((_, i) => i % Count == Index - 1)];

    /// <summary>Writes which part a report is; nothing for the whole.</summary>
    /// <param name="json">The report, open.</param>
    /// <param name="command">The command.</param>
    /// <param name="request">What decides the result: the same for all parts.</param>
    /// <param name="total">Units of the whole.</param>
    /// <param name="sizes">For each unit of this part, how many elements of the report's list it gave.</param>
    public void Write(Utf8JsonWriter json, string command, string request, int total, IEnumerable<int> sizes)
    {
        if (this == Whole)
        {
            return;
        }

        json.WriteStartObject(Member);
        json.WriteString("command", command);
        json.WriteNumber("index", Index);
        json.WriteNumber("count", Count);
        json.WriteString("request", request);
        json.WriteNumber("units", total);
        json.WriteStartArray("sizes");
        foreach (var size in sizes)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Shard Checked(int index, int count, string text) => count is >= 1 and <= MostShards && index >= 1 && index <= count
        ? new Shard(index, count)
        : throw new UserError($"--shard is '{text}' (part {index} of {count}), {Expected}, and N at most {MostShards}");

    private static int Number(string digits, string text) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new UserError($"--shard is '{text}', {Expected}");

    /// <summary>The part that an engine gave this machine, and how many there are where it says so.</summary>
    private static (int Index, int? Count) FromEnvironment(Func<string, string?> environment)
    {
        int? Value(string name) => int.TryParse(environment(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (Value("SLURM_ARRAY_TASK_ID") is { } task)
        {
            // An array may begin anywhere and go in steps.
            var least = Value("SLURM_ARRAY_TASK_MIN") ?? 1;
            var step = Math.Max(1, Value("SLURM_ARRAY_TASK_STEP") ?? 1);
            return (((task - least) / step) + 1, Value("SLURM_ARRAY_TASK_COUNT"));
        }

        if (Value("JOB_COMPLETION_INDEX") is { } completion)
        {
            return (completion + 1, null); // Kubernetes counts from 0
        }

        return Value("CI_NODE_INDEX") is { } node
            ? (node, Value("CI_NODE_TOTAL"))
            : throw new UserError("--shard is auto, and none of SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX and CI_NODE_INDEX is set to a number");
    }
}
