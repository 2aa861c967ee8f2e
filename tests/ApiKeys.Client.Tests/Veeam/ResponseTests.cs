using System.Text.Json;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>
/// The meaning of single responses: compared with the request, with a later read, and as pages of a list.
/// </summary>
public sealed class ResponseTests
{
    private static readonly Guid _user = new("955b0b80-da62-4434-9f50-2c1b099948f2");

    [Fact]
    public void The_create_response_takes_precedence_over_a_later_read()
    {
        VeeamIssued reported = new(Login(7, "rest"), new SecretValue("v1"));
        reported.Login!.IsReadAccessOnly = true;

        UserLogin both = reported.With(Login(7, "ui")).Login!;

        Assert.Equal((LoginScope.Rest, true), (Assert.Single(both.Scopes!), both.IsReadAccessOnly));
        Assert.Equal(
            LoginScope.Ui,
            Assert.Single(
                new VeeamIssued(null, new SecretValue("v1"), $"{_user}/7").With(Login(7, "ui")).Login!.Scopes!
            )
        );
        Assert.Same(reported, reported.With(Login(8, "ui")));
    }

    [Fact]
    public void All_differences_are_reported_together()
    {
        VeeamRequestedKey requested = new("nightly", _user, ["rest", "integration"], false);

        Assert.Null(requested.DifferenceFrom(Login(7, "integration", "rest")));
        Assert.Equal(
            "its description is 'daily' and it carries the scopes ui, rest instead of rest, integration",
            requested.DifferenceFrom(
                new()
                {
                    UserUid = _user,
                    Description = "daily",
                    Scopes = [LoginScope.Ui, LoginScope.Rest],
                }
            )
        );
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", false)]
    [InlineData("""{"id":7}""", false)]
    [InlineData("""{"id":7,"parameters":null}""", false)]
    [InlineData("""{"id":7,"parameters":""}""", false)]
    [InlineData("""{"id":7,"parameters":"v1"}""", true)]
    [InlineData("""{"data":[{"id":7,"parameters":"v1"}]}""", true)]
    [InlineData("""{"parameters":null}""", true)]
    [InlineData("[]", true)]
    public void A_result_may_be_a_created_key_unless_it_has_another_shape(string result, bool mayBe)
    {
        using JsonDocument document = JsonDocument.Parse(result);

        Assert.Equal(mayBe, VeeamResult.MayBeIssue(document.RootElement));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(7.5)]
    public void A_retryAfter_of_zero_or_more_is_read(double seconds)
    {
        using JsonDocument body = JsonDocument.Parse(
            FormattableString.Invariant($$"""{"errors":[{"code":429,"retryAfter":{{seconds}}}]}""")
        );

        Assert.Equal(TimeSpan.FromSeconds(seconds), VeeamErrorReader.Read(body.RootElement).RetryAfter);
    }

    [Fact]
    public void An_empty_page_ends_a_list_that_is_empty_or_has_shrunk()
    {
        VeeamPages none = new(),
            shrunk = new();

        Assert.Null(none.Add(Page(total: 0)));
        Assert.True(none.IsEnd);
        Assert.Null(shrunk.Add(Page(total: 5, Login(1), Login(2))));
        Assert.False(shrunk.IsEnd);
        Assert.Null(shrunk.Add(Page(total: 1)));
        Assert.True(shrunk.IsEnd);
    }

    [Fact]
    public void An_empty_page_before_the_end_or_a_login_beyond_it_is_an_error()
    {
        Assert.Equal("the service gave an empty page after 0 of 5 logins", new VeeamPages().Add(Page(total: 5)));
        Assert.Equal(
            "the service gave more logins than the 1 that it says there are",
            new VeeamPages().Add(Page(total: 1, Login(1), Login(2)))
        );
    }

    [Fact]
    public void An_invalid_id_is_reported_with_the_valid_format() =>
        Assert.StartsWith(
            "The id is not one of a key: take it from a key, or write the user's id, a slash and the number of the "
                + "login,",
            Assert.Throws<ArgumentException>(() => VeeamKeyId.Parse("nightly", "id")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_response_about_another_login_is_refused()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    $$"""{"data":{"id":8,"userUid":"{{_user}}","identityProviderName":"AK","isReadAccessOnly":false,"scopes":["rest"],"status":"enabled","identifierInProvider":1} }"""
                )
                .On("GET")
                .Path("/logins/7")
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            veeam.Keys.FindAsync($"{_user}/7", The.Token)
        );

        Assert.Contains("The response is about another login.", error.Message, StringComparison.Ordinal);
    }

    private static UserLogin Login(long id, params string[] scopes) =>
        new()
        {
            Id = id,
            UserUid = _user,
            Scopes = [.. scopes.Select(scope => new LoginScope(scope))],
        };

    private static UserLoginPage Page(int total, params UserLogin[] logins) =>
        new()
        {
            Data = logins,
            Meta = new() { PagingInfo = new() { Total = total } },
        };
}
