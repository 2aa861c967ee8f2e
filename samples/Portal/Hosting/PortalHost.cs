using ApiKeys.Client.Samples.Portal.Keys;
using ApiKeys.Client.Samples.Portal.Page;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Samples.Portal.Hosting;

/// <summary>The web application, safe by default.</summary>
internal static class PortalHost
{
    public static WebApplicationBuilder CreateBuilder(Arguments arguments)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(PortalHost).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        if (arguments.Urls is { } urls)
        {
            builder.WebHost.UseUrls(urls);
        }

        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Services.AddSingleton<IConfigureOptions<KestrelServerOptions>, LoopbackOnly>();
        HostNames.Restrict(builder);
        builder.Services.AddAuthorization();
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<KeyChanges>();
        // The keys of data protection are kept in memory: nothing is written to the home folder, and a page that was
        // open before a restart must be loaded again.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.TryAddSingleton(TimeProvider.System);

        WebApplication portal = builder.Build();
        portal.UseSecurityHeaders();
        portal.UseSameOrigin();
        portal.UseStaticFiles();
        portal.UseAntiforgery();
        RouteGroupBuilder all = portal.MapGroup("");
        all.MapPage();
        all.MapKeys();
        if (UserAuthentication.IsConfigured(portal.Services))
        {
            all.RequireAuthorization();
        }

        return portal;
    }
}
