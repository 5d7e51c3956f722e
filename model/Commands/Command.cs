namespace LuoModel.Model.Commands;

/// <summary>
/// What an actor does: an operation and a few operands. Descriptors are script variables (slots of the workload), tokens are indexes into
/// <see cref="Workloads.Workload.Tokens"/> (full u64 values, ascending), names into <see cref="Workloads.Workload.Names"/>.
/// </summary>
/// <param name="Op">The operation; it says which operands count.</param>
/// <param name="Fd">The descriptor the call is made on.</param>
/// <param name="As">The descriptor slot that receives the result.</param>
/// <param name="Object">File, name, handler, FLB, subsystem or module, as the operation says.</param>
/// <param name="Other">A second operand, as the operation says.</param>
/// <param name="Token">Index of the token.</param>
/// <param name="Value">Reserved word, event or flag, as the operation says.</param>
public readonly record struct Command(
    Op Op, short Fd = -1, short As = -1, short Object = -1, short Other = -1, short Token = -1, int Value = 0);
