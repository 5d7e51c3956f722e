using System.Text.Json;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;

namespace LuoModel.Runs.Recordings;

/// <content>Everything that is no callback.</content>
internal sealed partial class EventWriter
{
    private void Incident(Utf8JsonWriter json, in LuoEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.RegisterFileCall:
                json.WriteString("call"u8, "register_file"u8);
                json.WriteNumber("ret"u8, e.Ret);
                break;
            case EventKind.FileFree:
                json.WriteString("ev"u8, "file_free"u8);
                json.WriteString("f"u8, Freed(e));
                break;
            case EventKind.Kexec:
                json.WriteString("ev"u8, "kexec"u8);
                if (format.Vocabulary != Vocabulary.Sessions)
                {
                    json.WriteBoolean("handover"u8, e.Status != 0);
                }

                break;
            case EventKind.Fault:
                json.WriteString("ev"u8, "fault"u8);
                json.WriteString("kind"u8, _faults[e.N]);
                break;
            case EventKind.ModuleGetFailed or EventKind.ModuleUnderflow:
                json.WriteString("ev"u8, e.Kind == EventKind.ModuleGetFailed ? "module_get_failed"u8 : "MODULE_UNDERFLOW"u8);
                json.WriteString("m"u8, format.Modules[e.Who]);
                break;
            case EventKind.Refcount:
                json.WriteString("ev"u8, "REFCOUNT"u8);
                json.WriteString("what"u8, e.N switch
                {
                    (byte)RefcountIncident.Underflow => "underflow"u8,
                    (byte)RefcountIncident.IncOnZero => "inc_on_zero"u8,
                    _ => "saturated"u8,
                });
                break;
            default:
                Misuse(json, e);
                break;
        }
    }

    private void Misuse(Utf8JsonWriter json, in LuoEvent e)
    {
        json.WriteString("ev"u8, e.Kind switch
        {
            EventKind.ColdBoot => "cold_boot"u8,
            EventKind.Warn => "WARN"u8,
            EventKind.Panic => "PANIC"u8,
            EventKind.KhoMisuse => "KHO_MISUSE"u8,
            EventKind.HandleMisuse => "HANDLE_MISUSE"u8,
            EventKind.ListCorrupt => "LIST_CORRUPT"u8,
            EventKind.LockMisuse => "LOCK_MISUSE"u8,
            EventKind.FreedPreserved => "FREED_PRESERVED"u8,
            EventKind.FreePreserved => "FREE_PRESERVED"u8,
            EventKind.WriteAfterFree => "WRITE_AFTER_FREE"u8,
            EventKind.StaleAddress => "STALE_ADDRESS"u8,
            EventKind.FreedBeforeKexec => "FREED_BEFORE_KEXEC"u8,
            _ => "dependency_lookup"u8,
        });
        switch (e.Kind)
        {
            case EventKind.Warn:
                json.WriteString("fn"u8, s_sites[(int)e.Site]);
                json.WriteNumber("n"u8, e.N);
                break;
            case EventKind.Panic or EventKind.KhoMisuse when Short:
                break;
            case EventKind.Panic or EventKind.StaleAddress or EventKind.FreedBeforeKexec:
                json.WriteString("fn"u8, s_sites[(int)e.Site]);
                break;
            case EventKind.KhoMisuse:
                json.WriteNumber("have"u8, e.N / 4);
                json.WriteNumber("want"u8, e.N % 4);
                break;
            case EventKind.HandleMisuse:
                json.WriteNumber("id"u8, observer.Handle(e.Data));
                break;
            case EventKind.ListCorrupt:
                json.WriteString("what"u8, "del"u8);
                break;
            case EventKind.LockMisuse:
                json.WriteString("what"u8, "up_read"u8);
                break;
            case EventKind.DependencyLookup:
                json.WriteNumber("file"u8, e.Who);
                json.WriteNumber("ret"u8, e.Ret);
                break;
            default:
                break;
        }
    }
}
