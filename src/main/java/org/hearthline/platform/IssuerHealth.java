package org.hearthline.platform;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether people can sign in. It counts neither for liveness nor for readiness: while the issuer is away, reminders and the carrier's
 * calls go on.
 */
@Wellness
@Singleton
class IssuerHealth implements AsyncHealthCheck {

    private static final String NAME = "Issuer of sign-ins";

    private final TenantConfigBean tenants;

    IssuerHealth(TenantConfigBean tenants) {
        this.tenants = tenants;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        TenantConfigContext pages = tenants.getDefaultTenant();
        return pages.oidcConfig().tenantEnabled()
                ? connected(pages)
                        .chain(IssuerHealth::answers)
                        .onFailure()
                        .recoverWithItem(false)
                        .map(reached ->
                                HealthCheckResponse.named(NAME).status(reached).build())
                : Uni.createFrom().item(HealthCheckResponse.up(NAME));
    }

    private static Uni<TenantConfigContext> connected(TenantConfigContext tenant) {
        return tenant.ready() ? Uni.createFrom().item(tenant) : tenant.initialize();
    }

    private static Uni<Boolean> answers(TenantConfigContext tenant) {
        return tenant.getOidcProviderClient()
                .getWebClient()
                .headAbs(tenant.getOidcMetadata().getDiscoveryUri())
                .send()
                .map(answer -> answer.statusCode() == 200);
    }
}
