namespace LuoModel.Tests.Docs;

/// <summary>What a document says of a command, in parentheses behind it.</summary>
internal enum CommandMark
{
    /// <summary>Nothing: it takes ten seconds at most, and a test runs it as it stands.</summary>
    None,

    /// <summary><c>(long)</c>: a test runs less of it.</summary>
    Long,

    /// <summary><c>(kernel)</c>: it needs a built kernel; the tests of that group run less of it.</summary>
    Kernel,
}
