using System.Reflection;

namespace LuoModel.Cli.Renderers.Selftests;

/// <summary>What generated programs begin with: headers, the line of a test, the control interface of luo_mock.</summary>
internal static class SelftestHead
{
    /// <summary>The number of the answer "skipped" of the kernel's tests.</summary>
    public const int Skipped = 4;

    /// <summary>What every program begins with.</summary>
    public const string Head = """
        #define _GNU_SOURCE
        #include <errno.h>
        #include <fcntl.h>
        #include <signal.h>
        #include <stdint.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/ioctl.h>
        #include <sys/mman.h>
        #include <sys/reboot.h>
        #include <sys/resource.h>
        #include <sys/wait.h>
        #include <unistd.h>
        #include <linux/liveupdate.h>

        static int tests, failures;

        static void report(int good, const char *what)
        {
        	printf("%sok %d %s\n", good ? "" : "not ", ++tests, what);
        	failures += !good;
        	fflush(stdout);
        }
        """;

    /// <summary>The control interface of luo_mock as its header has it, less comments and what guards it against being read twice.</summary>
    public static string MockInterface { get; } = Interface();

    private static string Interface()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("luo_mock_uapi.h")!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        while (text.IndexOf("/*", StringComparison.Ordinal) is var begin && begin >= 0)
        {
            var end = text.IndexOf("*/", begin, StringComparison.Ordinal) + 2;
            text = text[..begin].TrimEnd(' ', '\t') + text[end..];
        }

        var lines = text.Split('\n').Where(line =>
            line.Length > 0 && !line.Contains("LUO_MOCK_UAPI_H", StringComparison.Ordinal) && line != "#endif" && !line.StartsWith("#include", StringComparison.Ordinal));
        return string.Join('\n', lines.Select(line => line.TrimEnd())) + "\n\n";
    }
}
