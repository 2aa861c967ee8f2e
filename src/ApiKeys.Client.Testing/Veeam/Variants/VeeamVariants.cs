namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// The behaviour of the emulated service where the documents are silent, or against them. The defaults are the
/// documented behaviour. The other part has authentication and actions in the background.
/// </summary>
public sealed partial class VeeamVariants : ServiceVariants
{
    private int _maxPageSize = 500;
    private IReadOnlyList<string> _extraScopes = [];

    /// <summary>
    /// Gets or sets how the scopes of a new key must be sent. Default: as a JSON array; everything else is rejected.
    /// </summary>
    public VeeamScopesForm ScopesEncoding { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether each request must have the header <c>X-Client-Version</c>; one without is
    /// rejected as a real console was seen to do. Default: no.
    /// </summary>
    public bool RequiresClientVersion { get; set; }

    /// <summary>
    /// Gets or sets the text of the OpenAPI document that the installation serves under <c>/api/swagger</c>, as JSON.
    /// Default: <see langword="null"/>, it serves none.
    /// </summary>
    public string? OpenApi { get; set; }

    /// <summary>Gets or sets the form of a key's <c>identifierInProvider</c> in responses. Default: a number.</summary>
    public VeeamIdentifierShape IdentifierShape { get; set; }

    /// <summary>Gets or sets how paged lists treat the offset. Default: as documented.</summary>
    public VeeamPaging Paging { get; set; }

    /// <summary>
    /// Gets or sets how many logins a page has at most, whatever is requested. Default 500; at least 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MaxPageSize
    {
        get => _maxPageSize;
        set =>
            _maxPageSize =
                value >= 1
                    ? value
                    : throw new ArgumentOutOfRangeException(nameof(value), value, "A page has at least one login.");
    }

    /// <summary>
    /// Gets or sets a value indicating whether the list of all logins rejects the parameter <c>filter</c>. Default: no.
    /// </summary>
    public bool RejectsFilter { get; set; }

    /// <summary>
    /// Gets or sets further scopes, unknown to the documentation, that can be requested too. Default: none.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyList<string> ExtraScopes
    {
        get => _extraScopes;
        set => _extraScopes = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Gets or sets a value indicating whether every login in a response has an unknown member. Default: no.
    /// </summary>
    public bool ExtraMembers { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a new key gets only the first of the requested scopes, which the
    /// response says. Default: no.
    /// </summary>
    public bool IssueDropsScopes { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a new key gets all scopes, which the response says. Default: no.
    /// </summary>
    public bool IssueWidensScopes { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a new key is never read-only, which the response says. Default: no.
    /// </summary>
    public bool IssueIgnoresReadOnly { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the response to a successful create has no value. Default: no.
    /// </summary>
    public bool IssueOmitsParameters { get; set; }
}
