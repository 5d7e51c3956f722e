namespace LuoModel.Cli.Renderers.Selftests;

/// <summary>A function of a generated program that exists only where it is used: an unused one is a warning, and warnings are errors in the kernel's tests.</summary>
/// <param name="Name">How the program calls it.</param>
/// <param name="Needs">Functions it calls.</param>
/// <param name="Text">Its definition.</param>
internal sealed record SelftestHelper(string Name, string[] Needs, string Text);
