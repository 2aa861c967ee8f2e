namespace ApiKeys.Cli.Values;

/// <summary>A key was created, but its value was not handed over.</summary>
/// <param name="message">The message, without the value.</param>
/// <param name="isHandedOver">Whether the receiver has the value, and failed afterwards. Otherwise the value is
/// lost.</param>
/// <param name="innerException">The cause.</param>
internal sealed class DeliveryException(string message, bool isHandedOver, Exception? innerException = null)
    : Exception(message, innerException)
{
    public bool IsHandedOver { get; } = isHandedOver;
}
