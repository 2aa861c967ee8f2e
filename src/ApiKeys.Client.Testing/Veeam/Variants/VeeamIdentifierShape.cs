namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The form of the <c>identifierInProvider</c> of an API key in responses.</summary>
public enum VeeamIdentifierShape
{
    /// <summary>As a number above 2^63, as the page about API keys prints it.</summary>
    Number,

    /// <summary>As the digits of that number in a string, as the vendor's specification has it.</summary>
    Text,
}
