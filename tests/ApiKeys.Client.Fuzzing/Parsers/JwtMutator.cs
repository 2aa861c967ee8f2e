using System.Text;
using ApiKeys.Client.Fuzzing.Mutation;

namespace ApiKeys.Client.Fuzzing.Parsers;

/// <summary>
/// Creates access tokens: usually with changed claims in a valid envelope, and sometimes with a changed envelope.
/// </summary>
internal sealed class JwtMutator() : Mutator([.. _claims.Select(Wrap)], Words.Of(".", "..", "=", "-", "_", "e30", "\n"))
{
    private static readonly IReadOnlyList<byte[]> _claims = Words.Of(
        """{"iat":1795255200,"exp":1795257000,"sub":"a1fuzz"}""",
        """{"exp":1795257000}""",
        """{"iat":1795255200.5,"exp":1e12,"sub":null}""",
        "{}"
    );

    private readonly JsonMutator _json = new(
        _claims,
        Words.Of("iat", "exp", "sub", "1795255200", "922337203685.4775", "1e308", "-1e308", "1e999")
    );
    private readonly ByteMutator _bytes = new(
        [.. _claims.Select(Wrap)],
        Words.Of(".", "..", "=", "-", "_", "e30", "\n")
    );

    protected override byte[] Step(byte[] input, Random random) =>
        random.Next(4) == 0 ? _bytes.Next(random) : Wrap(_json.Next(random));

    private static byte[] Wrap(byte[] claims) =>
        Encoding.ASCII.GetBytes(
            $"eyJhbGciOiJub25lIn0.{Convert.ToBase64String(claims).TrimEnd('=').Replace('+', '-').Replace('/', '_')}.c2ln"
        );
}
