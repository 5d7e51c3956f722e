using System.Globalization;
using System.Text.RegularExpressions;

namespace LuoModel.Model.Workloads;

/// <summary>
/// Reads a workload file: one statement a line, words separated by blanks, # starts a comment. The statements are listed in docs/workloads.md; every
/// mistake is a <see cref="UserError"/> with its line and column.
/// </summary>
public sealed partial class WorkloadParser
{
    /// <summary>Changes of a data word by freeze that sequences can tell apart.</summary>
    private const int MostBumps = 7;

    private static readonly string[] FileKinds = ["device", "no-exec", "read-only", "empty"];

    private readonly string _file;
    private readonly List<HandlerSpec> _handlers = [];
    private readonly List<string> _flbs = [];
    private readonly List<FlbLink> _links = [];
    private readonly List<FileSpec> _files = [];
    private readonly List<(int File, Word Needs, CheckTimes? Marks)> _needs = [];
    private readonly List<string> _names = [];
    private readonly List<int> _program = [];
    private readonly HashSet<string> _once = [];
    private string? _id;
    private string _about = string.Empty;
    private Bounds _bounds = new();
    private UserAbilities _user;
    private DriverAbilities _driver;
    private readonly List<int> _selfCalling = [];
    private readonly List<int> _nullObjects = [];
    private int _sessionsPerBlock;
    private int _sessionsPerArea;
    private int _standing;
    private KernelScope _newSessions;
    private int _inodes;
    private int _line;
    private readonly System.Text.StringBuilder _statements = new();

    private WorkloadParser(string file) => _file = file;

    private readonly record struct Word(string Text, int Line, int Column);

    /// <summary>Reads the text of a workload file.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="UserError">The text is not a workload.</exception>
    public static Workload Parse(string file, string text)
    {
        var parser = new WorkloadParser(file);
        foreach (var line in text.Split('\n'))
        {
            parser._line++;
            var words = Words().Matches(line.Split('#')[0].TrimEnd('\r')).Select(m => new Word(m.Value, parser._line, m.Index + 1)).ToArray();
            if (words.Length > 0)
            {
                parser.Keep(words);
                parser.Statement(words, line);
            }
        }

        return parser.Finish();
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Words();

    /// <summary>Name, purpose and version say nothing about what the workload is.</summary>
    private void Keep(Word[] words)
    {
        if (words[0].Text is not ("workload" or "about" or "format"))
        {
            _statements.AppendJoin(' ', words.Select(word => word.Text)).Append('\n');
        }
    }

    private void DemandFormat(Word version)
    {
        if (FormatVersion.Objection(version.Text) is { } objection)
        {
            throw At(version, objection);
        }
    }

    private void Statement(Word[] words, string line)
    {
        var keyword = words[0];
        if (keyword.Text is not ("handler" or "flb" or "file" or "subsystem") && !_once.Add(keyword.Text))
        {
            throw At(keyword, $"a second '{keyword.Text}', expected at most one");
        }

        switch (keyword.Text)
        {
            case "workload":
                _id = Argument(words, 1, "the workload's name").Text;
                break;
            case "about":
                _about = line[(keyword.Column + "about".Length - 1)..].Split('#')[0].Trim();
                break;
            case "format":
                DemandFormat(Argument(words, 1, FormatVersion.Expected));
                break;
            case "handler":
                Handler(words);
                break;
            case "flb":
                Flb(words);
                break;
            case "file":
                File(words);
                break;
            case "subsystem":
                Subsystem(words);
                break;
            case "sessions" or "new-sessions":
                Sessions(words);
                break;
            case "program":
                _program.AddRange(words.Skip(1).Select(word => Find(_files, f => f.Name, word, "file")));
                break;
            case "kexecs":
                _bounds = _bounds with { Kexecs = Number(words, 1, 0, Bounds.MostKexecs) };
                break;
            case "faults":
                _bounds = _bounds with { Faults = Number(words, 1, 0, Bounds.MostFaults) };
                break;
            case "sessions-per-block":
                _sessionsPerBlock = Number(words, 1, 1, 51);
                break;
            case "sessions-per-area":
                _sessionsPerArea = Number(words, 1, 1, 819);
                break;
            case "standing-sessions":
                _standing = Number(words, 1, 1, 1000);
                break;
            case "user":
                _user = words.Skip(1).Aggregate(_user, (all, word) => all | Ability<UserAbilities>(word));
                break;
            case "driver":
                Driver(words);
                break;
            default:
                throw At(keyword, $"'{keyword.Text}' is no statement, expected workload, about, format, handler, flb, file, subsystem, sessions, program, kexecs, faults, sessions-per-block, sessions-per-area, standing-sessions, new-sessions, user or driver");
        }
    }

    private void File(Word[] words)
    {
        var name = Argument(words, 1, "the file's name");
        Unique(_files.Select(f => f.Name), name, "file");
        var handler = Argument(words, 2, "the file's handler, or 'none'");
        var number = handler.Text == "none" ? -1 : Find(_handlers, h => h.Name, handler, "handler");
        var inode = -1;
        var next = 3;
        if (words.Length > next && words[next].Text == "id")
        {
            inode = Number(words, next + 1, 1, 64) - 1;
            _inodes = Math.Max(_inodes, inode + 1);
            next += 2;
        }

        var kinds = words.Skip(next).TakeWhile(word => FileKinds.Contains(word.Text)).Select(word => word.Text).ToArray();
        next += kinds.Length;
        if (words.Length > next && words[next].Text != "needs")
        {
            throw At(words[next], $"'{words[next].Text}', expected 'id' and its number, 'device', 'no-exec', 'read-only', 'empty', or 'needs' and the files it depends on");
        }

        Needs(words, next + 1, number);
        _files.Add(new FileSpec(name.Text, number)
        {
            Token = _files.Count,
            Inode = inode,
            Device = kinds.Contains("device"),
            NoExec = kinds.Contains("no-exec"),
            ReadOnly = kinds.Contains("read-only"),
            Empty = kinds.Contains("empty"),
        });
    }

    private void Driver(Word[] words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i].Text == "at-most")
            {
                _bounds = _bounds with { DriverReferences = Number(words, ++i, 1, 8) };
                continue;
            }

