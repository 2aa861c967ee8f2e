using ApiKeys.Client.Secrets;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>Reading is lenient: every form that the documents leave open gives the same keys.</summary>
public sealed class ReadingTests
{
    public static TheoryData<AimmsEndpoint, string, Action<AimmsVariants>> Variants
    {
        get
        {
            (string, Action<AimmsVariants>)[] variants =
            [
                ("wrapped lists", v => v.ListShape = AimmsListShape.Wrapped),
                ("dates alone", v => v.DateShape = AimmsDateShape.Date),
                ("minutes without a zone", v => v.DateShape = AimmsDateShape.MinutesWithoutZone),
                ("seconds with Z", v => v.DateShape = AimmsDateShape.SecondsWithZ),
                ("seven digits and an offset", v => v.DateShape = AimmsDateShape.SevenDigitsWithOffset),
                ("scopes explained as objects", v => v.ScopeShape = AimmsScopeShape.Objects),
                ("scopes as objects everywhere", v => v.ScopeShape = AimmsScopeShape.ObjectsEverywhere),
                ("other spellings", v => v.ScopeSpelling = AimmsScopeSpelling.Alternative),
                (
                    "the other endpoint's naming",
                    v =>
                        (v.UserManagerNaming, v.ProApiNaming) = (
                            AimmsMemberNaming.CamelCase,
                            AimmsMemberNaming.SnakeCase
                        )
                ),
                ("unknown members", v => v.ExtraMembers = true),
                ("200 for a create", v => v.CreateStatus = 200),
                ("200 for a delete", v => v.DeleteStatus = 200),
            ];
            TheoryData<AimmsEndpoint, string, Action<AimmsVariants>> data = new();
            foreach (AimmsEndpoint endpoint in new[] { AimmsEndpoint.UserManager, AimmsEndpoint.ProApi })
            {
                Array.ForEach(variants, variant => data.Add(endpoint, variant.Item1, variant.Item2));
            }

            return data;
        }
    }

