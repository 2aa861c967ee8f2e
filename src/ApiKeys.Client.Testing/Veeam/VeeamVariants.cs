namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// What the emulated service does where the documents are silent, or against them. The defaults are the documented
/// behaviour. How authenticating and finishing later go is in the other part.
/// </summary>
public sealed partial class VeeamVariants
{
    private int _maxPageSize = 500;
    private IReadOnlyList<string> _extraScopes = [];

    /// <summary>
    /// Gets or sets how the scopes of a new key are to be sent. Default: as a JSON array; everything else is refused.
    /// </summary>
    public VeeamScopesForm ScopesEncoding { get; set; }

    /// <summary>Gets or sets how a key's <c>identifierInProvider</c> is answered. Default: as a number.</summary>
    public VeeamIdentifierShape IdentifierShape { get; set; }

    /// <summary>Gets or sets how lists that are answered in pages treat the offset. Default: as documented.</summary>
    public VeeamPaging Paging { get; set; }

    /// <summary>How many logins a page has at most, whatever is asked for. Default 500; at least 1.</summary>
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

    /// <summary>Scopes that nobody else has heard of and that can be asked for too. Default: none.</summary>
    /// <exception cref="ArgumentNullException">The list is missing.</exception>
    public IReadOnlyList<string> ExtraScopes
    {
        get => _extraScopes;
        set => _extraScopes = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Gets or sets a value indicating whether every login answered has a member that nobody knows. Default: no.
    /// </summary>
    public bool ExtraMembers { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a new key gets the first of the scopes asked for and no other, which the
    /// response tells. Default: no.
    /// </summary>
    public bool IssueDropsScopes { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a new key gets all scopes, which the response tells. Default: no.
    /// </summary>
    public bool IssueWidensScopes { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a new key is never read-only, which the response tells. Default: no.
    /// </summary>
    public bool IssueIgnoresReadOnly { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a key is created, and the response lacks its value. Default: no.
    /// </summary>
    public bool IssueOmitsParameters { get; set; }
}
