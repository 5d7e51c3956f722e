using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LuoModel.Tests.Tidy;

/// <summary>Rooms depend one way, as docs/decisions/rooms.md has them. What is compiled is what counts.</summary>
public sealed class RoomTests
{
    /// <summary>The parts of ASP.NET Core that serve <c>luo explore</c>: of the SDK, no package.</summary>
    private static readonly string[] s_server =
    [
        "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting.Abstractions", "Microsoft.AspNetCore.Http.Abstractions", "Microsoft.AspNetCore.Http.Features",
        "Microsoft.AspNetCore.Server.Kestrel.Core", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Primitives",
        "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Hosting.Server.Abstractions", "Microsoft.AspNetCore.Hosting", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.AspNetCore.Routing",
    ];

    /// <summary>What each room may use beside .NET itself: rooms and packages.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["LuoModel.Model"] = [],
        ["LuoModel.Search"] = [],
        ["LuoModel.Properties"] = ["LuoModel.Model", "LuoModel.Search", "FsCheck", "FSharp.Core"],
        ["LuoModel.Runs"] = ["LuoModel.Model", "LuoModel.Properties"],
        ["LuoModel.Solver"] = ["LuoModel.Model", "LuoModel.Properties", "Microsoft.Z3"],
        ["LuoModel.Kernel"] = ["LuoModel.Model", "LuoModel.Properties", "LuoModel.Runs"],
        ["LuoModel.Bench"] = ["LuoModel.Model", "LuoModel.Search", "LuoModel.Properties"],
        ["luo"] =
        [
            "LuoModel.Model", "LuoModel.Search", "LuoModel.Properties", "LuoModel.Runs", "LuoModel.Solver", "LuoModel.Kernel", "LuoModel.Bench",
            "System.CommandLine", "Spectre.Console", .. s_server,
        ],
    };

    public static TheoryData<string> Rooms => [.. s_allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_the_rooms_and_packages_it_may(string room)
    {
        string[] used = [.. Assembly.Load(room).GetReferencedAssemblies().Select(used => used.Name!).Where(name => !IsRuntime(name))];
        Assert.Empty(used.Except(s_allowed[room]));
    }

    /// <summary>Text in memory is no input or output; files, processes, sockets, the console, clocks and threads are.</summary>
    [Fact]
    public void The_model_does_no_io()
    {
        string[] textInMemory = // the built-in workloads are resources, which come as streams
        [
            "System.IO.TextWriter", "System.IO.TextReader", "System.IO.StringWriter", "System.IO.StringReader", "System.IO.Stream",
            "System.IO.StreamReader", "System.IO.Compression.BrotliEncoder", "System.IO.Compression.BrotliDecoder",
        ];
        string[] found =
        [
            .. from type in TypesUsedBy(Assembly.Load("LuoModel.Model"))
               where type is "System.Console" or "System.Environment" or "System.DateTime" or "System.Random" or "System.Threading.Thread"
                   || type.StartsWith("System.Net.", StringComparison.Ordinal)
                   || type is "System.Diagnostics.Process" or "System.Diagnostics.Stopwatch"
                   || (type.StartsWith("System.IO.", StringComparison.Ordinal)
                       && !textInMemory.Contains(type))
               select type,
        ];
        Assert.Empty(found);
    }

    [Fact]
    public void The_types_that_a_room_uses_are_seen() => // or the test above would look at nothing
        Assert.Contains("System.Console", TypesUsedBy(Assembly.Load("luo")));

    [Fact]
    public void Namespaces_say_in_which_room_a_type_is()
    {
        string[] strays =
        [
            .. from room in s_allowed.Keys
               let prefix = room == "luo" ? "LuoModel.Cli" : room
               from type in Assembly.Load(room).GetExportedTypes()
               where type.Namespace != prefix && !type.Namespace!.StartsWith(prefix + ".", StringComparison.Ordinal)
               select type.FullName,
        ];
        Assert.Empty(strays);
    }

    private static string[] TypesUsedBy(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.TypeReferences
               let type = metadata.GetTypeReference(handle)
               select $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}",
        ];
    }

    private static bool IsRuntime(string name) =>
        name != "System.CommandLine" && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard" or "mscorlib");
}
