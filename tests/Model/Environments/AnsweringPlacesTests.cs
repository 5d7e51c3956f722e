using System.Text.RegularExpressions;
using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Model.Environments;

/// <summary>What <c>luo explain -EBUSY</c> lists is what stands in the step: read here in its text, there in its compiled code.</summary>
public sealed partial class AnsweringPlacesTests
{
    private static readonly string[] s_files = [.. Directory.EnumerateFiles(Checkout.PathOf("model/Kernel"), "*.cs", SearchOption.AllDirectories)];

    [Fact]
    public void Every_check_of_the_text_is_listed_with_its_errno_and_no_other()
    {
        var written = new HashSet<(int, Guard)>();
        foreach (var call in s_files.SelectMany(file => Refusal().Matches(File.ReadAllText(file))))
        {
            written.UnionWith(GuardName().Matches(call.Groups["rest"].Value).Select(guard => (Errno.Parse(call.Groups["errno"].Value)!.Value, Enum.Parse<Guard>(guard.Groups[1].Value))));
        }

        Assert.True(written.Count > 40, $"{written.Count} checks found in the text");
        Assert.Equal(written.Order(), AnsweringPlaces.All.Where(place => place.Guard != Guard.None && place.Errno != 0).Select(place => (place.Errno, place.Guard)).Distinct().Order());
    }

    [Fact]
    public void Every_errno_that_a_folder_of_the_step_names_as_an_answer_is_listed_for_it()
    {
        foreach (var file in s_files.Where(file => Path.GetFileName(file) is not ("VocabularyOps.cs" or "AnsweringPlaces.cs")))
        {
            var folder = Path.GetFileName(Path.GetDirectoryName(file)!);
            foreach (var answer in Answer().Matches(File.ReadAllText(file)).Select(match => Errno.Parse(match.Groups[1].Value)!.Value).Where(errno => errno != Errno.EPERM).Distinct())
            {
                Assert.Contains(AnsweringPlaces.All, place => place.Errno == answer && place.Orchestrator == folder);
            }
        }
    }

    [Fact]
    public void Every_check_has_a_place_but_those_that_hand_on_what_was_remembered() =>
        Assert.Equal(
            Enum.GetValues<Guard>().Where(guard => guard is not (Guard.None or Guard.Count)),
            AnsweringPlaces.All.Select(place => place.Guard).Where(guard => guard != Guard.None).Distinct().Order());

    [Theory]
    [InlineData("-EBUSY")]
    [InlineData("-ENOENT")]
    [InlineData("-ENOMEM")]
    [InlineData("-EPERM")]
    [InlineData("-EDEADLK")]
    public void An_errno_is_explained_with_every_place_that_answers_it(string name)
    {
        var places = AnsweringPlaces.All.Where(place => place.Errno == Errno.Parse(name)).ToArray();
        Assert.NotEmpty(places);
        var output = CliRun.Of("explain", name).Output;
        Assert.All(places, place => Assert.Matches($@"(?m)^  {place.Orchestrator} +{place.Method} ", output));
        Assert.All(places.Where(place => place.Guard != Guard.None), place => Assert.Contains(GuardText.Sentence(place.Guard), output, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"Refuse\(\s*Errno\.(?<errno>E\w+),(?<rest>[^;]*?Guard\.[^;]*?\));?", RegexOptions.Singleline)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"Guard\.(\w+)")]
    private static partial Regex GuardName();

    [GeneratedRegex(@"(?<!is |not |== |!= |or |case )Errno\.(E\w+)")]
    private static partial Regex Answer();
}