    [Promise(5)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Variants))]
    public async Task The_life_of_a_key_is_the_same_in_every_variant(
        AimmsEndpoint endpoint,
        string variant,
        Action<AimmsVariants> set
    )
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
        {
            options.Endpoint = endpoint;
            options.Protocol.FieldNaming =
                variant != "the other endpoint's naming" ? AimmsFieldNaming.AsSpecified
                : endpoint == AimmsEndpoint.ProApi ? AimmsFieldNaming.SnakeCase
                : AimmsFieldNaming.CamelCase;
            if (variant == "other spellings")
            {
                options.Protocol.ScopeSpellings["Tasks"] = "Task";
                options.Protocol.ScopeSpellings["APIKey"] = "API Key";
            }
        });
        set(aimms.Emulator.Aimms.Variants);

        IssuedApiKey issued = await aimms.Keys.CreateAsync(
            "ci",
            AimmsScopes.Tasks | AimmsScopes.ApiKey,
            aimms.InNinetyDays,
            The.Token
        );
        ApiKey listed = Assert.Single(await aimms.Keys.GetListAsync(The.Token), key => key.Id == "ci");

        Assert.Equal(new DateTimeOffset(2027, 2, 19, 0, 0, 0, TimeSpan.Zero), listed.Expiry.Instant);
        Assert.Equal(TimeSpan.Zero, listed.Expiry.Instant!.Value.Offset);
        Assert.Equal(AimmsScopes.Tasks | AimmsScopes.ApiKey, listed.KnownAimmsScopes());
        Assert.Equal(2, listed.Scopes.Count);
        Assert.Equal(issued.Key.Expiry.Instant, listed.Expiry.Instant);

        await aimms.Keys.DeleteAsync("ci", The.Token);
        Assert.Null(await aimms.Keys.FindAsync("ci", The.Token));
    }

    [Promise(5)]
    [Fact]
    public async Task The_text_of_a_date_is_kept_as_the_service_wrote_it()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    """
                    [{"name":"a","expiration_date":"2027-02-19T00:00"},{"name":"b","expiration_date":"next spring"},{"name":"c","expiration_date":null},
                     {"name":"d"},{"name":"e","expiration_date":1798675200},{"name":"f","expiration_date":"2027-02-19T02:00:00.1234567+02:00"}]
                    """
                )
                .On("GET")
        );

        IReadOnlyList<ApiKey> keys = await aimms.Keys.GetListAsync(The.Token);

        Assert.Equal(
            ["2027-02-19T00:00", "next spring", null, null, "1798675200", "2027-02-19T02:00:00.1234567+02:00"],
            keys.Select(key => key.Expiry.Text)
        );
        DateTimeOffset day = new(2027, 2, 19, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal([day, null, null, null, null, day.AddTicks(1234567)], keys.Select(key => key.Expiry.Instant));
    }

    [Promise(5)]
    [Fact]
    public async Task Scopes_that_nobody_has_heard_of_are_kept_and_can_be_granted()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Aimms.Variants.ExtraScopes = ["Quantum Leap"];

        IssuedApiKey issued = await aimms.Keys.CreateAsync(
            new ApiKeyRequest("ci", ["Quantum Leap", "Tasks"]) { ExpiresAt = aimms.InNinetyDays },
            The.Token
        );

        Assert.Equal(["Quantum Leap", "Tasks"], issued.Key.Scopes);
        Assert.Equal(AimmsScopes.Tasks, issued.Key.KnownAimmsScopes());
        Assert.Equal(["Quantum Leap", "Tasks"], (await aimms.Keys.FindAsync("ci", The.Token))!.Scopes);
        Assert.Contains(await aimms.Keys.ListScopesAsync(The.Token), scope => scope.Name == "Quantum Leap");
    }

    [Promise(5)]
    [Fact]
    public async Task Members_that_nobody_has_heard_of_are_kept_but_not_on_a_key_just_issued()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Aimms.Variants.ExtraMembers = true;

        IssuedApiKey issued = await aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);
        ApiKey listed = (await aimms.Keys.FindAsync("ci", The.Token))!;

        Assert.Equal(3, listed.AdditionalData["last_rotated"].GetProperty("count").GetInt32());
        Assert.Empty(issued.Key.AdditionalData);
    }

    [Promise(10)]
    [Theory]
    [InlineData(AimmsErrorShape.Message)]
    [InlineData(AimmsErrorShape.Error)]
    [InlineData(AimmsErrorShape.Detail)]
    [InlineData(AimmsErrorShape.PlainText)]
    public async Task What_the_service_says_of_an_error_reaches_the_caller_in_every_shape(AimmsErrorShape shape)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Aimms.Variants.ErrorShape = shape;
        await aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);

        ApiKeyConflictException error = await Assert.ThrowsAsync<ApiKeyConflictException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );

        Assert.Equal("There is a key of this name.", error.ServiceMessage);
        Assert.Contains(error.ServiceMessage!, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"detail":"third","error":"second","message":"first"}""", "first")]
    [InlineData("""{"detail":"third","error":"second"}""", "second")]
    public async Task Of_several_texts_the_one_that_services_use_most_is_told(string body, string reported)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(400, body).On("GET"));

        Assert.Equal(
            reported,
            (
                await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => aimms.Keys.GetListAsync(The.Token))
            ).ServiceMessage
        );
    }

    [Fact]
    public async Task An_error_says_what_was_being_done()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(400).Always());

        Assert.Contains(
            "AIMMS account 'prod', listing the keys: ".ToUpperInvariant(),
            await FailAsync(() => aimms.Keys.GetListAsync(The.Token)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "listing the scopes that may be granted: ".ToUpperInvariant(),
            await FailAsync(() => aimms.Keys.ListScopesAsync(The.Token)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "deleting the key 'ci': ".ToUpperInvariant(),
            await FailAsync(() => aimms.Keys.DeleteAsync("ci", The.Token)),
            StringComparison.Ordinal
        );

        static async Task<string> FailAsync(Func<Task> call) =>
            (await Assert.ThrowsAsync<ApiKeyOperationFailedException>(call)).Message.ToUpperInvariant();
    }

    [Fact]
    public async Task What_a_key_leaves_out_or_spells_in_another_way_is_read_all_the_same()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    """
                    [
                        {"name":"bare"},
                        {"name":"camel","expirationDate":"2027-02-19","scopes":["Tasks"]},
                        {"name":"empty","expirationDate":null},
                        {"name":"vague","expiration_date":"at noon"}
                    ]
                    """
                )
                .On("GET")
        );

        IReadOnlyList<ApiKey> keys = await aimms.Keys.GetListAsync(The.Token);

        Assert.Equal(
            [
                (null, true, null),
                (new DateTimeOffset(2027, 2, 19, 0, 0, 0, TimeSpan.Zero), true, "2027-02-19"),
                (null, true, null),
                ((DateTimeOffset?)null, false, "at noon"),
            ],
            keys.Select(static key => (key.Expiry.Instant, key.Expiry.IsKnown, key.Expiry.Text))
        );
        Assert.Equal(
            [
                [],
                ["Tasks"],
                [],
                [],
            ],
            keys.Select(static key => key.Scopes)
        );
        Assert.All(keys, static key => Assert.Empty(key.AdditionalData));
        Assert.EndsWith(
            "Scopes = [], Status = Enabled, Expiry = never",
            keys[0].ToString().TrimEnd(' ', '}'),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "Scopes = [Tasks], Status = Enabled, Expiry = 2027-02-19 00:00:00Z",
            keys[1].ToString().TrimEnd(' ', '}'),
            StringComparison.Ordinal
        );
        Assert.EndsWith("Expiry = unknown (at noon)", keys[3].ToString().TrimEnd(' ', '}'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_previous_endpoint_s_keys_may_be_spelled_as_the_current_one_s()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(static options =>
            options.Endpoint = AimmsEndpoint.ProApi
        );
        aimms.Emulator.Faults.Add(
            Fault.Respond(200, """[{"name":"snake","expiration_date":"2027-02-19"}]""").On("GET")
        );

        ApiKey key = Assert.Single(await aimms.Keys.GetListAsync(The.Token));

        Assert.Equal("2027-02-19", key.Expiry.Text);
        Assert.Empty(key.AdditionalData);
    }

    [Fact]
    public async Task What_the_service_says_is_found_in_an_error_within_an_error()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(400, """{"error":{"code":"E7","message":"no"}}""").On("GET"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Equal(("E7", "no"), (error.ErrorCode, error.ServiceMessage));
    }

    [Promise(9)]
    [Fact]
    public void Every_documented_form_of_a_date_reads_as_the_instant_that_it_stands_for() =>
        Properties.Check(
            Properties.Instants,
            Properties.Offsets,
            (instant, offset) =>
            {
                DateTimeOffset local = instant.ToOffset(offset);
                return Reads(local, "yyyy-MM-ddTHH:mm:ss.fffffffzzz", TimeSpan.FromTicks(1))
                    && Reads(local, "yyyy-MM-ddTHH:mm:sszzz", TimeSpan.FromSeconds(1))
                    && Reads(local, "yyyy-MM-ddTHH:mmzzz", TimeSpan.FromMinutes(1))
                    && Reads(instant, "yyyy-MM-ddTHH:mm:ss.fffffff", TimeSpan.FromTicks(1))
                    && Reads(instant, "yyyy-MM-ddTHH:mm:ss.fffZ", TimeSpan.FromMilliseconds(1))
                    && Reads(instant, "yyyy-MM-dd HH:mm", TimeSpan.FromMinutes(1))
                    && Reads(instant, "yyyy-MM-dd", TimeSpan.FromDays(1));
            }
        );

    [Fact]
    public void However_a_documented_scope_is_spelled_it_is_known() =>
        Properties.Check(
            Properties.Spellings(Enum.GetValues<AimmsScopes>().SelectMany(scope => scope.ToNames())),
            spelling =>
                new AimmsApiKey("name") { Scopes = [spelling.Spelled] }.KnownScopes
                == new AimmsApiKey("name") { Scopes = [spelling.Documented] }.KnownScopes
        );

    private static bool Reads(DateTimeOffset instant, string form, TimeSpan step)
    {
        DateTimeOffset? read = WireDate.Parse(
            instant.ToString(form, System.Globalization.CultureInfo.InvariantCulture)
        );
        return read <= instant && instant - read < step && read.Value.Offset == TimeSpan.Zero;
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>maintenance</html>")]
    [InlineData("{}")]
    [InlineData("{\"keys\":[],\"groups\":[]}")]
    [InlineData("{\"total\":250,\"items\":[{\"name\":\"a\"}]}")]
    [InlineData("{\"errors\":[]}")]
    [InlineData("{\"error\":\"no\",\"details\":[]}")]
    [InlineData("[{\"name\":null}]")]
    [InlineData("[{\"scopes\":[]}]")]
    [InlineData("[null]")]
    [InlineData("[] []")]
    [InlineData("\"text\"")]
    public async Task A_list_that_is_none_is_an_error_that_says_so_and_shows_nothing_of_it(string body)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(200, body).On("GET"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Contains("The response", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("maintenance", error.ToString(), StringComparison.Ordinal);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public async Task An_empty_list_is_no_error()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(200, "{\"total\":0,\"api_keys\":[]}").On("GET"));

        Assert.Empty(await aimms.Keys.GetListAsync(The.Token));
    }

    [Fact]
    public async Task The_stream_and_the_list_give_the_same_keys()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        await aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);

        List<string> streamed = [];
        await foreach (ApiKey key in aimms.Keys.ListAsync(The.Token))
        {
            streamed.Add(key.Id);
        }

        Assert.Equal((await aimms.Keys.GetListAsync(The.Token)).Select(key => key.Id), streamed);
    }
}
