using LuoModel.Kernel.Building;
using LuoModel.Model.Designs;

namespace LuoModel.Kernel.Running;

/// <summary>A kernel and the design that should say what it does.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Design">The design.</param>
/// <param name="DesignText">The design as a user writes it.</param>
public sealed record KernelTarget(BuiltKernel Kernel, Design Design, string DesignText);
