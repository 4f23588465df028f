package org.hearthline.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** One owner's key, wrapped by the data key. */
@Entity
@Immutable
@Table(name = "sealing_key")
class SealingKey {

    @Id
    String owner;

    @Column
    byte[] wrapped;

    protected SealingKey() {}
}
