package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which workers get texts beside their e-mails (POLICY 4). */
@Singleton
public class TextAlerts {

    /** Whether this worker chose texts, has a phone, and has not ended them by STOP. */
    public Uni<Boolean> reach(Mutiny.Session session, String workerId) {
        return session.find(KeptWorker.class, workerId).map(worker -> worker != null && worker.isTexted());
    }
}
