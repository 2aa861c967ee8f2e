using System.ComponentModel;
using System.Diagnostics;

namespace ApiKeys.Client.Rotation.Tests.Support;

/// <summary>
/// A file system of a test's own, so small that the test can fill it. A test that cannot mount is skipped.
/// </summary>
public sealed class SmallDisk : IDisposable
{
    private const int Page = 4096;
    private const int Pages = 64;

    private readonly TemporaryFolder _folder = new();
    private readonly string _filling;

    public SmallDisk()
    {
        _filling = In("filling");
        if (Run("mount", "-t", "tmpfs", "-o", $"size={Pages * Page},mode=0700", "tmpfs", _folder.Path) is { } problem)
        {
            _folder.Dispose();
            Assert.Skip($"Only a process that may mount can have a disk that is full: {problem}");
        }
    }

    public static int PagesOf(string file) => (int)((new FileInfo(file).Length + Page - 1) / Page);

    public string In(string name) => _folder.In(name);

    /// <summary>Takes all space but some pages.</summary>
    public void Fill(int freePages = 0)
    {
        using FileStream file = new(_filling, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        Assert.Throws<IOException>(() =>
        {
            for (int page = 0; page <= Pages; page++)
            {
                file.Write(new byte[Page]);
            }
        });
        file.SetLength(Math.Max(0, file.Length - (freePages * Page)));
    }

    public void MakeRoom() => File.Delete(_filling);

    public void MakeReadOnly() => Remount("ro");

    public void MakeWritable() => Remount("rw");

    /// <summary>The files of a folder that nobody reads: those that a write was about to move into place.</summary>
    public string[] Leftovers(string folder = "") =>
        [.. Directory.EnumerateFiles(In(folder), "*tmp*").Select(static file => Path.GetFileName(file))];

    public void Dispose()
    {
        Assert.Null(Run("umount", _folder.Path));
        _folder.Dispose();
    }

    private void Remount(string mode) => Assert.Null(Run("mount", "-o", $"remount,{mode}", _folder.Path));

    /// <summary>Runs a program. Null when it succeeded; otherwise what it complained about.</summary>
    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true }
            )!;
            string complaint = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : complaint.Trim();
        }
        catch (Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