            _driver |= Ability<DriverAbilities>(words[i]);
        }
    }

    private Workload Finish()
    {
        if (_id is null)
        {
            throw new UserError(_file, Math.Max(1, _line), 1, "the text ends without a 'workload NAME' statement");
        }

        foreach (var (file, word, marks) in _needs)
        {
            var needed = Find(_files, f => f.Name, word, "file");
            _files[file] = _files[file] with { Needs = [.. _files[file].Needs, needed], Marks = [.. _files[file].Marks, marks] };
        }

        return new Workload
        {
            Id = _id,
            About = _about,
            Statements = _statements.ToString(),
            Handlers = _handlers,
            Flbs = _flbs,
            Links = _links,
            Subsystems = _subsystems,
            Files = _files,
            Names = [.. ClosedNames(), .. StandingNames()],
            GeneratedNames = _names.Count,
            StandingSessions = _standing,
            NewSessions = _newSessions,
            Inodes = _inodes,
            MostBumps = MostBumps,
            Tokens = [.. Enumerable.Range(1, _files.Count).Select(t => (ulong)t)],
            Program = _program,
            Bounds = _bounds,
            User = _user,
            Driver = _driver,
            SessionsPerBlock = _sessionsPerBlock,
            SessionsPerArea = _sessionsPerArea,
            SelfCallingFlbs = _selfCalling,
            NullObjectFlbs = _nullObjects,
        };
    }

    private Word Argument(Word[] words, int index, string what) => index < words.Length
        ? words[index]
        : throw new UserError(_file, _line, words[^1].Column + words[^1].Text.Length, $"the line ends, expected {what}");

    private int Number(Word[] words, int index, int least, int most)
    {
        var word = Argument(words, index, $"a number from {least} to {most}");
        return int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw At(word, $"'{word.Text}', expected a number from {least} to {most}");
    }

    private T Ability<T>(Word word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Kebab(value.ToString()) == word.Text && Convert.ToInt32(value) != 0)
            {
                return (T)(object)value;
            }
        }

        var known = string.Join(", ", Enum.GetValues<T>().Where(v => Convert.ToInt32(v) != 0).Select(v => Kebab(v.ToString())));
        throw At(word, $"'{word.Text}', expected one of {known}");
    }

    /// <summary>The abilities that a value does not have, in the words of workload files.</summary>
    public static IEnumerable<string> Missing<T>(T abilities)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Convert.ToInt32(value) != 0 && !abilities.HasFlag(value)).Select(value => Kebab(value.ToString()));

    private static string Kebab(string name) => Capitals().Replace(name, "-$0").TrimStart('-').ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();

    private int Find<T>(List<T> items, Func<T, string> name, Word word, string what)
    {
        var at = items.FindIndex(item => name(item) == word.Text);
        return at >= 0 ? at : throw At(word, $"no {what} '{word.Text}', expected one of {string.Join(", ", items.Select(name))}");
    }

    private void Unique(IEnumerable<string> names, Word word, string what)
    {
        if (names.Contains(word.Text))
        {
            throw At(word, $"a second {what} '{word.Text}', expected a new name");
        }
    }

    private UserError At(Word word, string what) => new(_file, word.Line, word.Column, what);
}
