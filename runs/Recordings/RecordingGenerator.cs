using System.Globalization;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;

namespace LuoModel.Runs.Recordings;

/// <summary>
/// Makes long recordings of the model itself, for measurements: live updates one after the other with sessions, files, shared objects, refused calls and faults.
/// Everything is finished before the next update, so that lines stay as short as those of real recordings.
/// </summary>
public static class RecordingGenerator
{
    private static readonly string[] s_names = ["alpha", "beta", "gamma", "delta"];
    private static readonly string[] s_types = ["A", "B", "C"];

    /// <summary>A recording of <paramref name="count"/> commands; the same seed gives the same one.</summary>
    /// <exception cref="UserError">The design has other commands than those of the merged generations.</exception>
    public static byte[] Make(int count, ulong seed, Design design)
    {
        if (design.Vocabulary != Vocabulary.Sessions)
        {
            throw new UserError($"recordings are generated for designs with sessions of the merged kind, which {design.Id} does not have");
        }

        var script = new Script(seed);
        while (script.Commands.Count < count)
        {
            script.Update();
        }

        return RecordingWriter.Write("generated", design, script.Commands[..count]);
    }

    /// <summary>The commands so far, and where their choices come from.</summary>
    private sealed class Script(ulong seed)
    {
        private ulong _state = seed;

        public List<string> Commands { get; } = [];

        /// <summary>One live update, from the boot of the old kernel to the last finish in the new one.</summary>
        public void Update()
        {
            Boot();
            var sessions = 1 + Draw(3);
            var files = new int[sessions];
            for (var s = 0; s < sessions; s++)
            {
                Add($$"""{"op":"create_session","dev":"d","as":"s{{s}}","name":"{{s_names[s]}}"}""");
                files[s] = 1 + Draw(4);
                for (var f = 0; f < files[s]; f++)
                {
                    Preserve(s, f);
                }
            }

            Add($$"""{"op":"create_session","dev":"d","as":"e","name":"{{s_names[Draw(4)]}}"}""");
            Add("""{"op":"open_file","as":"fe","type":"A","ino":0}""");
            Add("""{"op":"preserve_fd","session":"e","fd":"fe","token":1}""");
            Add("""{"op":"close","fd":"e"}""");
            Add("""{"op":"reboot"}""");
            Boot();
            for (var s = 0; s < sessions; s++)
            {
                Finish(s, files[s]);
            }

            Add("""{"op":"reboot"}""");
        }

        private void Boot()
        {
            var first = Draw(3);
            for (var h = 0; h < 3; h++)
            {
                Add($$"""{"op":"register","h":"{{s_types[(first + h) % 3]}}"}""");
            }

            Add("""{"op":"register_flb","h":"A","flb":"F"}""");
            Add("""{"op":"open_dev","as":"d"}""");
            Add("""{"op":"flb_get_in","flb":"F"}""");
        }

        private void Preserve(int session, int file)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"f{session}{file}");
            Add($$"""{"op":"open_file","as":"{{name}}","type":"{{s_types[Draw(3)]}}","ino":0}""");
            Add($$"""{"op":"preserve_fd","session":"s{{session}}","fd":"{{name}}","token":{{Token(session, file)}}}""");
            switch (Draw(4))
            {
                case 0:
                    Add($$"""{"op":"preserve_fd","session":"s{{session}}","fd":"{{name}}","token":{{99 + file}}}""");
                    break;
                case 1:
                    Add($$"""{"op":"fault","kind":"xa","n":{{1 + Draw(2)}}}""");
                    break;
                case 2:
                    Add($$"""{"op":"get_name","session":"s{{session}}"}""");
                    break;
                default:
                    Add($$"""{"op":"close","fd":"{{name}}"}""");
                    break;
            }
        }

        private void Finish(int session, int files)
        {
            Add($$"""{"op":"retrieve_session","dev":"d","as":"s{{session}}","name":"{{s_names[session]}}"}""");
            for (var f = 0; f < files; f++)
            {
                Add($$"""{"op":"retrieve_fd","session":"s{{session}}","token":{{Token(session, f)}},"as":"r"}""");
                Add("""{"op":"close","fd":"r"}""");
            }

            Add($$"""{"op":"finish","session":"s{{session}}"}""");
            Add($$"""{"op":"close","fd":"s{{session}}"}""");
        }

        private static int Token(int session, int file) => (10 * session) + file + 1;

        private void Add(string command) => Commands.Add(command);

        /// <summary>SplitMix64, so that a seed means the same everywhere.</summary>
        private int Draw(int below)
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }
    }
}
