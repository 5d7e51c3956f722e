using System.Text;
using LuoModel.Model;
using LuoModel.Runs.Recordings;
using LuoModel.Tests.Cli;

namespace LuoModel.Tests.Recordings;

public sealed class MalformedTests : IDisposable
{
    private const string Header = """{"trace":"t","oracle":"g4b","state":{"gen":1,"num":0,"enabled":true,"out":[],"in":[],"count":[0,0],"sblocks":0,"handlers":{},"xa":0,"flbreg":"","flb":{"F":{"users":0,"out":[0,0,0],"in":[0,0,0,0,0]},"G":{"users":0,"out":[0,0,0],"in":[0,0,0,0,0]}},"mod":[0,0,0,0,0],"refs":{},"mem":[0,2,0],"handles":[]}}""";
    private const string OpenDevice = """{"i":1,"cmd":{"op":"open_dev","as":"d"},"ret":0,"events":[],"state":{}}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("luo-recordings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_lines_that_the_other_tests_spoil_are_good() => Assert.Null(Replay(OpenDevice));

    [Theory]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":"d"},"ret":0,"ev""", 2, 52, "the recording is cut")]
    [InlineData("""{"i":1,"cmd":{"op":"open_door","as":"d"},"ret":0,"events":[],"state":{}}""", 2, 20, "op: expected the name of an operation")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":7},"ret":0,"events":[],"state":{}}""", 2, 36, "as: expected a string")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev"},"ret":0,"events":[],"state":{}}""", 2, 14, "open_dev lacks the operand \"as\"")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":"d","fd":"e"},"ret":0,"events":[],"state":{}}""", 2, 45, "open_dev has no operand \"fd\"")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":["d"]},"ret":0,"events":[],"state":{}}""", 2, 36, "as: expected a number, a string")]
    [InlineData("""{"i":1,"cmd":{"op":"preserve_fd","session":"s","fd":"f","token":-1},"ret":0,"events":[],"state":{}}""", 2, 65, "token: expected a number from 0 to 2^64-1")]
    [InlineData("""{"i":1,"cmd":{"op":"preserve_fd","session":"s","fd":"f","token":1.5},"ret":0,"events":[],"state":{}}""", 2, 65, "token: expected a number")]
    [InlineData("""{"i":1,"cmd":{"op":"register","h":"D"},"ret":0,"events":[],"state":{}}""", 2, 35, "h: expected one of A, B, C")]
    [InlineData("""{"i":1,"cmd":{"op":"fault","kind":"kmalloc","n":1},"ret":0,"events":[],"state":{}}""", 2, 35, "kind: expected one of anon_file")]
    [InlineData("""{"i":1,"cmd":{"op":"fault","kind":"xa","n":0},"ret":0,"events":[],"state":{}}""", 2, 44, "n: expected a number from 1")]
    [InlineData("""{"i":1,"cmd":{"op":"inject","cb":"preserve","ret":"EIO"},"ret":0,"events":[],"state":{}}""", 2, 51, "ret: expected a 32-bit number")]
    [InlineData("""{"i":1,"cmd":"open_dev","ret":0,"events":[],"state":{}}""", 2, 14, "cmd: expected an object")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":"d"},"ret":"0","events":[],"state":{}}""", 2, 47, "ret: expected a 32-bit number")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":"d"},"ret":0,"events":{},"state":{}}""", 2, 58, "events: expected an array")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":"d"},"ret":0,"events":[]}""", 2, 1, "the line lacks state")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":"d"},"events":[],"state":{}}""", 2, 1, "the line lacks ret or stuck")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":"d"},"ret":0,"stuck":"panic","events":[],"state":{}}""", 2, 57, "has neither ret nor state")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":"d"},"ret":0,"events":[],"state":{},"ret":0}""", 2, 72, "ret is there twice")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":"d"},"ret":0,"events":[],"state":{},"result":0}""", 2, 72, "unknown member \"result\"")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":"d"},"ret":0,"events":[],"state":{"heap":0}}""", 2, 70, "unknown part \"heap\" of the state")]
    [InlineData("""{"i":2,"cmd":{"op":"open_dev","as":"d"},"ret":0,"events":[],"state":{}}""", 2, 6, "i is 2, expected 1")]
    [InlineData("""{"i":1,"cmd":{"op":"open_dev","as":"\ud800"},"ret":0,"events":[],"state":{}}""", 2, 36, "half a surrogate pair")]
    [InlineData("[1]", 2, 1, "expected a JSON object")]
    [InlineData("{} {}", 2, 4, "no valid JSON")]
    public void A_bad_line_is_named_with_its_place(string line, int number, int column, string what)
    {
        UserError error = Assert.Throws<UserError>(() => Replay(line));
        Assert.Equal(("made.jsonl", number, column), (error.File, error.Line, error.Column));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"trace":"t","oracle":"g9","state":{}}""", 23, "unknown oracle \"g9\", expected one of rfc-v3")]
    [InlineData("""{"trace":"t","oracle":"g4b"}""", 1, "the header lacks state")]
    [InlineData("""{"trace":"t","oracle":"g4b","state":{"gen":1}}""", 37, "the state lacks num")]
    [InlineData("""{"trace":"t","oracle":4,"state":{}}""", 23, "oracle: expected a string")]
    [InlineData("""{"trace":"t","kernel":"g4b","state":{}}""", 14, "unknown member \"kernel\"")]
    [InlineData("luo", 1, "no valid JSON")]
    public void A_bad_header_is_named_with_its_place(string header, int column, string what)
    {
        UserError error = Assert.Throws<UserError>(() => RecordedFiles.Replay(Encoding.UTF8.GetBytes(header + "\n")));
        Assert.Equal((1, column), (error.Line, error.Column));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_column_counts_characters()
    {
        UserError error = Assert.Throws<UserError>(() => Replay("""{"i":1,"cmd":{"op":"open_dev","as":"dé","fd":1},"ret":0,"events":[],"state":{}}"""));
        Assert.Equal(46, error.Column);
    }

    [Fact]
    public void Nothing_follows_a_command_that_is_stuck()
    {
        UserError error = Assert.Throws<UserError>(() => Replay("""{"i":1,"cmd":{"op":"open_dev","as":"d"},"stuck":"panic","events":[]}""" + "\n" + OpenDevice));
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void An_empty_file_is_no_recording() =>
        Assert.Contains("the file is empty", Assert.Throws<UserError>(() => RecordedFiles.Replay([])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_line_of_100_MB_is_refused_without_being_read_to_its_end()
    {
        string file = Path.Combine(_folder, "long.jsonl");
        using (FileStream stream = File.Create(file))
        {
            stream.Write("{\"trace\":\""u8);
            stream.SetLength(100_000_000); // zeros, which no disk has to hold
        }

        Assert.Contains(":1:1: the line is longer than", CliRun.Of("conform", file).BadInput(), StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_is_refused()
    {
        string file = Path.Combine(_folder, "binary.jsonl");
        byte[] bytes = new byte[5000];
        new Random(3).NextBytes(bytes);
        bytes[0] = 0xff; // no first byte of UTF-8
        File.WriteAllBytes(file, bytes);
        Assert.Contains("binary.jsonl:1:1: no UTF-8 text", CliRun.Of("conform", file).BadInput(), StringComparison.Ordinal);
    }

    /// <summary>A cut in the middle of a line is seen; one between two lines leaves a shorter, good recording.</summary>
    [Fact]
    public void A_file_cut_at_any_byte_ends_in_a_line_or_in_a_shorter_recording()
    {
        byte[] whole = File.ReadAllBytes(RecordedFiles.All[0]);
        for (int length = 0; length < whole.Length; length += 97)
        {
            byte[] cut = whole[..length];
            bool between = length > 0 && (whole[length] == (byte)'\n' || whole[length - 1] == (byte)'\n');
            if (between)
            {
                Assert.Null(RecordedFiles.Replay(cut).Divergence);
            }
            else
            {
                Assert.Throws<UserError>(() => RecordedFiles.Replay(cut));
            }
        }
    }

    [Fact]
    public void Random_damage_never_ends_in_anything_but_a_line_or_a_divergence()
    {
        var random = new Random(1);
        byte[] good = File.ReadAllBytes(RecordedFiles.All[^1]);
        for (int i = 0; i < 2000; i++)
        {
            byte[] bad = [.. good];
            for (int n = random.Next(3); n >= 0; n--)
            {
                bad[random.Next(bad.Length)] = (byte)(random.Next(3) == 0 ? random.Next(256) : "0123456789\",:[]{}"[random.Next(17)]);
            }

            try
            {
                RecordedFiles.Replay(bad);
            }
            catch (UserError error)
            {
                Assert.DoesNotContain('\n', error.Message);
            }
        }
    }

    [Fact]
    public void Paths_without_recordings_are_refused()
    {
        Assert.Contains("no such file or folder", CliRun.Of("conform", Path.Combine(_folder, "none")).BadInput(), StringComparison.Ordinal);
        Assert.Contains("has no recordings", CliRun.Of("conform", _folder).BadInput(), StringComparison.Ordinal);
    }

    private static Divergence? Replay(string line) => RecordedFiles.Replay(Encoding.UTF8.GetBytes($"{Header}\n{line}\n")).Divergence;
}
