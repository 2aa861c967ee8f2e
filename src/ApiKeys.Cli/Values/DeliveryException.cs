namespace ApiKeys.Cli.Values;

/// <summary>A key was created, and its value did not reach where it was meant to go.</summary>
/// <param name="message">What went wrong; without the value.</param>
/// <param name="isHandedOver">Whether the receiver has the value, and failed with it. Otherwise nobody has it.</param>
/// <param name="innerException">The cause.</param>
internal sealed class DeliveryException(string message, bool isHandedOver, Exception? innerException = null)
    : Exception(message, innerException)
{
    public bool IsHandedOver { get; } = isHandedOver;
}
