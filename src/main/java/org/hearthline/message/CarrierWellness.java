package org.hearthline.message;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.hearthline.message.channel.Channel;

/**
 * Whether each carrier gives sensible answers to this process. It counts neither for liveness nor for readiness: no other process would
 * be answered otherwise, facts are still to be taken, and messages wait.
 */
final class CarrierWellness {

    private CarrierWellness() {}

    /** One check for each channel. */
    @Singleton
    static class OfChannels {
        @Produces
        @Wellness
        @Singleton
        HealthCheck texts(CarrierHealth health) {
            return () -> answer("Carrier of texts", Channel.SMS, health);
        }

        @Produces
        @Wellness
        @Singleton
        HealthCheck mail(CarrierHealth health) {
            return () -> answer("Mail server", Channel.EMAIL, health);
        }
    }

    private static HealthCheckResponse answer(String name, Channel channel, CarrierHealth health) {
        return HealthCheckResponse.named(name).status(!health.isSick(channel)).build();
    }
}
