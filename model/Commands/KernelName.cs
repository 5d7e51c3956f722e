using System.Text;

namespace LuoModel.Model.Commands;

/// <summary>The kernel's spelling of names that the model writes as C# does.</summary>
public static class KernelName
{
    /// <summary>The operation as the uapi and the recordings call it, e.g. <c>preserve_fd</c>.</summary>
    public static string Of(Op op) => Snake(op.ToString());

    /// <summary>A name of C# as the kernel writes it: lower case, an underscore before each word, e.g. <c>copy_to_user</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
