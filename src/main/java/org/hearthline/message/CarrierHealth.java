package org.hearthline.message;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.HandOff;
import org.hearthline.platform.Stopwatch;
import org.jboss.logging.Logger;

/**
 * Leaves a carrier alone that gives no sensible answers, and tries it with one message at a time until it does. Each channel has its own:
 * the rest goes on.
 */
@Singleton
public class CarrierHealth {

    private static final Logger LOG = Logger.getLogger(CarrierHealth.class);

    private static final int WINDOW = 20;
    private static final double SICK_SHARE = 0.5;

    private final Map<Channel, Breaker> breakers = new EnumMap<>(Channel.class);

    CarrierHealth(@ConfigProperty(name = "hearthline.probe-after") Duration probeAfter) {
        for (Channel channel : Channel.values()) {
            breakers.put(channel, new Breaker(channel, probeAfter));
        }
    }

    /** How many of {@code wanted} messages may be handed over now: none while the carrier is left alone, one to try it. */
    int bounded(Channel channel, int wanted) {
        return breaker(channel).bounded(wanted);
    }

    /** Whether the carrier is left alone or being tried. */
    public boolean isSick(Channel channel) {
        return breaker(channel).state != CircuitBreakerState.CLOSED;
    }

    /** Hands over by way of the breaker; what it does not let through was not handed over. */
    Uni<HandOff> watch(Channel channel, Supplier<Uni<HandOff>> handOff) {
        return breaker(channel).watch(handOff);
    }

    private Breaker breaker(Channel channel) {
        Breaker breaker = breakers.get(channel);
        if (breaker == null) {
            throw new IllegalStateException("Every channel has a breaker");
        }
        return breaker;
    }

    /** A breaker knows failures alone, so that an outcome that says that the carrier is sick passes it as one. */
    private static final class Sick extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient HandOff outcome;

        Sick(HandOff outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }

    private static final class Breaker {
        private final Channel channel;
        private final Duration probeAfter;
        private final TypedGuard<Uni<HandOff>> guard;
        private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;
        private Stopwatch sinceLastTry = Stopwatch.start();

        Breaker(Channel channel, Duration probeAfter) {
            this.channel = channel;
            this.probeAfter = probeAfter;
            this.guard = TypedGuard.create(new TypeLiteral<Uni<HandOff>>() {})
                    .withDescription("carrier of " + channel)
                    .withCircuitBreaker()
                    .requestVolumeThreshold(WINDOW)
                    .failureRatio(SICK_SHARE)
                    .delay(probeAfter.toMillis(), ChronoUnit.MILLIS)
                    .successThreshold(1)
                    .when(Sick.class::isInstance)
                    .onStateChange(this::changed)
                    .done()
                    .build();
        }

        private synchronized void changed(CircuitBreakerState now) {
            LOG.infof("The carrier of %s is %s", channel, now);
            sinceLastTry = Stopwatch.start();
            state = now;
        }

        /** One message every so often, whichever lane asks first: what the others took would only come back untried. */
        synchronized int bounded(int wanted) {
            if (state == CircuitBreakerState.CLOSED) {
                return wanted;
            }
            if (!sinceLastTry.hasRun(probeAfter)) {
                return 0;
            }
            sinceLastTry = Stopwatch.start();
            return Math.min(wanted, 1);
        }

        Uni<HandOff> watch(Supplier<Uni<HandOff>> handOff) {
            return Uni.createFrom()
                    .deferred(() -> guard.get(() -> handOff.get().invoke(Breaker::throwIfSick)))
                    .onFailure(Sick.class)
                    .recoverWithItem(sick -> ((Sick) sick).outcome)
                    .onFailure(CircuitBreakerOpenException.class)
                    .recoverWithItem(new HandOff.NotTaken("CARRIER_SICK", false));
        }

        private static void throwIfSick(HandOff outcome) {
            boolean sick = (outcome instanceof HandOff.NotTaken notTaken && notTaken.sick())
                    || (outcome instanceof HandOff.Unknown unknown && unknown.sick());
            if (sick) {
                throw new Sick(outcome);
            }
        }
    }
}
