using System.Buffers;
using System.Globalization;
using System.Text;

namespace LuoModel.Kernel.Machines;

/// <summary>
/// Writes an initramfs: a cpio archive in the newc form, see Documentation/driver-api/early-userspace/buffer-format.rst of the kernel. The same entries give the same bytes.
/// </summary>
internal sealed class CpioArchive
{
    private const uint Folder = 0x41ED; // a directory, 0755
    private const uint Program = 0x81ED; // a regular file, 0755
    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 16);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private int _inode;

    /// <summary>Adds a folder and those above it.</summary>
    public void AddFolder(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } above)
        {
            AddFolder(above);
        }

        if (_folders.Add(path))
        {
            Entry(path, Folder, []);
        }
    }

    /// <summary>Adds a file that anybody may read and run.</summary>
    public void AddFile(string path, ReadOnlySpan<byte> content)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } above)
        {
            AddFolder(above);
        }

        Entry(path, Program, content);
    }

    /// <summary>Ends the archive and gives its bytes.</summary>
    public byte[] ToArray()
    {
        Entry("TRAILER!!!", 0, []);
        return _bytes.WrittenSpan.ToArray();
    }

    private void Entry(string path, uint mode, ReadOnlySpan<byte> content)
    {
        var name = Encoding.UTF8.GetBytes(path + "\0");
        uint[] fields = [(uint)++_inode, mode, 0, 0, mode == Folder ? 2u : 1u, 0, (uint)content.Length, 0, 0, 0, 0, (uint)name.Length, 0];
        _bytes.Write("070701"u8);
        _bytes.Write(Encoding.ASCII.GetBytes(string.Concat(fields.Select(field => field.ToString("x8", CultureInfo.InvariantCulture)))));
        _bytes.Write(name);
        Pad();
        _bytes.Write(content);
        Pad();
    }

    private void Pad()
    {
        while (_bytes.WrittenCount % 4 != 0)
        {
            _bytes.Write("\0"u8);
        }
    }
}
