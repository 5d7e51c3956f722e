using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;

namespace LuoModel.Runs.Recordings;

/// <summary>
/// Scripts of recordings as sequences to begin with. A script has its own names, files and tokens; each becomes one of the workload's in order of appearance. A command
/// that the workload does not have is left out, a failure that was asked for happens at an early point of the next command: it is changed further anyway.
/// </summary>
public static class ScriptSeeds
{
    /// <summary>The sequences of recordings, for a system.</summary>
    /// <param name="files">Recordings; those of another vocabulary than the design's are left out.</param>
    /// <param name="system">The system that will run them.</param>
    /// <exception cref="Model.UserError">A file is no recording.</exception>
    public static IReadOnlyList<IReadOnlyList<ReplayCommand>> Read(IReadOnlyList<string> files, LuoSystem system) =>
    [
        .. files.Select(ScriptReader.Read).Where(script => script.Format.Vocabulary == system.Design.Vocabulary)
            .Select(script => new Translation(script, system).Run()).Where(sequence => sequence.Count > 0),
    ];

    private sealed class Translation(Script script, LuoSystem system)
    {
        private readonly Dictionary<short, short> _descriptors = [];
        private readonly Dictionary<(Op Kind, short Number), short> _things = [];
        private readonly Dictionary<short, short> _tokens = [];
        private readonly short[] _files = [.. system.Catalog.Setup(first: true).Where(open => open.Op == Op.OpenFile).Select(open => open.As)];
        private readonly int _names = system.Workload.GeneratedNames > 0 ? system.Workload.GeneratedNames : system.Workload.Names.Count;
        private readonly List<ReplayCommand> _sequence = [];
        private readonly ILookup<Op, int> _byOperation = Enumerable.Range(0, system.Catalog.Commands.Count).ToLookup(i => system.Catalog.Commands[i].Op);

        public IReadOnlyList<ReplayCommand> Run()
        {
            var points = 0UL;
            foreach (var step in script.Steps)
            {
                if (step.Outside >= 0)
                {
                    var outside = script.Outside[step.Outside];
                    points = outside.Injection is null && outside.N == 0 ? 0 : 1UL << Math.Clamp(outside.N - 1, 0, 7);
                }
                else if (Translate(step.Command) is var index and >= 0)
                {
                    _sequence.Add(new ReplayCommand(index, points));
                    points = 0;
                }
            }

            return _sequence;
        }

        private int Translate(Command command)
        {
            if (command.Op == Op.OpenFile)
            {
                // The workload's files are open from the start.
                _descriptors[command.As] = _files.Length == 0 ? (short)-1 : _files[Number(Op.OpenFile, command.Object, _files.Length)];
            }

            foreach (var index in _byOperation[command.Op])
            {
                var candidate = system.Catalog.Commands[index];
                if (Fits(command, candidate))
                {
                    Note(command, candidate);
                    return index;
                }
            }

            return -1;
        }

        private bool Fits(in Command command, in Command candidate)
        {
            var session = command.Op is Op.CreateSession or Op.RetrieveSession;
            var device = session || command.Op == Op.OpenDev;
            return candidate.Value == command.Value
                && (device || command.Fd < 0 || (_descriptors.TryGetValue(command.Fd, out var fd) && fd == candidate.Fd))
                && (command.Op != Op.PreserveFd || (_descriptors.TryGetValue(command.Other, out var file) && file == candidate.Other))
                && (command.Op != Op.RetrieveFd || !_tokens.TryGetValue(command.Token, out var token) || token == candidate.Token)
                && (!session || candidate.Object == Number(Op.CreateSession, command.Object, _names))
                && (session || command.Object < 0 || command.Op is Op.OpenFile || candidate.Object == Number(command.Op, command.Object, Things(command.Op)));
        }

        private void Note(in Command command, in Command candidate)
        {
            if (command.As >= 0)
            {
                _descriptors[command.As] = candidate.As;
            }

            if (command.Op == Op.PreserveFd)
            {
                _tokens[command.Token] = candidate.Token;
            }
        }

        private int Things(Op op) => op switch
        {
            Op.Register or Op.Unregister or Op.RegisterFlb or Op.UnregisterFlb or Op.SetHandler => system.Workload.Handlers.Count,
            Op.SetModule => system.Workload.Handlers.Count + system.Workload.Flbs.Count,
            Op.RegisterSubsystem or Op.UnregisterSubsystem or Op.GetSubsystemData => system.Workload.Subsystems.Count,
            _ => system.Workload.Flbs.Count,
        };

        /// <summary>The number of a thing in order of appearance among its kind, as often as there are such things.</summary>
        private int Number(Op kind, short number, int count)
        {
            if (!_things.TryGetValue((kind, number), out var seen))
            {
                seen = (short)_things.Keys.Count(key => key.Kind == kind);
                _things[(kind, number)] = seen;
            }

            return count == 0 ? -1 : seen % count;
        }
    }
}
