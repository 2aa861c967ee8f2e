using System.Text;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Values;

/// <summary>The value to standard output: a line of its own, or in JSON beside the key.</summary>
internal sealed class RevealTarget(Screen screen) : ValueTarget
{
    public override bool Reveals => true;

    public override Task DeliverAsync(IssuedApiKey issued, CancellationToken cancellationToken)
    {
        try
        {
            if (screen.Format == OutputFormat.Json)
            {
                Json.Write(new KeyJson(issued.Key) { Value = issued.Value.Reveal() }, Json.Context.KeyJson);
            }
            else
            {
                StandardOutput.Write(Encoding.UTF8.GetBytes(issued.Value.Reveal() + "\n"));
            }
        }
        catch (IOException fault)
        {
            throw new DeliveryException($"The value could not be written to standard output: {fault.Message}", isHandedOver: false, fault);
        }

        return Task.CompletedTask;
    }
}
