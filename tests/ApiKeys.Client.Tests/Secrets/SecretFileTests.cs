using System.Text;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Secrets;

/// <summary>
/// A secret file is read as editors and shells write it, at every service. Any other content is refused with path and
/// reason.
/// </summary>
public sealed class SecretFileTests
{
    private static readonly string[] _options =
    [
        "Aimms ApiKey",
        "Maximo ApiKeyToken",
        "Maximo Password",
        "Veeam ApiKey",
        "Veeam Password",
    ];

    private static readonly (string Name, Encoding Encoding)[] _encodings =
    [
        ("UTF-8", new UTF8Encoding(false)),
        ("UTF-8 with a mark", new UTF8Encoding(true)),
        ("UTF-16", new UnicodeEncoding(bigEndian: false, byteOrderMark: true)),
        ("UTF-16 BE", new UnicodeEncoding(bigEndian: true, byteOrderMark: true)),
    ];

    private static readonly (string Reason, byte[] Content)[] _problems =
    [
        ("is empty", []),
        ("is empty", [0xEF, 0xBB, 0xBF]),
        ("is empty", [0xFF, 0xFE, (byte)'\n', 0]),
        ("is empty", " \t\r\n"u8.ToArray()),
        ("has several lines", "secret\nsecond"u8.ToArray()),
        ("has several lines", "secret\r\n\r\nsecond\r\n"u8.ToArray()),
        ("has several lines", "secret\rsecond"u8.ToArray()),
        ("has several lines", "\nsecret\nsecond"u8.ToArray()),
        ("has several lines", "secret\u2028second"u8.ToArray()),
        ("is not valid UTF-8", [(byte)'s', 0xE4, (byte)'t']),
        ("is not valid UTF-8", [0xC0, 0x80]),
        ("is not valid UTF-8", [0xED, 0xA0, 0x80]),
        ("has a NUL character", Encoding.Unicode.GetBytes("secret")),
        ("has a NUL character", Encoding.BigEndianUnicode.GetBytes("secret")),
        ("is not valid UTF-16", [0xFF, 0xFE, (byte)'s']),
        ("is not valid UTF-16", [0xFF, 0xFE, 0x00, 0xD8]),
        ("is not valid UTF-16", [0xFE, 0xFF, 0xDC, 0x00]),
        ("is in UTF-32", [0xFF, 0xFE, 0, 0, (byte)'s', 0, 0, 0]),
        ("is in UTF-32", [0, 0, 0xFE, 0xFF, 0, 0, 0, (byte)'s']),
        ("has a control character", "sec\tret"u8.ToArray()),
        ("has a control character", "sec\u001bret"u8.ToArray()),
        ("has a control character", "sec\u0085ret"u8.ToArray()),
        ("has a", "\ufeff\ufeffsecret"u8.ToArray()),
        ("has a", "sec\u200bret"u8.ToArray()),
        ("has a", "sec\u202eret"u8.ToArray()),
        ("has a", "secret\u00a0"u8.ToArray()),
    ];

    public static MatrixTheoryData<string, string, string> Readable =>
        new(
            _options,
            [.. _encodings.Select(encoding => encoding.Name)],
            ["", "\n", "\r\n", "\r", " ", "\t", " \t \r\n\r\n"]
        );

