using LuoModel.Model.Designs.Switches;

namespace LuoModel.Runs.Failures;

/// <summary>A call in a situation: what the specification tabulates the failures of.</summary>
/// <param name="Title">The situation, for a heading.</param>
/// <param name="Before">The commands that lead there, as traces write them; none of them fails.</param>
/// <param name="Call">The call.</param>
public sealed record CallCase(string Title, IReadOnlyList<string> Before, string Call)
{
    private static readonly string[] s_oneFile = ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1"];
    private static readonly string[] s_twoFiles = [.. s_oneFile, "preserve_fd s1 f2 token 2"];
    private static readonly string[] s_twoSessions = [.. s_twoFiles, "create_session \"s2\" -> s2", "preserve_fd s2 f3 token 3"];
    private static readonly string[] s_received = [.. s_twoSessions, "reboot"];
    private static readonly string[] s_retrieved = [.. s_received, "retrieve_session \"s1\" -> s1'"];

    private static readonly CallCase[] s_sessions =
    [
        new("CREATE_SESSION", [], "create_session \"s1\" -> s1"),
        new("PRESERVE_FD, the first file of an FLB", [s_oneFile[0]], "preserve_fd s1 f1 token 1"),
        new("PRESERVE_FD, a further file", s_oneFile, "preserve_fd s1 f2 token 2"),
        new("close of an outgoing session with two files", s_twoFiles, "close s1"),
        new("reboot with two sessions of two files and one, and the first open after it", s_twoSessions, "reboot"),
        new("RETRIEVE_SESSION", s_received, "retrieve_session \"s1\" -> s1'"),
        new("RETRIEVE_FD", s_retrieved, "retrieve_fd s1' token 1 -> f1'"),
        new("FINISH, one of two files retrieved, the FLB never fetched", [.. s_retrieved, "retrieve_fd s1' token 1 -> f1'"], "finish s1'"),
        new("FINISH, one of two files retrieved, a driver holds the FLB", [.. s_retrieved, "flb_get_in g", "retrieve_fd s1' token 1 -> f1'"], "finish s1'"),
        new("close of a received session, one of two files retrieved, the FLB fetched and given back", [.. s_retrieved, "flb_get_in g", "flb_put_in g", "retrieve_fd s1' token 1 -> f1'"], "close s1'"),
        new("a driver fetches the received FLB", s_received, "flb_get_in g"),
        new("a driver fetches the outgoing FLB", s_oneFile, "flb_get_out g"),
    ];

    /// <summary>The cases of a vocabulary; none for those whose calls have other names.</summary>
    public static IReadOnlyList<CallCase> Of(Vocabulary vocabulary) => vocabulary == Vocabulary.Sessions ? s_sessions : [];
}
