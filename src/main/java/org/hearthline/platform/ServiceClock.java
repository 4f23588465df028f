package org.hearthline.platform;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The only clock that rules and use cases see: it decides what is due. It follows the machine's clock until the sandbox makes it
 * stand still at an instant; then it moves only when it is moved. Leases do not use it but PostgreSQL's clock.
 */
@Singleton
public class ServiceClock implements InstantSource {

    private volatile @Nullable Instant standing;
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        Instant at = standing;
        return at == null ? InstantSource.system().instant().plus(ahead) : at;
    }

    /** Stands still at {@code now}. For the sandbox and tests alone. */
    public void standAt(Instant now) {
        standing = now;
    }

    /** Follows the machine's clock again. */
    public void follow() {
        follow(Duration.ZERO);
    }

    /** Follows the machine's clock as a wrong one does that is so far ahead of it, or behind. For tests alone. */
    void follow(Duration wrongBy) {
        ahead = wrongBy;
        standing = null;
    }

    /** Whether it goes by itself: one that stands is set by hand. */
    boolean isGoing() {
        return standing == null;
    }
}
