namespace LuoModel.Kernel.Guest;

/// <summary>Reads the console of a machine: which sequence did what, command by command. What comes between two results belongs to the second.</summary>
/// <param name="sites">The warning sites of the kernel that ran.</param>
internal sealed class ConsoleReader(WarnSites sites)
{
    private readonly List<KernelSequence> _sequences = [];
    private readonly List<KernelStep> _steps = [];
    private readonly List<string> _events = [];
    private readonly List<string> _log = [];
    private readonly Dictionary<string, string> _state = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _flbs = new(StringComparer.Ordinal);
    private KernelSequence? _current;
    private bool _misused;
    private bool _jumped;
    private bool _ended;
    private string _death = string.Empty;

    /// <summary>Whether the script came to its end.</summary>
    public bool Ended => _ended;

    /// <summary>Reads all of <paramref name="log"/>.</summary>
    /// <param name="log">The console.</param>
    /// <param name="timedOut">The machine was still running when it was ended: what it was doing is not known.</param>
    public IReadOnlyList<KernelSequence> Read(IEnumerable<string> log, bool timedOut)
    {
        foreach (var text in log)
        {
            Take(ConsoleLine.Parse(text));
        }

        if (_current is not null && !_ended && _current.Wrong.Length == 0)
        {
            if (_steps.LastOrDefault() is not { Stuck.Length: > 0 } && !timedOut)
            {
                Step(NextLine()).Stuck = _death.Length > 0 ? _death : "panic";
            }

            Close(complete: !timedOut);
        }
        else
        {
            Close(complete: true);
        }

        return _sequences;
    }

    private int NextLine() => _steps.Count > 0 ? _steps[^1].Line + 1 : 0;

    private void Take(ConsoleLine line)
    {
        switch (line.Kind)
        {
            case "":
                TakeKernelLine(line.Text);
                break;
            case "s":
                Begin(line);
                break;
            case "skip" when _current is not null:
                _current.Skipped = true;
                break;
            case "boot":
                (_misused, _jumped) = (false, false);
                _state["gen"] = line.Find("gen") ?? "1";
                _state["enabled"] = line.Find("dev") == "1" ? "true" : "false";
                break;
            case "e":
                if (EventJson.Event(line) is { } happened)
                {
                    _events.Add(happened);
                }

                break;
            case "d":
                TakeDigest(line);
                break;
            case "r":
                var step = Step(line.Number);
                step.Ret = line.Integer("ret");
                step.Fields = [.. line.Fields.Where(field => field.Key != "ret")];
                break;
            case "v" when _current is not null:
                _current.Refusals = [.. _current.Refusals, string.Join(' ', line.Fields.Select(field => $"{field.Key}={field.Value}"))];
                break;
            case "stuck":
                Step(line.Number).Stuck = Waits(line.Find("at") ?? string.Empty);
                break;
            case "x":
                if (_current is not null)
                {
                    _current.Wrong = line.Text;
                }

                break;
            case "end":
                _ended = true;
                break;
            default:
                break;
        }
    }

    private void Begin(ConsoleLine line)
    {
        Close(complete: true);
        _current = new KernelSequence(line.Find("name") ?? string.Empty)
        {
            Dirty = line.Find("dirty") ?? string.Empty,
        };
        _state["gen"] = "1";
        _state.TryAdd("enabled", "true");
        _flbs.Clear();
        _current.State = new Dictionary<string, string>(_state, StringComparer.Ordinal);
        _state.Clear();
        _events.Clear();
        _log.Clear();
        _death = string.Empty;
        _jumped = false;
    }

    private void Close(bool complete)
    {
        if (_current is not null)
        {
            _current.Steps = [.. _steps];
            _current.Complete = complete;
            _sequences.Add(_current);
        }

        _current = null;
        _steps.Clear();
    }

    private KernelStep Step(int number)
    {
        var step = new KernelStep(number)
        {
            Events = [.. _events],
            Log = [.. _log],
            State = new Dictionary<string, string>(_state, StringComparer.Ordinal),
        };
        _events.Clear();
        _log.Clear();
        _state.Clear();
        _steps.Add(step);
        return step;
    }

    private void TakeDigest(ConsoleLine line)
    {
        var (key, value) = line.Fields.Count > 0 ? line.Fields[0] : (string.Empty, string.Empty);
        if (key is "flb.F" or "flb.G") // recordings have two; the module has more
        {
            _flbs[key[4..]] = value;
            _state["flb"] = EventJson.Flbs(_flbs);
        }
        else if (key.Length > 0 && !key.StartsWith("flb.", StringComparison.Ordinal))
        {
            _state[key] = EventJson.Digest(key, value);
        }
    }

    private void TakeKernelLine(string text)
    {
        _log.Add(text);
        _jumped |= text.EndsWith("Starting new kernel", StringComparison.Ordinal);
        if (EventJson.Refcount(text) is { } count)
        {
            _events.Add(count);
        }
        else if (sites.Find(text) is { } site)
        {
            TakeWarning(site);
        }
        else if (text.StartsWith("BUG: ", StringComparison.Ordinal) || text.StartsWith("Oops", StringComparison.Ordinal))
        {
            _death = "oops";
        }
        else if (text.StartsWith("Kernel panic", StringComparison.Ordinal) && _death.Length == 0)
        {
            _death = "panic";
            if (_jumped)
            {
                _events.Add("""{"ev":"kexec"}"""); // the module, which tells of it, comes later in a boot
            }

            _events.Add("""{"ev":"PANIC"}""");
        }
    }

    /// <summary>Memory that is given back in the wrong way is told once in a boot: the kernel warns at several sites of one call, and at some of them once only.</summary>
    private void TakeWarning(WarnSite site)
    {
        if (site.File.EndsWith("kexec_handover.c", StringComparison.Ordinal))
        {
            if (!_misused)
            {
                _events.Add("""{"ev":"KHO_MISUSE"}""");
            }

            _misused = true;
        }
        else if (EventJson.Warning(site) is { } warning)
        {
            _events.Add(warning);
        }
    }

    /// <summary>What a task waits for, of the kernel's function it sleeps in.</summary>
    private static string Waits(string function) =>
        function.Contains("down_write", StringComparison.Ordinal) ? "rwsem write"
        : function.Contains("down_read", StringComparison.Ordinal) || function.Contains("rwsem", StringComparison.Ordinal) ? "rwsem read"
        : function.Contains("mutex", StringComparison.Ordinal) ? "mutex"
        : "waits in " + function;
}
