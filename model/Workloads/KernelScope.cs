namespace LuoModel.Model.Workloads;

/// <summary>In which kernels of a workload something is there from the boot on: an update may bring a handler, or take one away.</summary>
public enum KernelScope : byte
{
    /// <summary>In every one.</summary>
    Every,

    /// <summary>In the first one only.</summary>
    First,

    /// <summary>In every one but the first.</summary>
    Later,
}
