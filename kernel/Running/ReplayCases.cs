using LuoModel.Model;
using LuoModel.Model.Designs;

namespace LuoModel.Kernel.Running;

/// <summary>Sequences of replay strings.</summary>
public static class ReplayCases
{
    /// <summary>The sequence that <paramref name="replay"/> names.</summary>
    public static KernelCase Read(string replay, Design design) => throw new UserError($"'{replay}' on {design.Id}: not yet");
}
