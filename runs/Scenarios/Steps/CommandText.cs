using System.Globalization;
using LuoModel.Model.Commands;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Scenarios.Steps;

/// <summary>Commands of the model as steps of scenarios, in the forms of <see cref="StepForms"/>.</summary>
internal static class CommandText
{
    private const string Device = "dev";

    /// <summary>The step that does what a command does; null when scenarios have none.</summary>
    public static string? Of(in Command command, Workload workload)
    {
        var op = KernelName.Of(command.Op);
        var fd = command.Fd >= 0 ? workload.Descriptors[command.Fd] : string.Empty;
        var token = command.Token >= 0 ? $"token {workload.Tokens[command.Token].ToString(CultureInfo.InvariantCulture)}" : string.Empty;
        var on = fd == Device ? string.Empty : $" on {fd}";
        var into = command.As >= 0 ? $" -> {workload.Descriptors[command.As]}" : string.Empty;
        var reserved = command.Value == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" reserved {command.Value}");
        return command.Op switch
        {
            Op.CreateSession or Op.RetrieveSession => $"{op} {Name(command, workload)}{into}{on}",
            Op.Mount or Op.OpenInstance or Op.Umount => $"{op} {Name(command, workload)}{(command.Value == 0 ? string.Empty : " recover")}{into}",
            Op.Finish or Op.UnpreserveFd => $"{Joined(op, fd, token)}{reserved}",
            Op.GetName => (GetNameArgument)command.Other switch
            {
                GetNameArgument.Proper => $"{op} {fd}{reserved}",
                GetNameArgument.OtherNumber => $"{op} {fd} later{reserved}",
                _ => null,
            },
            Op.Reboot => (RebootKind)command.Value switch
            {
                RebootKind.Kexec => op,
                RebootKind.Unwound => $"{op} nokexec",
                RebootKind.Jump => $"{op} as jump",
                RebootKind.ForeignKernel => $"{op} as foreign",
                RebootKind.PlainImage => $"{op} as plain",
                RebootKind.NextOff => $"{op} as off",
                _ => null,
            },
            Op.SetModule => $"{Names.Of(command, workload)}",
            Op.GetState => $"{op}{on}",
            Op.SetEvent => $"{op} {Event(command.Value)}{on}",
            Op.SessionSetEvent => $"{op} {fd} {Event(command.Value)}",
            Op.SessionGetState => $"{op} {fd}{(command.Other > 0 ? " incoming" : string.Empty)}{reserved}",
            Op.FdPreserve => $"{op} {workload.Descriptors[command.Other]} {token}{on}",
            Op.FdUnpreserve or Op.FdRestore => $"{op} {token}{into}{on}",
            Op.GetFdState => $"{op} {token}{(command.Value == 0 ? string.Empty : " incoming")}{on}",
            Op.SetFdEvent => $"{op} {token} {Event(command.Value)}{on}",
            Op.None or Op.RetrieveSessionStart or Op.RetrieveSessionContinue or Op.RebootStart or Op.RebootContinue or Op.RegisterFlbStart or Op.RegisterFlbContinue => null,
            _ => StepForms.Of(op, FormWorld.Workload).Count > 0 ? Names.Of(command, workload) : null,
        };
    }

    private static string Name(in Command command, Workload workload) => SessionName.Write(workload.Names[command.Object]);

    private static string Joined(params string[] words) => string.Join(' ', words.Where(word => word.Length > 0));

    private static string Event(int value) => Enum.IsDefined((LuoEventCode)value)
        ? ((LuoEventCode)value).ToString().ToLowerInvariant()
        : value.ToString(CultureInfo.InvariantCulture);
}
