using System.Text.Json;
using LuoModel.Model.Events;

namespace LuoModel.Runs.Recordings;

/// <content>Callbacks of what is shared by several files: FLBs, and the subsystems of v3 and v4.</content>
internal sealed partial class EventWriter
{
    private bool FlbCallback(Utf8JsonWriter json, in LuoEvent e)
    {
        var done = e.Ret == 0;
        switch (e.Kind)
        {
            case EventKind.FlbPreserve:
                Flb(json, "cb"u8, "flb_preserve"u8, e);
                json.WriteNumber("ret"u8, e.Ret);
                json.WriteNumber("data"u8, done ? observer.Outgoing(e.Who) : 0);
                json.WriteNumber("obj"u8, done ? SharedObject.Outgoing(observer, e.Who) : 0);
                return true;
            case EventKind.FlbUnpreserve:
                Flb(json, "cb"u8, "flb_unpreserve"u8, e);
                json.WriteNumber("data"u8, observer.Outgoing(e.Who));
                json.WriteNumber("obj"u8, SharedObject.Outgoing(observer, e.Who));
                return true;
            case EventKind.FlbRetrieve:
                Flb(json, "cb"u8, "flb_retrieve"u8, e);
                json.WriteNumber("data"u8, observer.Incoming(e.Who));
                json.WriteNumber("ret"u8, e.Ret);
                json.WriteNumber("obj"u8, done ? SharedObject.Incoming(observer, e.Who) : 0);
                return true;
            case EventKind.FlbFinish:
                Flb(json, "cb"u8, "flb_finish"u8, e);
                json.WriteNumber("obj"u8, e.Status != 0 ? SharedObject.Incoming(observer, e.Who) : 0);
                return true;
            case EventKind.FlbGetIncomingCall:
                Flb(json, "call"u8, "flb_get_incoming"u8, e);
                json.WriteNumber("ret"u8, e.Ret);
                json.WriteNumber("obj"u8, done ? SharedObject.Incoming(observer, e.Who) : 0);
                return true;
            case EventKind.FlbPutIncomingCall:
                Flb(json, "call"u8, "flb_put_incoming"u8, e);
                return true;
            default:
                return false;
        }
    }

    private bool SubsystemCallback(Utf8JsonWriter json, in LuoEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.SubsystemPrepare:
                Subsystem(json, _globalMachine ? "s_prepare"u8 : "sub_prepare"u8, e);
                if (_globalMachine)
                {
                    json.WriteNumber("ret"u8, e.Ret);
                    json.WriteNumber("data"u8, observer.SharedWord(e.NewData));
                }
                else
                {
                    json.WriteNumber("data"u8, observer.SharedWord(e.Data));
                    json.WriteNumber("ret"u8, e.Ret);
                    json.WriteNumber("newdata"u8, observer.SharedWord(e.NewData));
                }

                return true;
            case EventKind.SubsystemFreeze:
                Subsystem(json, _globalMachine ? "s_freeze"u8 : "sub_freeze"u8, e);
                json.WriteNumber("data"u8, observer.SharedWord(e.Data));
                json.WriteNumber("ret"u8, e.Ret);
                json.WriteNumber("newdata"u8, observer.SharedWord(e.NewData));
                return true;
            case EventKind.SubsystemCancel:
                Subsystem(json, _globalMachine ? "s_cancel"u8 : "sub_cancel"u8, e);
                json.WriteNumber("data"u8, observer.SharedWord(e.Data));
                return true;
            case EventKind.SubsystemBoot:
                Subsystem(json, _globalMachine ? "s_boot"u8 : "sub_boot"u8, e);
                json.WriteNumber("data"u8, observer.SharedWord(e.Data));
                return true;
            case EventKind.SubsystemFinish:
                Subsystem(json, _globalMachine ? "s_finish"u8 : "sub_finish"u8, e);
                json.WriteNumber("data"u8, observer.SharedWord(e.Data));
                return true;
            default:
                return false;
        }
    }
}

/// <summary>The object behind a shared FLB, as the mocks number it.</summary>
internal static class SharedObject
{
    /// <summary>In the kernel that preserved it.</summary>
    public static int Outgoing(Observer observer, int flb) => observer.Outgoing(flb) + 1000;

    /// <summary>As retrieved.</summary>
    public static int Incoming(Observer observer, int flb) => observer.Incoming(flb) + 2000;
}
