namespace LuoModel.Bench.Calibration;

/// <summary>Parameters of <see cref="LuoCore{TSize}"/> as a type, so that each size is compiled on its own with constants.</summary>
public interface ILuoCoreSize
{
    /// <summary>Session slots.</summary>
    static abstract int Sessions { get; }

    /// <summary>Files of a session, at least 2.</summary>
    static abstract int Files { get; }

    /// <summary>Bound on successful kexecs.</summary>
    static abstract int Kexecs { get; }
}

/// <summary>1 session, 2 files, 1 kexec.</summary>
public readonly struct LuoCore121 : ILuoCoreSize
{
    /// <inheritdoc/>
    public static int Sessions => 1;

    /// <inheritdoc/>
    public static int Files => 2;

    /// <inheritdoc/>
    public static int Kexecs => 1;
}

/// <summary>1 session, 3 files, 1 kexec.</summary>
public readonly struct LuoCore131 : ILuoCoreSize
{
    /// <inheritdoc/>
    public static int Sessions => 1;

    /// <inheritdoc/>
    public static int Files => 3;

    /// <inheritdoc/>
    public static int Kexecs => 1;
}

/// <summary>1 session, 4 files, 2 kexecs: has a symmetry larger than a swap.</summary>
public readonly struct LuoCore142 : ILuoCoreSize
{
    /// <inheritdoc/>
    public static int Sessions => 1;

    /// <inheritdoc/>
    public static int Files => 4;

    /// <inheritdoc/>
    public static int Kexecs => 2;
}

/// <summary>2 sessions, 2 files, 1 kexec.</summary>
public readonly struct LuoCore221 : ILuoCoreSize
{
    /// <inheritdoc/>
    public static int Sessions => 2;

    /// <inheritdoc/>
    public static int Files => 2;

    /// <inheritdoc/>
    public static int Kexecs => 1;
}

/// <summary>2 sessions, 2 files, 2 kexecs.</summary>
public readonly struct LuoCore222 : ILuoCoreSize
{
    /// <inheritdoc/>
    public static int Sessions => 2;

    /// <inheritdoc/>
    public static int Files => 2;

    /// <inheritdoc/>
    public static int Kexecs => 2;
}

/// <summary>2 sessions, 3 files, 1 kexec.</summary>
public readonly struct LuoCore231 : ILuoCoreSize
{
    /// <inheritdoc/>
    public static int Sessions => 2;

    /// <inheritdoc/>
    public static int Files => 3;

    /// <inheritdoc/>
    public static int Kexecs => 1;
}

/// <summary>2 sessions, 3 files, 2 kexecs.</summary>
public readonly struct LuoCore232 : ILuoCoreSize
{
    /// <inheritdoc/>
    public static int Sessions => 2;

    /// <inheritdoc/>
    public static int Files => 3;

    /// <inheritdoc/>
    public static int Kexecs => 2;
}

/// <summary>3 sessions, 2 files, 1 kexec.</summary>
public readonly struct LuoCore321 : ILuoCoreSize
{
    /// <inheritdoc/>
    public static int Sessions => 3;

    /// <inheritdoc/>
    public static int Files => 2;

    /// <inheritdoc/>
    public static int Kexecs => 1;
}

/// <summary>3 sessions, 2 files, 2 kexecs.</summary>
public readonly struct LuoCore322 : ILuoCoreSize
{
    /// <inheritdoc/>
    public static int Sessions => 3;

    /// <inheritdoc/>
    public static int Files => 2;

    /// <inheritdoc/>
    public static int Kexecs => 2;
}

/// <summary>3 sessions, 2 files, 4 kexecs: "medium", 1,096,746 states.</summary>
public readonly struct LuoCoreMedium : ILuoCoreSize
{
    /// <inheritdoc/>
    public static int Sessions => 3;

    /// <inheritdoc/>
    public static int Files => 2;

    /// <inheritdoc/>
    public static int Kexecs => 4;
}

/// <summary>3 sessions, 3 files, 1 kexec: "large", 18,003,396 states.</summary>
public readonly struct LuoCoreLarge : ILuoCoreSize
{
    /// <inheritdoc/>
    public static int Sessions => 3;

    /// <inheritdoc/>
    public static int Files => 3;

    /// <inheritdoc/>
    public static int Kexecs => 1;
}
