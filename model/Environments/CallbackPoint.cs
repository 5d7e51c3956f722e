using LuoModel.Model.Events;

namespace LuoModel.Model.Environments;

/// <summary>Where the step asks what a callback of a handler, FLB or subsystem answers.</summary>
/// <param name="Kind">The callback.</param>
/// <param name="Who">Handler, FLB or subsystem number.</param>
/// <param name="Origin">Workload number of the file the data came from, -1 when there is none.</param>
/// <param name="Token">Token index under which the handler knows the preservation, -1 when it knows none.</param>
/// <param name="Natural">What the contract of the mock answers when nothing interferes.</param>
public readonly record struct CallbackPoint(EventKind Kind, short Who, short Origin, short Token, int Natural);
