using System.Text;

namespace LuoModel.Cli.Renderers.Selftests;

/// <summary>Pieces of C.</summary>
internal static class CText
{
    /// <summary>A C string; bytes that are no plain character are written as octal numbers.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            if (unit is (byte)'"' or (byte)'\\')
            {
                quoted.Append('\\').Append((char)unit);
            }
            else if (unit is >= (byte)' ' and < 0x7f and not (byte)'?')
            {
                quoted.Append((char)unit);
            }
            else
            {
                quoted.Append('\\').Append(Convert.ToString(unit, 8).PadLeft(3, '0'));
            }
        }

        return quoted.Append('"').ToString();
    }
}
