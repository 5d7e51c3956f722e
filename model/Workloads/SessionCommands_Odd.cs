using LuoModel.Model.Commands;

namespace LuoModel.Model.Workloads;

/// <summary>Commands that only few workloads issue: reboots that lead elsewhere, arguments of odd sizes.</summary>
internal sealed partial class SessionCommands
{
    private void AddOddReboots()
    {
        if (Has(UserAbilities.JumpKexec))
        {
            _commands.Add(new Command(Op.Reboot, Value: (int)RebootKind.Jump));
        }

        if (Has(UserAbilities.ForeignKernel))
        {
            _commands.Add(new Command(Op.Reboot, Value: (int)RebootKind.ForeignKernel));
        }

        if (Has(UserAbilities.Debugfs))
        {
            _commands.Add(new Command(Op.ReadBlob));
        }
    }

    private void AddMemory(short file)
    {
        if (_source.Files[file].Handler < 0 || !_source.Handlers[_source.Files[file].Handler].Memory)
        {
            return;
        }

        foreach (var fd in (short[])[_files[file], _retrieved[file]])
        {
            if (Has(UserAbilities.Write))
            {
                _commands.Add(new Command(Op.WriteFile, Fd: fd));
            }

            if (Has(UserAbilities.Seal))
            {
                _commands.Add(new Command(Op.SealFile, Fd: fd));
            }
        }
    }

    private void AddFlbRace(FlbLink link)
    {
        if (Has(UserAbilities.Concurrent) && link.Late)
        {
            _commands.Add(new Command(Op.RegisterFlbStart, Object: (short)link.Handler, Other: (short)link.Flb));
            _commands.Add(new Command(Op.RegisterFlbContinue, Object: (short)link.Handler, Other: (short)link.Flb));
        }
    }

    private void AddOddSizes(short session)
    {
        if (Has(UserAbilities.Sizes))
        {
            _commands.Add(new Command(Op.GetName, Fd: session, Other: (short)GetNameArgument.Short));
            _commands.Add(new Command(Op.GetName, Fd: session, Other: (short)GetNameArgument.NameAreaFilled));
        }
    }
}
