using ApiKeys.Client.Services;
using Microsoft.Extensions.Configuration;

namespace ApiKeys.Client.Maximo;

/// <summary>How Maximo accounts are registered.</summary>
internal sealed class MaximoRegistration : ServiceRegistration<MaximoApiKeyManager, MaximoOptions>
{
    private const string Protocol = nameof(MaximoOptions.Protocol);

    public static MaximoRegistration Instance { get; } = new();

    public override string Name => MaximoOptions.ServiceName;

    public override IEnumerable<string> Check(MaximoOptions options, bool hasCredentialSource) =>
        MaximoOptionsRules.Check(options, hasCredentialSource);

    protected override OptionNames Names { get; } =
        new(
            new Dictionary<string, string[]>
            {
                [""] =
                [
                    .. OptionNames.Common,
                    nameof(MaximoOptions.ApiKeyId),
                    nameof(MaximoOptions.ApiKeyToken),
                    nameof(MaximoOptions.ApiKeyTokenFile),
                    nameof(MaximoOptions.AdminAddress),
                    nameof(MaximoOptions.UserName),
                    nameof(MaximoOptions.Password),
                    nameof(MaximoOptions.PasswordFile),
                    nameof(MaximoOptions.JwtLifetime),
                    Protocol,
                ],
                [Protocol] = [nameof(MaximoProtocol.Paths), nameof(MaximoProtocol.UpdateBody)],
                [$"{Protocol}:{nameof(MaximoProtocol.Paths)}"] =
                [
                    nameof(MaximoPaths.List),
                    nameof(MaximoPaths.Find),
                    nameof(MaximoPaths.Create),
                    nameof(MaximoPaths.Update),
                    nameof(MaximoPaths.Refresh),
                    nameof(MaximoPaths.Delete),
                ],
            },
            new Dictionary<string, string> { ["Paths"] = $"{Protocol}:{nameof(MaximoProtocol.Paths)}" },
            new Dictionary<string, string[]>
            {
                [$"{Protocol}:{nameof(MaximoProtocol.UpdateBody)}"] = Enum.GetNames(typeof(MaximoUpdateBody)),
            }
        );

    protected override string? Convert(string option, string? text) =>
        string.Equals(option, nameof(MaximoOptions.JwtLifetime), StringComparison.OrdinalIgnoreCase)
            ? JwtLifetime.ToTimeSpanText(text)
            : base.Convert(option, text);

    protected override void Bind(IConfiguration section, MaximoOptions options) => section.Bind(options);

    protected override Uri AddressOf(MaximoOptions options) => MaximoAuthenticator.AddressOf(options.BaseAddress!);

    protected override object?[] ValuesOf(MaximoOptions options) => MaximoOptionsValues.Of(options);

    protected override MaximoApiKeyManager CreateManager(AccountRuntime<MaximoOptions> runtime) => new(runtime);
}
