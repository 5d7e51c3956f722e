using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Workloads;

/// <summary>What drivers and modules call.</summary>
internal sealed partial class SessionCommands
{
    private void AddDrivers()
    {
        if (_design.FlbCounting != FlbCounting.Absent)
        {
            AddFlbCommands();
        }

        for (short h = 0; h < _source.Handlers.Count && _source.Driver.HasFlag(DriverAbilities.Handlers); h++)
        {
            _commands.Add(new Command(Op.Register, Object: h));
            _commands.Add(new Command(Op.Unregister, Object: h));
        }

        for (short m = 0; m < _source.Handlers.Count + _source.Flbs.Count && _source.Driver.HasFlag(DriverAbilities.Modules); m++)
        {
            _commands.Add(new Command(Op.SetModule, Object: m, Value: 1));
        }
    }

    private void AddFlbCommands()
    {
        for (short f = 0; f < _source.Flbs.Count; f++)
        {
            if (_source.Driver.HasFlag(DriverAbilities.Incoming) && _design.FlbIncoming == FlbIncomingAccess.Refcounted)
            {
                _commands.Add(new Command(Op.FlbPutIn, Object: f));
            }

            if (_source.Driver.HasFlag(DriverAbilities.Incoming))
            {
                _commands.Add(new Command(Op.FlbGetIn, Object: f));
            }

            if (_source.Driver.HasFlag(DriverAbilities.Outgoing))
            {
                _commands.Add(new Command(Op.FlbGetOut, Object: f));
            }

            if (_source.Driver.HasFlag(DriverAbilities.Outgoing) && _design.FlbOutgoing == FlbOutgoingAccess.Refcounted)
            {
                _commands.Add(new Command(Op.FlbPutOut, Object: f));
            }
        }

        foreach (var link in _source.Links)
        {
            if (_source.Driver.HasFlag(DriverAbilities.Links))
            {
                _commands.Add(new Command(Op.RegisterFlb, Object: (short)link.Handler, Other: (short)link.Flb));
                _commands.Add(new Command(Op.UnregisterFlb, Object: (short)link.Handler, Other: (short)link.Flb));
            }
        }
    }
}
