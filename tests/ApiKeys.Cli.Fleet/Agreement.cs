namespace ApiKeys.Cli.Fleet;

/// <summary>What was agreed for fleets.</summary>
internal static class Agreement
{
    /// <summary>Beyond the ideal, for a fleet that is no mere start of a process.</summary>
    private const double MostRatio = 1.15;

    private const int FewestAccounts = 1000;

    public static IEnumerable<string> Faults(Measure measure)
    {
        if (measure.Responded != measure.Accounts)
        {
            yield return $"{measure.Responded} of {measure.Accounts} accounts answered.";
        }

        if (measure.Accounts >= FewestAccounts && measure.Ratio > MostRatio)
        {
            yield return FormattableString.Invariant(
                $"{measure.Accounts} accounts took {measure.Ratio:0.00} of the ideal; agreed are {MostRatio:0.00}."
            );
        }

        if (measure.SignIns != measure.SigningAccounts)
        {
            yield return $"{measure.SigningAccounts} accounts signed in {measure.SignIns} times.";
        }
    }
}
