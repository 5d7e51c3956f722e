using System.Globalization;

namespace LuoModel.Kernel.Running;

/// <summary>
/// Draws sequences for kernels: live updates with sessions, files of three handlers, FLBs, injected results, and calls that should be refused. It remembers which names it
/// gave, so that most commands mean something; what comes of them is for the kernel and the model to say. The same seed gives the same sequence everywhere.
/// </summary>
internal sealed class RandomSequence
{
    private const int Kernels = 3;
    private static readonly string[] s_handlers = ["A", "B", "C"];
    private static readonly string[] s_flbs = ["F", "G"];
    private static readonly string[] s_names = ["alpha", "beta", "gamma", "", "LONG63", "LONG64"];
    private static readonly string[] s_failing = ["preserve", "freeze", "retrieve", "flb_preserve", "flb_retrieve"];
    private static readonly string[] s_flbCalls = ["flb_get_in", "flb_put_in", "flb_get_out", "flb_put_out"];
    private static readonly int[] s_errors = [-5, -12, -16, -22, -28];
    private readonly List<string> _commands = [];
    private readonly List<string> _sessions = [];
    private readonly List<string> _files = [];
    private readonly List<(string Session, string Name)> _names = [];
    private readonly List<ulong> _tokens = [];
    private readonly int _length;
    private readonly int _jumps;
    private readonly bool _flbs;
    private readonly bool _failures;
    private ulong _state;
    private int _next;
    private bool _device;

    private RandomSequence(ulong seed)
    {
        _state = seed;
        _jumps = Draw(5) == 0 ? 1 + Draw(Kernels - 1) : 0;
        _length = 12 + Draw(36);
        _flbs = Draw(2) == 0;
        _failures = Draw(2) == 0;
    }

    /// <summary>The sequence of <paramref name="seed"/>; one in five jumps into other kernels.</summary>
    public static IReadOnlyList<string> Make(ulong seed)
    {
        var made = new RandomSequence(seed);
        for (var kernel = 0; kernel <= made._jumps; kernel++)
        {
            made.Boot(kernel);
            for (var i = 0; i < made._length / (1 + made._jumps); i++)
            {
                made.Draw();
            }

            if (kernel < made._jumps)
            {
                made.Add("""{"op":"reboot"}""");
            }
        }

        return made._commands;
    }

    /// <summary>What a boot begins with: mostly everything that was there before, in another order at times.</summary>
    private void Boot(int kernel)
    {
        _sessions.Clear();
        _files.Clear();
        _device = false;
        var first = Draw(4) == 0 ? Draw(3) : 0;
        for (var h = 0; h < s_handlers.Length; h++)
        {
            if (Draw(20) != 0)
            {
                Add($$"""{"op":"register","h":"{{s_handlers[(first + h) % s_handlers.Length]}}"}""");
            }
        }

        for (var link = 0; _flbs && link < 2 + Draw(2); link++)
        {
            Add($$"""{"op":"register_flb","h":"{{Pick(s_handlers)}}","flb":"{{Pick(s_flbs)}}"}""");
        }

        OpenDevice();
        for (var i = 0; kernel > 0 && i < _names.Count; i++)
        {
            if (Draw(4) != 0)
            {
                RetrieveSession(_names[i].Name);
            }
        }

        if (kernel > 0)
        {
            _names.Clear();
        }
    }

    private void Draw()
    {
        switch (Draw(24))
        {
            case 0 or 1 or 2:
                CreateSession();
                break;
            case 3 or 4 or 5 or 6 or 7:
                Preserve();
                break;
            case 8 or 9 or 10 or 11:
                Add($$"""{"op":"retrieve_fd","session":"{{Session()}}","token":{{Token()}},"as":"{{NewFile()}}"}""");
                break;
            case 12 or 13:
                Add($$"""{"op":"finish","session":"{{Session()}}"{{(Draw(8) == 0 ? ",\"reserved\":1" : string.Empty)}}}""");
                break;
            case 14:
                Close(_sessions);
                break;
            case 15 or 16:
                Close(_files);
                break;
            case 17:
                Add($$"""{"op":"get_name","session":"{{Session()}}"{{(Draw(8) == 0 ? ",\"reserved\":1" : string.Empty)}}}""");
                break;
            case 18:
                RetrieveSession(Pick(s_names));
                break;
            case 19 or 20 when _failures:
                Fail();
                break;
            case 21 or 22 when _flbs:
                Flb();
                break;
            default:
                Odd();
                break;
        }
    }

    private void OpenDevice()
    {
        Add("""{"op":"open_dev","as":"d"}""");
        _device = true;
    }

    private void CreateSession()
    {
        var name = Pick(s_names[..(Draw(6) == 0 ? s_names.Length : 3)]);
        var session = New("s");
        Add($$"""{"op":"create_session","dev":"d","as":"{{session}}","name":"{{name}}"}""");
        _sessions.Add(session);
        _names.Add((session, name));
    }

