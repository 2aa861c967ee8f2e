using System.Diagnostics;

namespace ApiKeys.Cli.Tests.Support;

/// <summary>
/// The tool as a user runs it: in a separate process, in an environment that contains only what a test adds, with a
/// home and a working folder that are deleted at the end.
/// </summary>
public sealed class Tool : IDisposable
{
    // APIKEYS_TOOL names another build of the tool, such as the native one.
    private static readonly string[] _program = System.Environment.GetEnvironmentVariable("APIKEYS_TOOL")
        is { Length: > 0 } other
        ? [other]
        : ["dotnet", Path.Combine(AppContext.BaseDirectory, "apikeys.dll")];

    public Tool() => Directory.CreateDirectory(Folder);

    /// <summary>The folder that the tool is started in.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("apikeys-").FullName + "/work";

    public string Home => Directory.GetParent(Folder)!.FullName;

    /// <summary>The variables that are added to the environment.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public string File(string name) => Path.Combine(Folder, name);

    public Task<string> ReadAsync(string name) => System.IO.File.ReadAllTextAsync(File(name), The.Token);

    /// <summary>Writes a program as a shell script.</summary>
    public string Script(string name, string lines)
    {
        System.IO.File.WriteAllText(File(name), $"#!/bin/sh\n{lines}\n");
        System.IO.File.SetUnixFileMode(
            File(name),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
        return File(name);
    }

    /// <summary>Makes a named pipe, where opening one end waits for the other.</summary>
    public async Task<string> PipeAsync(string name)
    {
        using Process made = Process.Start("mkfifo", ["--mode", "600", File(name)]);
        await made.WaitForExitAsync(The.Token);
        return File(name);
    }

    /// <summary>Runs the tool to its end, with empty standard input.</summary>
    public async Task<ToolResult> RunAsync(params string[] arguments)
    {
        using RunningTool running = Start(arguments);
        running.EndInput();
        return await running.EndAsync();
    }

    public RunningTool Start(params string[] arguments) =>
        new(Process.Start(StartInfo(_program[0], [.. _program[1..], .. arguments]))!);

    /// <summary>Runs the tool from a line of shell, in which <c>"$@"</c> is the call.</summary>
    public async Task<ToolResult> RunInShellAsync(string line, params string[] arguments)
    {
        using RunningTool running = StartInShell(line, arguments);
        running.EndInput();
        return await running.EndAsync();
    }

    public RunningTool StartInShell(string line, params string[] arguments) =>
        new(Process.Start(StartInfo("/bin/sh", ["-c", line, "sh", .. _program, .. arguments]))!);

    /// <summary>Runs the tool at a pseudo-terminal, and types a line for each question.</summary>
    /// <param name="typed">The lines that are typed.</param>
    /// <param name="arguments">The arguments of the tool.</param>
    public Task<ToolResult> RunAtTerminalAsync(string[] typed, params string[] arguments) =>
        RunAtTerminalAsync(80, typed, arguments);

    /// <summary>Runs the tool at a pseudo-terminal of a width.</summary>
    /// <param name="columns">The width.</param>
    /// <param name="typed">The lines that are typed.</param>
    /// <param name="arguments">The arguments of the tool.</param>
    public async Task<ToolResult> RunAtTerminalAsync(int columns, string[] typed, params string[] arguments)
    {
        string call = string.Join(' ', _program.Concat(arguments).Select(Quoted));
        string command = $"stty cols {columns}; {call}";
        using RunningTool running = new(
            Process.Start(
                StartInfo("script", ["--quiet", "--return", "--echo", "never", "--command", command, "/dev/null"])
            )!
        );
        await running.TypeAsync(typed);
        return await running.EndAsync();
    }

    public void Dispose() => Directory.Delete(Home, recursive: true);

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        // Where the runtime is, and how it is set, is a matter of the machine.
        foreach (string name in start.Environment.Keys.ToArray())
        {
            if (name != "PATH" && !name.StartsWith("DOTNET_", StringComparison.Ordinal))
            {
                start.Environment.Remove(name);
            }
        }

        start.Environment["HOME"] = Home;
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
