using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO037: every open of the device reports the same rebuild.</summary>
public sealed class Luo037SameAnswerToEveryOpen : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO037";

    /// <inheritdoc/>
    public override string Sentence => "Every open of the device that gets as far as the rebuild reports the same result of it.";

    /// <inheritdoc/>
    public override string Why => "An agent that opens the device after another one failed must not believe that a part of the sessions is all of them.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_deserialize() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.0", "linux-7.3,deserialize-alloc=forget"];

    /// <summary>The open succeeded.</summary>
    private const byte Rebuilt = 1;

    /// <summary>The open said -EIO.</summary>
    private const byte Failed = 2;

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.OpenDev, Op.Reboot, Op.RebootContinue, Op.ColdBoot);

    /// <inheritdoc/>
    public override int MonitorBits(LuoSystem system) => 2;

    /// <inheritdoc/>
    public override bool Observe(in StepView step, Span<byte> monitor)
    {
        // The first answer in this kernel.
        if (step.Jumped)
        {
            monitor[0] = AnswerInSetup(step.After);
            return true;
        }

        var answer = step.Command.Op == Op.OpenDev && step.Result.Returned ? Answer(step.Result.Ret) : (byte)0;
        if (answer == 0)
        {
            return true;
        }

        var holds = monitor[0] == 0 || monitor[0] == answer;
        monitor[0] = monitor[0] == 0 ? answer : monitor[0];
        return holds;
    }

    private static byte Answer(int ret) => ret switch
    {
        0 => Rebuilt,
        Errno.EIO => Failed,
        _ => 0,
    };

    /// <summary>What the agent that opens the device in every boot was told.</summary>
    private static byte AnswerInSetup(LuoState state)
    {
        if (state.Core.Deserialized == Deserialized.NotYet)
        {
            return 0;
        }

        return state.Core.DeviceOpen != 0 ? Rebuilt : Failed;
    }
}
