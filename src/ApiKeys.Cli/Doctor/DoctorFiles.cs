using System.Text.Json.Nodes;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Doctor;

/// <summary>Writes the files of a diagnosis. A file that would hold a secret is not written.</summary>
internal sealed class DoctorFiles(AccountSettings account, OpenAccount open, ExchangeRecorder recorder, Screen screen)
{
    private readonly SecretGuard _guard = new(open, recorder);

    /// <summary>Refuses a folder that has files: those of several runs would be mixed.</summary>
    /// <exception cref="UsageException">It is not empty.</exception>
    public static void CheckFolder(string? folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException(
                $"--recordings: the folder '{folder}' is not empty. Name a new folder. Nothing was sent."
            );
        }
    }

    /// <exception cref="IOException">It would hold a secret, or cannot be written.</exception>
    public void WriteReport(string? path, AccountDiagnosis diagnosis)
    {
        if (path is not null)
        {
            JsonObject report = DoctorReport.Of(account.Service, diagnosis, recorder.Exchanges);
            bool isMarkdown = path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
            string replaced = File.Exists(path) ? " The file that was there is replaced." : "";
            Write(path, isMarkdown ? ReportMarkdown.Of(report) : Data.Readable(report));
            screen.Note($"Report: {path}.{replaced}");
        }
    }

    /// <exception cref="IOException">One would hold a secret, or cannot be written.</exception>
    public void WriteRecordings(string? folder, AccountDiagnosis diagnosis)
    {
        if (folder is not null)
        {
            MappingWriter writer = new(open.Keys.Service, FormsOf(diagnosis));
            IReadOnlyList<(string, JsonArray)> mappings = writer.Write(recorder.Exchanges);
            foreach ((string name, JsonArray mapping) in mappings)
            {
                Write(Path.Combine(folder, name), Data.Readable(mapping));
            }

            screen.Note($"Recordings: {mappings.Count} files in {folder}.");
        }
    }

    /// <summary>The options that decide the form of requests: configured, else learned.</summary>
    private Dictionary<string, string> FormsOf(AccountDiagnosis diagnosis) =>
        account
            .ToDictionary()
            .Concat(diagnosis.Options.Select(static each => KeyValuePair.Create(each.Key, (string?)each.Value)))
            .Where(static each =>
                each.Value is { Length: > 0 }
                && (each.Key == "Endpoint" || each.Key.StartsWith("Protocol:", StringComparison.Ordinal))
            )
            .DistinctBy(static each => each.Key)
            .ToDictionary(static each => each.Key, static each => each.Value!);

    private void Write(string path, string text)
    {
        _guard.Check(text, path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"'{path}' cannot be written: {exception.Message}", exception);
        }
    }
}
