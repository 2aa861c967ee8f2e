using ApiKeys.Client.Samples.Portal.Tests.Support;

[assembly: AssemblyFixture(typeof(Chromium))]
