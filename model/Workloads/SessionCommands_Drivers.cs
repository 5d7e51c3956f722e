using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Workloads;

/// <summary>What drivers and modules call.</summary>
internal sealed partial class SessionCommands
{
    private void AddDrivers()
    {
        for (short h = 0; h < Source.Handlers.Count && HasDriver(DriverAbilities.Query) && Design.FdDataQuery == FdDataQuery.Present; h++)
        {
            Add(new Command(Op.FdDataQuery, Object: h));
        }

        if (Design.FlbCounting != FlbCounting.Absent)
        {
            AddFlbCommands();
        }

        for (short h = 0; h < Source.Handlers.Count && HasDriver(DriverAbilities.Handlers); h++)
        {
            Add(new Command(Op.Register, Object: h));
            Add(new Command(Op.Unregister, Object: h));
        }

        for (short m = 0; m < Source.Handlers.Count + Source.Flbs.Count && HasDriver(DriverAbilities.Modules); m++)
        {
            Add(new Command(Op.SetModule, Object: m, Value: 1));
        }
    }

    private void AddFlbCommands()
    {
        for (short f = 0; f < Source.Flbs.Count; f++)
        {
            if (HasDriver(DriverAbilities.Reload))
            {
                Add(new Command(Op.ReloadFlb, Object: f));
            }

            if (HasDriver(DriverAbilities.Early) && Design.FlbEarly == FlbEarly.Raw)
            {
                Add(new Command(Op.FlbGetEarly, Object: f));
            }

            if (HasDriver(DriverAbilities.Incoming) && Design.FlbIncoming == FlbIncomingAccess.Refcounted)
            {
                Add(new Command(Op.FlbPutIn, Object: f));
            }

            if (HasDriver(DriverAbilities.Incoming))
            {
                Add(new Command(Op.FlbGetIn, Object: f));
            }

            if (HasDriver(DriverAbilities.Outgoing))
            {
                Add(new Command(Op.FlbGetOut, Object: f));
            }

            if (HasDriver(DriverAbilities.Outgoing) && Design.FlbOutgoing == FlbOutgoingAccess.Refcounted)
            {
                Add(new Command(Op.FlbPutOut, Object: f));
            }
        }

        foreach (var link in Source.Links)
        {
            if (HasDriver(DriverAbilities.Links))
            {
                Add(new Command(Op.RegisterFlb, Object: (short)link.Handler, Other: (short)link.Flb));
                Add(new Command(Op.UnregisterFlb, Object: (short)link.Handler, Other: (short)link.Flb));
                AddFlbRace(link);
            }
        }
    }
}
