namespace LuoModel.Model.Commands;

/// <summary>Linux errno values that LUO returns, as the negative numbers user space sees (include/uapi/asm-generic/errno*.h).</summary>
public static class Errno
{
    /// <summary>Not permitted: a write to a sealed file.</summary>
    public const int EPERM = -1;

    /// <summary>No such entry.</summary>
    public const int ENOENT = -2;

    /// <summary>Interrupted.</summary>
    public const int EINTR = -4;

    /// <summary>Input/output error: what every open of the device says after a failed deserialization.</summary>
    public const int EIO = -5;

    /// <summary>Argument list too long; LUO uses it for sizes and trailing bytes.</summary>
    public const int E2BIG = -7;

    /// <summary>Not an open descriptor.</summary>
    public const int EBADF = -9;

    /// <summary>Try again.</summary>
    public const int EAGAIN = -11;

    /// <summary>Out of memory.</summary>
    public const int ENOMEM = -12;

    /// <summary>Bad user address.</summary>
    public const int EFAULT = -14;

    /// <summary>Busy.</summary>
    public const int EBUSY = -16;

    /// <summary>Exists already.</summary>
    public const int EEXIST = -17;

    /// <summary>No such device, or a module that is going away.</summary>
    public const int ENODEV = -19;

    /// <summary>Invalid argument.</summary>
    public const int EINVAL = -22;

    /// <summary>Too many open descriptors.</summary>
    public const int EMFILE = -24;

    /// <summary>Not this kind of file.</summary>
    public const int ENOTTY = -25;

    /// <summary>No room left.</summary>
    public const int ENOSPC = -28;

    /// <summary>A lock would be taken twice by one task.</summary>
    public const int EDEADLK = -35;

    /// <summary>The call does not exist in this design.</summary>
    public const int ENOSYS = -38;

    /// <summary>No data.</summary>
    public const int ENODATA = -61;

    /// <summary>Not supported.</summary>
    public const int EOPNOTSUPP = -95;

    /// <summary>Address in use: a session or file that was handed out already (v4).</summary>
    public const int EADDRINUSE = -98;

    /// <summary>The name of <paramref name="value"/>, e.g. <c>-EBUSY</c>; <c>0</c> for success and the plain number when LUO never returns it.</summary>
    public static string Name(int value) => value switch
    {
        ENOENT => "-ENOENT",
        EINTR => "-EINTR",
        EIO => "-EIO",
        EPERM => "-EPERM",
        E2BIG => "-E2BIG",
        EBADF => "-EBADF",
        EAGAIN => "-EAGAIN",
        ENOMEM => "-ENOMEM",
        EFAULT => "-EFAULT",
        EBUSY => "-EBUSY",
        EEXIST => "-EEXIST",
        ENODEV => "-ENODEV",
        EINVAL => "-EINVAL",
        EMFILE => "-EMFILE",
        ENOTTY => "-ENOTTY",
        ENOSPC => "-ENOSPC",
        EDEADLK => "-EDEADLK",
        ENOSYS => "-ENOSYS",
        ENODATA => "-ENODATA",
        EOPNOTSUPP => "-EOPNOTSUPP",
        EADDRINUSE => "-EADDRINUSE",
        _ => value.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The value of a name such as <c>EBUSY</c> or <c>-EBUSY</c>, or null when LUO never returns it.</summary>
    public static int? Parse(string name)
    {
        var bare = name.StartsWith('-') ? name : "-" + name;
        for (var value = -1; value >= -133; value--)
        {
            if (Name(value) is var candidate && candidate.StartsWith("-E", StringComparison.Ordinal) && candidate == bare)
            {
                return value;
            }
        }

        return null;
    }
}
