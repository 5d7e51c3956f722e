using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Workloads;

/// <summary>What drivers and modules call.</summary>
internal sealed partial class SessionCommands
{
    private bool HasDriver(DriverAbilities ability) => (_source.Driver & ability) != 0;

    private void AddDrivers()
    {
        for (short h = 0; h < _source.Handlers.Count && HasDriver(DriverAbilities.Query) && _design.FdDataQuery == FdDataQuery.Present; h++)
        {
            _commands.Add(new Command(Op.FdDataQuery, Object: h));
        }

        if (_design.FlbCounting != FlbCounting.Absent)
        {
            AddFlbCommands();
        }

        for (short h = 0; h < _source.Handlers.Count && HasDriver(DriverAbilities.Handlers); h++)
        {
            _commands.Add(new Command(Op.Register, Object: h));
            _commands.Add(new Command(Op.Unregister, Object: h));
        }

        for (short m = 0; m < _source.Handlers.Count + _source.Flbs.Count && HasDriver(DriverAbilities.Modules); m++)
        {
            _commands.Add(new Command(Op.SetModule, Object: m, Value: 1));
        }
    }

    private void AddFlbCommands()
    {
        for (short f = 0; f < _source.Flbs.Count; f++)
        {
            if (HasDriver(DriverAbilities.Early) && _design.FlbEarly == FlbEarly.Raw)
            {
                _commands.Add(new Command(Op.FlbGetEarly, Object: f));
            }

            if (HasDriver(DriverAbilities.Incoming) && _design.FlbIncoming == FlbIncomingAccess.Refcounted)
            {
                _commands.Add(new Command(Op.FlbPutIn, Object: f));
            }

            if (HasDriver(DriverAbilities.Incoming))
            {
                _commands.Add(new Command(Op.FlbGetIn, Object: f));
            }

            if (HasDriver(DriverAbilities.Outgoing))
            {
                _commands.Add(new Command(Op.FlbGetOut, Object: f));
            }

            if (HasDriver(DriverAbilities.Outgoing) && _design.FlbOutgoing == FlbOutgoingAccess.Refcounted)
            {
                _commands.Add(new Command(Op.FlbPutOut, Object: f));
            }
        }

        foreach (var link in _source.Links)
        {
            if (HasDriver(DriverAbilities.Links))
            {
                _commands.Add(new Command(Op.RegisterFlb, Object: (short)link.Handler, Other: (short)link.Flb));
                _commands.Add(new Command(Op.UnregisterFlb, Object: (short)link.Handler, Other: (short)link.Flb));
                AddFlbRace(link);
            }
        }
    }
}
