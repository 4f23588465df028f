package org.hearthline.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One owner's key, wrapped by the data key; or that it was destroyed. */
@Entity
@Immutable
@Table(name = "sealing_key")
class SealingKey {

    @Id
    String owner;

    @Column
    byte @Nullable [] wrapped;

    @Column(name = "destroyed_at")
    @Nullable
    Instant destroyedAt;

    @Column(name = "for_good")
    boolean forGood;

    protected SealingKey() {}
}
