using LuoModel.Model;
using LuoModel.Solver.Orders;

namespace LuoModel.Solver.Z3.Questions;

/// <summary>Writes the questions of one proof as SMT-LIB 2 files that any solver of the logic can decide again.</summary>
internal sealed class Smt2Writer
{
    private readonly string _folder;
    private readonly string _proof;
    private int _number;

    /// <summary>Files of <paramref name="proof"/> go to <paramref name="folder"/>.</summary>
    public Smt2Writer(string folder, string proof)
    {
        _folder = folder;
        _proof = proof;
    }

    /// <summary>Writes one question with its answer; the file appears whole or not at all.</summary>
    public void Write(string question, string body, Answer answer)
    {
        var status = answer switch
        {
            Answer.Sat => "sat",
            Answer.Unsat => "unsat",
            _ => "unknown",
        };
        var path = Path.Combine(_folder, $"{_proof}.{++_number:d2}.{question}.smt2");
        var text = $"(set-info :smt-lib-version 2.6)\n(set-info :source |luo prove, {_proof}, {question}|)\n(set-info :status {status})\n(set-logic {Logic(body)})\n{body}(check-sat)\n";
        try
        {
            File.WriteAllText(path + ".part", text);
            File.Move(path + ".part", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError(path, "cannot be written");
        }
    }

    /// <summary>The smallest standard logic of the formulas this room builds.</summary>
    private static string Logic(string body)
    {
        var horn = body.Contains("(forall ", StringComparison.Ordinal);
        var functions = body.Contains("declare-fun", StringComparison.Ordinal)
            && body.Split("(declare-fun ").Skip(1).Any(d => !d.Contains(" () ", StringComparison.Ordinal));
        var bits = body.Contains("(_ BitVec", StringComparison.Ordinal);
        var integers = body.Contains(" Int)", StringComparison.Ordinal);
        return horn ? "HORN" : bits ? "QF_BV" : (functions, integers) switch
        {
            (_, false) => "QF_UF",
            (true, true) => "QF_UFLIA",
            (false, true) => "QF_LIA",
        };
    }
}
