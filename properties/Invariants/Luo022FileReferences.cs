using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO022: every struct file has as many references as names.</summary>
public sealed class Luo022FileReferences : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO022";

    /// <inheritdoc/>
    public override string Sentence => "Every struct file has exactly one reference for each descriptor and each entry that names it.";

    /// <inheritdoc/>
    public override string Why => "One too few and a preserved file is freed under LUO; one too many and it is never freed.";

    /// <inheritdoc/>
    public override string Anchor => "luo_preserve_file(), luo_retrieve_file() and luo_file_finish() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,file-reference=borrowed"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => true;

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool IsTestedIn(in StateView view) => view.References.ContainsAnyExcept((short)0);

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view)
    {
        var references = view.References;
        for (var file = 0; file < references.Length; file++)
        {
            ref readonly var user = ref view.State.User(file);
            if (references[file] != (user.Kind == UserFileKind.Free ? 0 : user.Refs))
            {
                return false;
            }
        }

        return true;
    }
}