    public static MatrixTheoryData<string, int> Unreadable => new(_options, [.. Enumerable.Range(0, _problems.Length)]);

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Readable))]
    public async Task A_secret_file_is_read_in_every_encoding_without_trailing_whitespace(
        string option,
        string encoding,
        string end
    )
    {
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        using SecretFileOf file = new(emulator, option);
        Encoding written = _encodings.Single(candidate => candidate.Name == encoding).Encoding;
        file.Write([.. written.GetPreamble(), .. written.GetBytes(file.Secret + end)]);

        Assert.NotEmpty(await file.Keys.GetListAsync(The.Token));
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Unreadable))]
    public async Task An_unusable_secret_file_is_refused_with_path_and_reason_before_anything_is_sent(
        string option,
        int problem
    )
    {
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        using SecretFileOf file = new(emulator, option);
        file.Write(_problems[problem].Content);

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            file.Keys.GetListAsync(The.Token)
        );

        Assert.Contains(
            $"'{file.Path}', which {option.Split(' ')[1]}File names, {_problems[problem].Reason}",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("Nothing was sent.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("second", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(emulator.Requests);
    }

    [Theory]
    [InlineData("Aimms ApiKey", "has a character that no key has")]
    [InlineData("Veeam ApiKey", "has a character that no key has")]
    [InlineData("Maximo Password", null)]
    [InlineData("Veeam Password", null)]
    public async Task A_password_may_have_letters_that_are_invalid_in_a_header(string option, string? reason)
    {
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        using SecretFileOf file = new(emulator, option);
        file.Write(Encoding.UTF8.GetBytes("pässwört 日本"));

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => file.Keys.GetListAsync(The.Token));

        Assert.Equal(reason is null, error is ApiKeyAccessDeniedException);
        Assert.Contains(reason ?? "", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_to_hold_a_secret_is_refused()
    {
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        using SecretFileOf file = new(emulator, "Aimms ApiKey");
        file.Write(new byte[64 * 1024 + 1]);

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            file.Keys.GetListAsync(The.Token)
        );

        Assert.Contains("cannot be read", error.Message, StringComparison.Ordinal);
        Assert.Empty(emulator.Requests);
    }

    /// <summary>An account at a service that reads its secret from a file.</summary>
    private sealed class SecretFileOf : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

        public SecretFileOf(ApiKeyEmulator emulator, string option)
        {
            Write("none"u8.ToArray());
            (Secret, Keys) = option switch
            {
                "Aimms ApiKey" => (
                    emulator.Aimms.AdministratorKey,
                    new AimmsApiKeyManager(
                        new AimmsOptions
                        {
                            BaseAddress = emulator.Aimms.BaseAddress,
                            ApiKeyFile = Path,
                            AllowInsecureLoopback = true,
                            MaxRetries = 0,
                        }
                    )
                ),
                "Maximo ApiKeyToken" => (
                    emulator.Maximo.AdministratorKeyToken,
                    AtMaximo(
                        emulator,
                        new MaximoOptions { ApiKeyId = emulator.Maximo.AdministratorKeyId, ApiKeyTokenFile = Path }
                    )
                ),
                "Maximo Password" => (
                    emulator.Maximo.SuperuserPassword,
                    AtMaximo(
                        emulator,
                        new MaximoOptions
                        {
                            AdminAddress = emulator.Maximo.AdminAddress,
                            UserName = MaximoEmulator.SuperuserName,
                            PasswordFile = Path,
                        }
                    )
                ),
                "Veeam ApiKey" => (
                    emulator.Veeam.AdministratorKey,
                    AtVeeam(emulator, new VeeamOptions { ApiKeyFile = Path })
                ),
                _ => (
                    emulator.Veeam.AdministratorPassword,
                    (ApiKeyManager)AtVeeam(
                        emulator,
                        new VeeamOptions
                        {
                            UserName = Testing.Veeam.VeeamEmulator.AdministratorName,
                            PasswordFile = Path,
                        }
                    )
                ),
            };
        }

        public string Path => System.IO.Path.Combine(_folder.FullName, "secret");

        public string Secret { get; }

        public ApiKeyManager Keys { get; }

        public void Write(byte[] content) => File.WriteAllBytes(Path, content);

        public void Dispose() => _folder.Delete(recursive: true);

        private static MaximoApiKeyManager AtMaximo(ApiKeyEmulator emulator, MaximoOptions options)
        {
            (options.BaseAddress, options.AllowInsecureLoopback, options.MaxRetries) = (
                emulator.Maximo.BaseAddress,
                true,
                0
            );
            return new(options);
        }

        private static VeeamApiKeyManager AtVeeam(ApiKeyEmulator emulator, VeeamOptions options)
        {
            (options.BaseAddress, options.AllowInsecureLoopback, options.MaxRetries) = (
                emulator.Veeam.BaseAddress,
                true,
                0
            );
            return new(options);
        }
    }
}
