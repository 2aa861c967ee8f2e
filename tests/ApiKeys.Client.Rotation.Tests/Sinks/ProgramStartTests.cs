using System.Diagnostics;

namespace ApiKeys.Client.Rotation.Tests.Sinks;

/// <summary>How programs are started on Windows, as far as that shows without Windows.</summary>
public class ProgramStartTests
{
    [Theory]
    [InlineData(@"C:\tools\op.exe")]
    [InlineData(@"C:\tools\cmd.exe.config")]
    public void A_program_on_Windows_is_started_without_a_command_processor(string path)
    {
        ProcessStartInfo start = ProgramStart.Of(path, ["read", "a b", "100%"], isWindows: true);

        Assert.Equal((path, ""), (start.FileName, start.Arguments));
        Assert.Equal(["read", "a b", "100%"], start.ArgumentList);
    }

    [Theory]
    [InlineData(@"C:\Program Files\az.cmd")]
    [InlineData(@"C:\Program Files\az.BAT")]
    public void A_wrapper_gets_each_word_in_quotes(string path)
    {
        ProcessStartInfo start = ProgramStart.Of(
            path,
            ["kv", "a b", "x&calc", "^|<>!", @"C:\dir\", ""],
            isWindows: true
        );

        Assert.Equal("cmd.exe", Path.GetFileName(start.FileName));
        Assert.Empty(start.ArgumentList);
        string[] words = [path, "kv", "a b", "x&calc", "^|<>!", @"C:\dir\\", ""];
        Assert.Equal(
            $"/d /e:on /v:off /s /c \"{string.Join(' ', words.Select(static word => $"\"{word}\""))}\"",
            start.Arguments
        );
    }

    [Theory]
    [InlineData("%PATH%")]
    [InlineData("a\" & calc")]
    [InlineData("a\nb")]
    public void A_word_that_Windows_would_change_on_the_way_to_a_wrapper_is_refused(string word) =>
        Assert.Throws<ArgumentException>(() => ProgramStart.Of(@"C:\az.cmd", [word], isWindows: true));

    [Fact]
    public void Elsewhere_a_wrapper_is_a_program_like_any_other() =>
        Assert.Equal(["%PATH%"], ProgramStart.Of("/usr/bin/az.cmd", ["%PATH%"], isWindows: false).ArgumentList);

    [Theory]
    [InlineData("az", ".com", ".exe", ".bat", ".cmd", "")]
    [InlineData("az.v2", ".com", ".exe", ".bat", ".cmd", "")]
    [InlineData("az.CMD", "")]
    [InlineData("op.exe", "")]
    public void On_Windows_a_name_is_tried_with_the_endings_of_programs(string name, params string[] endings)
    {
        Assert.Equal(endings, Executable.Endings(name, isWindows: true));
        Assert.Equal([""], Executable.Endings(name, isWindows: false));
    }
}
