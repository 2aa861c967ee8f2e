namespace ApiKeys.Cli.Fleet;

/// <summary>The agreed limits for fleets.</summary>
internal static class Agreement
{
    /// <summary>
    /// The most time relative to the ideal, for a fleet whose audit takes longer than the start of the process.
    /// </summary>
    private const double MostRatio = 1.15;

    private const int FewestAccounts = 1000;

    public static IEnumerable<string> Violations(Measure measure)
    {
        if (measure.Responded != measure.Accounts)
        {
            yield return $"{measure.Responded} of {measure.Accounts} accounts responded.";
        }

        if (measure.Accounts >= FewestAccounts && measure.Ratio > MostRatio)
        {
            yield return FormattableString.Invariant(
                $"{measure.Accounts} accounts took {measure.Ratio:0.00} of the ideal; agreed are {MostRatio:0.00}."
            );
        }

        if (measure.Authentications != measure.AuthenticatingAccounts)
        {
            yield return $"{measure.AuthenticatingAccounts} accounts authenticated {measure.Authentications} times.";
        }
    }
}
