using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Workloads;

/// <summary>Commands that only few workloads issue: reboots that lead elsewhere, arguments of odd sizes.</summary>
internal sealed partial class SessionCommands
{
    private void AddOddReboots()
    {
        if (Has(UserAbilities.JumpKexec))
        {
            Add(new Command(Op.Reboot, Value: (int)RebootKind.Jump));
        }

        if (Has(UserAbilities.ForeignKernel))
        {
            Add(new Command(Op.Reboot, Value: (int)RebootKind.ForeignKernel));
        }

        if (Has(UserAbilities.PlainImage))
        {
            Add(new Command(Op.Reboot, Value: (int)RebootKind.PlainImage));
        }

        if (Has(UserAbilities.LuoOff))
        {
            Add(new Command(Op.Reboot, Value: (int)RebootKind.NextOff));
        }

        if (Has(UserAbilities.AnswerWaits) && Design.GetName == GetName.Present)
        {
            Add(new Command(Op.GetNameContinue));
        }

        if (Has(UserAbilities.Debugfs))
        {
            Add(new Command(Op.ReadBlob));
        }
    }

    private void AddMemory(short file)
    {
        if (Source.Files[file].Handler < 0 || !Source.Handlers[Source.Files[file].Handler].Memory)
        {
            return;
        }

        foreach (var fd in (short[])[_files[file], _retrieved[file]])
        {
            if (Has(UserAbilities.Write))
            {
                Add(new Command(Op.WriteFile, Fd: fd));
            }

            if (Has(UserAbilities.Seal))
            {
                Add(new Command(Op.SealFile, Fd: fd));
            }

            if (Has(UserAbilities.SealGrow))
            {
                Add(new Command(Op.SealFile, Fd: fd, Value: 1));
            }
        }
    }

    private void AddFlbRace(FlbLink link)
    {
        if (Has(UserAbilities.Concurrent) && link.Late)
        {
            Add(new Command(Op.RegisterFlbStart, Object: (short)link.Handler, Other: (short)link.Flb));
            Add(new Command(Op.RegisterFlbContinue, Object: (short)link.Handler, Other: (short)link.Flb));
        }
    }

    private void AddOddSizes(short session)
    {
        if (Has(UserAbilities.Sizes))
        {
            Add(new Command(Op.GetName, Fd: session, Other: (short)GetNameArgument.Short));
            Add(new Command(Op.GetName, Fd: session, Other: (short)GetNameArgument.NameAreaFilled));
        }

        if (Has(UserAbilities.LaterCalls))
        {
            Add(new Command(Op.GetName, Fd: session, Other: (short)GetNameArgument.OtherNumber));
        }
    }
}
