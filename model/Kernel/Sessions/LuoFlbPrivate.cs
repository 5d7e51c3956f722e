using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>luo_flb_get_private(): the private part of an FLB, its mutexes among it, is initialised by whoever uses the FLB first.</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>Initialises the private part unless that was done; told apart only where tasks run concurrently.</summary>
    private readonly void EnsurePrivate(int flb)
    {
        if (_state.Layout.Dimensions.Concurrent && _state.Flb(flb).Private == 0)
        {
            InitPrivate(flb);
        }
    }

    /// <summary>
    /// The repair of O01 in luo_flb_get_private(): whoever uses the FLB first in a kernel loads its count. Told by what is loaded, as the private part is not kept
    /// where one task runs.
    /// </summary>
    private readonly void Meet(int flb)
    {
        if (Design.FlbCountLoaded == FlbCountLoaded.AtBoot)
        {
            LoadCount(flb);
        }
    }

    private readonly void InitPrivate(int flb)
    {
        EmitFlb(EventKind.FlbInit, flb, 0);
        _state.Flb(flb).Private = 1;
    }

    /// <summary>liveupdate_register_flb() up to where it has looked whether there is something to initialise: where a lock keeps the others out, all of it.</summary>
    private Result RegisterFlbStart(int handler, int flb)
    {
        if (Design.FlbPrivateInit == FlbPrivateInit.Locked || _state.Flb(flb).Private != 0)
        {
            return RegisterFlb(handler, flb);
        }

        Core.UnderWay = CallUnderWay.RegisterFlb;
        Core.UnderWayAt = (short)flb;
        return Result.Ok;
    }

    /// <summary>The rest of it, which initialises whatever others have done meanwhile.</summary>
    private Result RegisterFlbContinue(int handler, int flb)
    {
        Core.UnderWay = CallUnderWay.None;
        Core.UnderWayAt = 0;
        InitPrivate(flb);
        return RegisterFlb(handler, flb);
    }
}
