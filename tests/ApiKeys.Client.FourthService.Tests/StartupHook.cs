using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.FourthService.Tests.Fourth;

/// <summary>
/// The line that a fourth service costs, for a program that does not have it: the runtime runs this before the tool's
/// own code, where <c>DOTNET_STARTUP_HOOKS</c> names this assembly.
/// </summary>
[SuppressMessage("Design", "CA1050", Justification = "The runtime looks for exactly this name.")]
internal static class StartupHook
{
    public static void Initialize()
    {
        // The assemblies that the tool does not load by itself lie beside this one.
        string folder = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            File.Exists(Path.Combine(folder, name.Name + ".dll"))
                ? context.LoadFromAssemblyPath(Path.Combine(folder, name.Name + ".dll"))
                : null;
        Register();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Register() => KnownServices.Add(FourthRegistration.Instance);
}
