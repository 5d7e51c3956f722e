using System.Text.Json;
using LuoModel.Cli.Options;
using LuoModel.Model;

namespace LuoModel.Cli.Gate;

/// <summary>Puts the reports of all parts of a command together: byte for byte the report that one run of the whole writes.</summary>
internal static class ShardMerger
{
    /// <summary>The list of each command that can be divided, in which its units are.</summary>
    private static readonly Dictionary<string, string> s_lists = new() { ["check"] = "runs", ["matrix"] = "cells", ["bugs"] = "defects", ["conform"] = "divergences" };

    /// <summary>Checks that the parts are all there and belong together, and returns what writes the whole.</summary>
    /// <param name="files">The names of the reports, for messages.</param>
    /// <param name="reports">Their roots.</param>
    /// <exception cref="UserError">A part is missing, twice, of another run, or no part at all.</exception>
    public static Action<Utf8JsonWriter> Merge(IReadOnlyList<string> files, IReadOnlyList<JsonElement> reports)
    {
        var parts = files.Zip(reports, Part.Read).OrderBy(part => part.Shard.Index).ToArray();
        var first = parts[0];
        foreach (var part in parts.Skip(1))
        {
            if (part.Command != first.Command || part.Request != first.Request || part.Shard.Count != first.Shard.Count || part.Units != first.Units)
            {
                throw new UserError(part.File, $"is of another run than {first.File}: {part.Identity}, expected {first.Identity}");
            }
        }

        for (var index = 1; index <= first.Shard.Count; index++)
        {
            var here = parts.Where(part => part.Shard.Index == index).ToArray();
            if (here.Length != 1)
            {
                throw new UserError(here.Length == 0 ? $"part {index} of {first.Shard.Count} is missing" : $"part {index} is there twice: {here[0].File} and {here[1].File}");
            }
        }

        return json => Write(json, parts);
    }

    private static void Write(Utf8JsonWriter json, Part[] parts)
    {
        var list = s_lists[parts[0].Command];
        foreach (var member in parts[0].Report.EnumerateObject().Where(member => member.Name is not ("schemaVersion" or Shard.Member)))
        {
            if (member.Name == list)
            {
                Elements(json, list, parts);
            }
            else if (member.Value.ValueKind == JsonValueKind.Number)
            {
                json.WriteNumber(member.Name, parts.Sum(part => part.Report.GetProperty(member.Name).GetInt64()));
            }
            else if (member.Name == "invariants")
            {
                Union(json, member.Name, parts);
            }
            else
            {
                member.WriteTo(json);
            }
        }
    }

    /// <summary>Unit after unit in the order of the whole: the k-th unit lies in part k modulo the number of parts.</summary>
    private static void Elements(Utf8JsonWriter json, string list, Part[] parts)
    {
        var elements = parts.Select(part => part.Report.GetProperty(list).EnumerateArray().ToArray()).ToArray();
        var at = new int[parts.Length];
        json.WriteStartArray(list);
        for (var unit = 0; unit < parts[0].Units; unit++)
        {
            var (part, own) = (unit % parts.Length, unit / parts.Length);
            for (var i = 0; i < parts[part].Sizes[own]; i++)
            {
                elements[part][at[part]++].WriteTo(json);
            }
        }

        json.WriteEndArray();
    }

    private static void Union(Utf8JsonWriter json, string name, Part[] parts)
    {
        json.WriteStartArray(name);
        foreach (var value in parts.SelectMany(part => part.Report.GetProperty(name).EnumerateArray().Select(one => one.GetString()!)).Distinct().Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>One report that was read.</summary>
    private sealed record Part(string File, JsonElement Report, Shard Shard, string Command, string Request, int Units, int[] Sizes)
    {
        public string Identity => $"{Command} {Request} in {Shard.Count} parts";

        public static Part Read(string file, JsonElement report)
        {
            try
            {
                if (!report.TryGetProperty(Shard.Member, out var shard))
                {
                    throw new UserError(file, "is no part of a run, expected the JSON of a command with --shard");
                }

                var part = new Part(
                    file, report, new Shard(shard.GetProperty("index").GetInt32(), shard.GetProperty("count").GetInt32()), shard.GetProperty("command").GetString()!,
                    shard.GetProperty("request").GetString()!, shard.GetProperty("units").GetInt32(), [.. shard.GetProperty("sizes").EnumerateArray().Select(size => size.GetInt32())]);
                return part.IsWhole() ? part : throw new UserError(file, "is not all of its part: the run was stopped");
            }
            catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw new UserError(file, "is no part of a run, expected the JSON of a command with --shard");
            }
        }

        private bool IsWhole()
        {
            var units = Shard.Index > Units ? 0 : ((Units - Shard.Index) / Math.Max(1, Shard.Count)) + 1;
            return s_lists.TryGetValue(Command, out var list) && Shard.Count >= 1 && Sizes.Length == units && Sizes.Sum() == Report.GetProperty(list).GetArrayLength();
        }
    }
}
