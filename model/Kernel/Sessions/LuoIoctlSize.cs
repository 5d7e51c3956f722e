using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>The check of an ioctl's size word and of the bytes behind the known structure (luo_session_ioctl(), copy_struct_from_user()).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>
    /// What the size of GET_NAME's argument gets. Measured by its own structure 16 bytes are too few and the name area is part of it; measured by that of
    /// RETRIEVE_FD 16 bytes will do, and whatever is left over in the name area counts as an extension nobody knows (B19).
    /// </summary>
    private readonly int GetNameSizeError(GetNameArgument argument) => (argument, Design.GetNameSize) switch
    {
        (GetNameArgument.Short, GetNameSize.Own) => Refuse(Errno.EINVAL, Guard.BadSize),
        (GetNameArgument.NameAreaFilled, GetNameSize.RetrieveFd) => Refuse(Errno.E2BIG, Guard.BadSize),
        _ => 0,
    };
}
