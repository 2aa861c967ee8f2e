namespace ApiKeys.Client.Testing.Http;

/// <summary>
/// Responds to a request; the arguments are the segments that the template leaves open, in order and decoded.
/// </summary>
internal delegate EmulatedResponse RouteHandler(RecordedRequest request, IReadOnlyList<string> arguments);

/// <summary>An operation at a template such as <c>/api-keys/{name}</c>.</summary>
internal sealed record Route(string Method, string Template, RouteHandler Handler)
{
    private readonly string[] _template = Template.Split('/')[1..];

    /// <summary>The arguments if the path is this route's, otherwise <see langword="null"/>.</summary>
    public IReadOnlyList<string>? Match(IReadOnlyList<string> segments)
    {
        if (segments.Count != _template.Length)
        {
            return null;
        }

        List<string> arguments = [];
        for (int i = 0; i < _template.Length; i++)
        {
            if (_template[i].StartsWith('{'))
            {
                arguments.Add(segments[i]);
            }
            else if (_template[i] != segments[i])
            {
                return null;
            }
        }

        return arguments;
    }
}
