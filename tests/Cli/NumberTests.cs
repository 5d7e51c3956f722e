using System.CommandLine;
using LuoModel.Cli.Options;

namespace LuoModel.Tests.Cli;

/// <summary>The numbers that options take, at their edges.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-1", null)]
    [InlineData("2147483648", null)]
    [InlineData("1e3", null)]
    [InlineData("", null)]
    [InlineData(" 1", null)]
    public void Whole_numbers(string text, int? expected) => Check(CommonOptions.MaxDepth(), text, expected);

    [Theory]
    [InlineData("0", null)]
    [InlineData("1", 1L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775808", null)]
    public void Long_numbers(string text, long? expected) => Check(CommonOptions.MaxStates(), text, expected);

    [Theory]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    [InlineData("0xFF", 255UL)]
    [InlineData("0x", null)]
    [InlineData("-3", null)]
    public void Seeds(string text, ulong? expected) => Check(CommonOptions.Seed(), text, expected);

    [Theory]
    [InlineData("90", 90.0)]
    [InlineData("1.5", 1.5)]
    [InlineData("90s", 90.0)]
    [InlineData("5m", 300.0)]
    [InlineData("1h", 3600.0)]
    [InlineData("0", null)]
    [InlineData("h", null)]
    [InlineData("1d", null)]
    [InlineData("NaN", null)]
    [InlineData("1e9", null)]
    [InlineData("999999h", null)]
    public void Durations(string text, double? seconds) =>
        Check(CommonOptions.Time(), text, seconds is { } number ? TimeSpan.FromSeconds(number) : (TimeSpan?)null);

    private static void Check<T>(Option<T?> option, string text, T? expected)
        where T : struct
    {
        ParseResult parsed = new RootCommand { option }.Parse([option.Name, text]);
        if (expected is null)
        {
            Assert.StartsWith($"{option.Name} is '{text}', expected ", parsed.Errors[0].Message, StringComparison.Ordinal);
            return;
        }

        Assert.Empty(parsed.Errors);
        Assert.Equal(expected, parsed.GetValue(option));
    }
}