    private void RetrieveSession(string name)
    {
        var session = New("s");
        Add($$"""{"op":"retrieve_session","dev":"d","as":"{{session}}","name":"{{name}}"}""");
        _sessions.Add(session);
    }

    private void Preserve()
    {
        if (_files.Count == 0 || Draw(3) != 0)
        {
            var type = Draw(12) == 0 ? "X" : Pick(s_handlers);
            var file = New("f");
            Add($$"""{"op":"open_file","as":"{{file}}","type":"{{type}}","ino":{{(Draw(3) == 0 ? 1 + Draw(2) : 0)}}}""");
            _files.Add(file);
        }

        var token = Draw(5) == 0 && _tokens.Count > 0 ? _tokens[Draw(_tokens.Count)] : (ulong)_tokens.Count + 1;
        if (Draw(30) == 0)
        {
            token = ulong.MaxValue;
        }

        _tokens.Add(token);
        Add(string.Create(CultureInfo.InvariantCulture, $$"""{"op":"preserve_fd","session":"{{Session()}}","fd":"{{Pick(_files)}}","token":{{token}}}"""));
    }

    private void Fail()
    {
        var callback = s_failing[Draw(_flbs ? s_failing.Length : 3)];
        switch (Draw(6))
        {
            case 0:
                Add($$"""{"op":"inject","cb":"can_preserve","ret":0,"h":"{{Pick(s_handlers)}}"}""");
                break;
            case 1:
                Add($$"""{"op":"inject","cb":"can_finish","ret":0,"h":"{{Pick(["A", "B"])}}"}""");
                break;
            case 2:
                Add($$"""{"op":"set_handler","h":"{{Pick(["A", "B"])}}","can_finish":"retrieved"}""");
                break;
            default:
                var who = callback.StartsWith("flb", StringComparison.Ordinal) ? s_flbs : s_handlers;
                Add(string.Create(CultureInfo.InvariantCulture, $$"""{"op":"inject","cb":"{{callback}}","ret":{{s_errors[Draw(s_errors.Length)]}},"h":"{{Pick(who)}}"}"""));
                break;
        }
    }

    private void Flb() => Add($$"""{"op":"{{Pick(s_flbCalls[..(Draw(3) == 0 ? s_flbCalls.Length : 1)])}}","flb":"{{Pick(s_flbs)}}"}""");

    /// <summary>What a careful program would not do.</summary>
    private void Odd()
    {
        switch (Draw(9))
        {
            case 0 when _device:
                Add("""{"op":"close","fd":"d"}""");
                _device = false;
                break;
            case 0 or 1:
                OpenDevice();
                break;
            case 2:
                Add("""{"op":"open_dev","as":"e"}""");
                break;
            case 3:
                Add($$"""{"op":"create_session","dev":"{{Session()}}","as":"{{New("s")}}","name":"odd"}""");
                break;
            case 4:
                Add($$"""{"op":"preserve_fd","session":"{{Session()}}","fd":"{{Session()}}","token":77}""");
                break;
            case 5:
                Add($$"""{"op":"preserve_fd","session":"{{Session()}}","fd":"d","token":78}""");
                break;
            case 6:
                var copy = New("f");
                Add($$"""{"op":"dup","fd":"{{(_files.Count > 0 ? Pick(_files) : "d")}}","as":"{{copy}}"}""");
                _files.Add(copy);
                break;
            case 7:
                Add($$"""{"op":"{{Pick(["register", "unregister"])}}","h":"{{Pick(s_handlers)}}"}""");
                break;
            default:
                Add($$"""{"op":"finish","session":"{{(_files.Count > 0 ? Pick(_files) : "d")}}"}""");
                break;
        }
    }

    private void Close(List<string> from)
    {
        if (from.Count > 0)
        {
            var place = Draw(from.Count);
            Add($$"""{"op":"close","fd":"{{from[place]}}"}""");
            from.RemoveAt(place);
        }
    }

    private string NewFile()
    {
        var file = New("r");
        _files.Add(file);
        return file;
    }

    private string Session() => _sessions.Count > 0 && Draw(30) != 0 ? _sessions[Draw(_sessions.Count)] : "none";

    private string Token() => (_tokens.Count > 0 && Draw(8) != 0 ? _tokens[Draw(_tokens.Count)] : 99).ToString(CultureInfo.InvariantCulture);

    private string New(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{++_next}");

    private string Pick(IReadOnlyList<string> from) => from[Draw(from.Count)];

    private void Add(string command) => _commands.Add(command);

    /// <summary>SplitMix64, so that a seed means the same everywhere.</summary>
    private int Draw(int below)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }
}
