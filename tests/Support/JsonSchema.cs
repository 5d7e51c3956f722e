using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LuoModel.Tests.Support;

/// <summary>
/// Validates JSON against the keywords of JSON Schema that this project's schemas use. A keyword it does not know fails, so that no schema is checked by half.
/// </summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly string[] s_silent = ["$schema", "title", "description", "$defs"];

    /// <summary>What is wrong with <paramref name="value"/>, each with its place; empty when it is valid.</summary>
    public IReadOnlyList<string> Errors(JsonNode? value)
    {
        var errors = new List<string>();
        Check(root, value, "$", errors);
        return errors;
    }

    private void Check(JsonObject schema, JsonNode? value, string at, List<string> errors)
    {
        foreach (var (keyword, demand) in schema)
        {
            if (!s_silent.Contains(keyword) && Fault(keyword, demand!, schema, value, at, errors) is { } fault)
            {
                errors.Add($"{at}: {fault}");
            }
        }
    }

    private string? Fault(string keyword, JsonNode demand, JsonObject schema, JsonNode? value, string at, List<string> errors)
    {
        switch (keyword)
        {
            case "$ref":
                var name = demand.GetValue<string>().Split('/')[^1];
                Check(root["$defs"]![name]!.AsObject(), value, at, errors);
                return null;
            case "type":
                return TypeOf(value).Any(type => demand is JsonArray several ? several.Any(one => one!.GetValue<string>() == type) : demand.GetValue<string>() == type) ? null : $"is no {demand.ToJsonString()}";
            case "const":
                return JsonNode.DeepEquals(demand, value) ? null : $"is not {demand}";
            case "enum":
                return demand.AsArray().Any(one => JsonNode.DeepEquals(one, value)) ? null : $"is none of {demand.ToJsonString()}";
            case "minLength":
                return value is JsonValue && value.GetValue<string>().Length < demand.GetValue<int>() ? "is too short" : null;
            case "minimum":
                return value is JsonValue && value.GetValue<long>() < demand.GetValue<long>() ? $"is below {demand}" : null;
            case "pattern":
                return value is JsonValue && !Regex.IsMatch(value.GetValue<string>(), demand.GetValue<string>()) ? $"does not match {demand}" : null;
            case "required":
                var lacks = demand.AsArray().Select(one => one!.GetValue<string>()).Where(one => value is JsonObject o && !o.ContainsKey(one)).ToArray();
                return lacks.Length == 0 ? null : $"lacks {string.Join(", ", lacks)}";
            case "items":
                for (var i = 0; value is JsonArray array && i < array.Count; i++)
                {
                    Check(demand.AsObject(), array[i], $"{at}[{i}]", errors);
                }

                return null;
            case "properties":
                foreach (var (property, rule) in demand.AsObject())
                {
                    if (value is JsonObject o && o.TryGetPropertyValue(property, out var member))
                    {
                        Check(rule!.AsObject(), member, $"{at}.{property}", errors);
                    }
                }

                return null;
            case "additionalProperties":
                return Additional(demand, schema, value, at, errors);
            default:
                return $"the schema has the keyword {keyword}, which this validator does not know";
        }
    }

    private string? Additional(JsonNode demand, JsonObject schema, JsonNode? value, string at, List<string> errors)
    {
        foreach (var (property, member) in value as JsonObject ?? [])
        {
            if (schema["properties"]?.AsObject().ContainsKey(property) == true)
            {
                continue;
            }

            if (demand is not JsonObject rule)
            {
                return $"has {property}, which the schema does not name";
            }

            Check(rule, member, $"{at}.{property}", errors);
        }

        return null;
    }

    private static string[] TypeOf(JsonNode? value) => value switch
    {
        null => ["null"],
        JsonObject => ["object"],
        JsonArray => ["array"],
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => ["string"],
            System.Text.Json.JsonValueKind.Number => value.ToJsonString().AsSpan().ContainsAny('.', 'E', 'e') ? ["number"] : ["number", "integer"],
            _ => ["boolean"],
        },
    };
}
