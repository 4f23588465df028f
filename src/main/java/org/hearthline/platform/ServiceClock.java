package org.hearthline.platform;

import jakarta.inject.Singleton;
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

    @Override
    public Instant instant() {
        Instant at = standing;
        return at == null ? InstantSource.system().instant() : at;
    }

    /** Stands still at {@code now}. For the sandbox and tests alone. */
    public void standAt(Instant now) {
        standing = now;
    }

    /** Follows the machine's clock again. */
    public void follow() {
        standing = null;
    }
}
