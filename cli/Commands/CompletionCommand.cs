using System.CommandLine;
using System.Text;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo completion SHELL</c>: what a shell needs to complete command lines, made from the commands themselves.</summary>
internal static class CompletionCommand
{
    private static readonly string[] s_shells = ["bash", "zsh", "fish"];

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", s_shells) };
        shell.OneOf(s_shells);
        var command = new Command("completion", "Print the completion of command lines for a shell: eval \"$(./luo completion bash)\".") { shell };
        command.SetAction(parsed =>
        {
            var root = parsed.RootCommandResult.Command;
            console.Exact.Write(parsed.GetRequiredValue(shell) switch
            {
                "fish" => Fish(root),
                "zsh" => "autoload -U +X compinit bashcompinit && compinit && bashcompinit\n" + Bash(root),
                _ => Bash(root),
            });
            return ExitCode.Done;
        });
        return command;
    }

    private static string Bash(Command root)
    {
        var text = new StringBuilder("_luo() {\n    local word=\"${COMP_WORDS[COMP_CWORD]}\" words\n    case \"${COMP_WORDS[COMP_CWORD-1]}\" in\n");
        text.Append("        --design) words='").AppendJoin(' ', DesignCatalog.Names).Append("' ;;\n");
        text.Append("        --workload) words='").AppendJoin(' ', WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds)).Append("' ;;\n");
        text.Append("        *) case \"${COMP_WORDS[1]}\" in\n");
        foreach (var command in Visible(root))
        {
            text.Append("            ").Append(command.Name).Append(") words='").AppendJoin(' ', Words(command)).Append("' ;;\n");
        }

        text.Append("        esac ;;\n    esac\n    if [ \"$COMP_CWORD\" = 1 ]; then words='").AppendJoin(' ', Visible(root).Select(command => command.Name)).Append("'; fi\n");
        text.Append("    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\ncomplete -o default -F _luo luo ./luo\n");
        return text.ToString();
    }

    private static string Fish(Command root)
    {
        var text = new StringBuilder("complete -c luo -f\n");
        foreach (var command in Visible(root))
        {
            text.Append("complete -c luo -n __fish_use_subcommand -a ").Append(command.Name).Append(" -d ").Append(Quoted(command.Description)).Append('\n');
            foreach (var option in command.Options.Where(option => !option.Hidden && option.Name.StartsWith("--", StringComparison.Ordinal)))
            {
                text.Append("complete -c luo -n '__fish_seen_subcommand_from ").Append(command.Name).Append("' -l ").Append(option.Name[2..]).Append(" -d ").Append(Quoted(option.Description)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<Command> Visible(Command root) => root.Subcommands.Where(command => !command.Hidden);

    private static IEnumerable<string> Words(Command command) =>
        Visible(command).Select(sub => sub.Name).Concat(command.Options.Where(option => !option.Hidden).Select(option => option.Name));

    private static string Quoted(string? text) => $"'{(text ?? string.Empty).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
