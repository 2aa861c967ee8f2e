using ApiKeys.Client.StartUp;

// One contestant a run: nothing | get | floor | sdk, and the address and API key of an AIMMS account.
int count = args switch
{
    ["nothing", ..] => 1,
    ["get", var address, var apiKey] => await Get.CountAsync(address, apiKey),
    ["floor", var address, var apiKey] => await Floor.CountAsync(Accounts.With(address, apiKey)),
    ["sdk", var address, var apiKey] => await Sdk.CountAsync(Accounts.With(address, apiKey)),
    _ => 0,
};
Console.WriteLine(count);
return count > 0 ? 0 : 1;
