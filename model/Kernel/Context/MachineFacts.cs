using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel.Context;

/// <summary>What the step reads and never changes.</summary>
/// <param name="Design">The design that runs.</param>
/// <param name="Workload">What it runs on.</param>
/// <param name="CutNames">Name index -> index of the name cut to 63 characters, for designs that cut.</param>
/// <param name="OpenedBase">File slot preferred for file 0 of the workload, the others behind it; keeps slots canonical.</param>
internal sealed record MachineFacts(Design Design, Workload Workload, short[] CutNames, int OpenedBase);
