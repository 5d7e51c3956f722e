using System.Text;
using LuoModel.Model;

namespace LuoModel.Solver.Orders;

/// <summary>
/// Cuts a graph file into tokens as it is read, so that a file of any size costs no more memory than its longest name. Both formats
/// share it: names are letters, digits and <c>_ . @ + -</c>, anything else in double quotes; <c>#</c> and <c>//</c> start a comment.
/// </summary>
internal sealed class GraphLexer
{
    /// <summary>Longest name that is accepted, in characters.</summary>
    public const int MaxName = 255;

    private readonly GraphText _in;
    private readonly StringBuilder _name = new();

    /// <summary>Reads from <paramref name="reader"/>; <paramref name="file"/> is the name shown in errors.</summary>
    public GraphLexer(TextReader reader, string file) => _in = new GraphText(reader, file);

    /// <summary>An error at <paramref name="token"/>.</summary>
    public UserError Error(GraphToken token, string what) => _in.Error(token.LineNumber, token.Column, what);

    /// <summary>The next token; <see cref="GraphTokenKind.End"/> for ever at the end.</summary>
    /// <exception cref="UserError">The text is no graph: a character or name that cannot occur, or bytes that are no UTF-8.</exception>
    public GraphToken Next()
    {
        SkipBlanks();
        var (line, column) = (_in.Line, _in.Column);
        var kind = _in.Current switch
        {
            GraphText.EndOfFile => GraphTokenKind.End,
            '\n' => GraphTokenKind.NewLine,
            ',' => GraphTokenKind.Comma,
            ';' => GraphTokenKind.Semicolon,
            '=' => GraphTokenKind.Equal,
            '[' => GraphTokenKind.OpenBracket,
            ']' => GraphTokenKind.CloseBracket,
            '{' => GraphTokenKind.OpenBrace,
            '}' => GraphTokenKind.CloseBrace,
            '"' => GraphTokenKind.Quoted,
            '-' when _in.Following == '>' => GraphTokenKind.Arrow,
            '-' when _in.Following == '-' => GraphTokenKind.Line,
            _ => GraphTokenKind.Name,
        };
        var text = kind switch
        {
            GraphTokenKind.End => "",
            GraphTokenKind.Name => Bare(line, column),
            GraphTokenKind.Quoted => Quoted(line, column),
            GraphTokenKind.Arrow or GraphTokenKind.Line => $"{(char)_in.Take()}{(char)_in.Take()}",
            _ => ((char)_in.Take()).ToString(),
        };
        return new(kind, text, line, column);
    }

    /// <summary>A dash belongs to a name unless it starts <c>-></c> or <c>--</c>.</summary>
    private bool AtNameCharacter() => _in.Current == '-'
        ? _in.Following is not ('>' or '-')
        : _in.Current >= 0 && (char.IsLetterOrDigit((char)_in.Current) || char.IsSurrogate((char)_in.Current)
            || "_.@+".Contains((char)_in.Current, StringComparison.Ordinal));

    private string Bare(int line, int column)
    {
        _name.Clear();
        while (AtNameCharacter())
        {
            Append(line, column);
        }

        return _name.Length > 0
            ? _name.ToString()
            : throw _in.Error(line, column, $"unexpected character '{(char)_in.Current}', expected a file name or '->'");
    }

    private string Quoted(int line, int column)
    {
        _in.Take();
        _name.Clear();
        while (_in.Current != '"')
        {
            if (_in.Current is GraphText.EndOfFile or '\n')
            {
                throw _in.Error(line, column, "a quoted name has no closing '\"'");
            }

            if (_in.Current == '\\')
            {
                _in.Take();
                if (_in.Current is not ('"' or '\\'))
                {
                    throw _in.Error(_in.Line, _in.Column, "expected '\"' or '\\' after '\\'");
                }
            }

            Append(line, column);
        }

        _in.Take();
        return _name.Length > 0 ? _name.ToString() : throw _in.Error(line, column, "a file name must not be empty");
    }

    private void Append(int line, int column)
    {
        _name.Append((char)_in.Take());
        if (_name.Length > MaxName)
        {
            throw _in.Error(line, column, $"a file name is longer than {MaxName} characters");
        }
    }

    private void SkipBlanks()
    {
        while (true)
        {
            switch (_in.Current)
            {
                case ' ' or '\t' or '\r' or '\uFEFF':
                    _in.Take();
                    break;
                case '#':
                case '/' when _in.Following == '/':
                    SkipLine();
                    break;
                case '/' when _in.Following == '*':
                    SkipComment();
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipLine()
    {
        while (_in.Current is not (GraphText.EndOfFile or '\n'))
        {
            _in.Take();
        }
    }

    private void SkipComment()
    {
        var (line, column) = (_in.Line, _in.Column);
        _in.Take();
        _in.Take();
        while (!(_in.Current == '*' && _in.Following == '/'))
        {
            if (_in.Current == GraphText.EndOfFile)
            {
                throw _in.Error(line, column, "a comment has no closing '*/'");
            }

            _in.Take();
        }

        _in.Take();
        _in.Take();
    }
}
