package org.hearthline.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hearthline.message.Fence.Cancelled;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Viewer;

/** Records court orders for another package, and ends or corrects them, as if the writer had called the API. */
@Singleton
public class RecordCourtOrder {

    private final CourtOrders orders;
    private final Documents documents;

    RecordCourtOrder(CourtOrders orders, Documents documents) {
        this.orders = orders;
        this.documents = documents;
    }

    /**
     * Answers what it cancelled, once no hand-off that it forbids can begin any more. Fails with a 404 problem where the case is not the
     * writer's, 422 naming each bad field.
     *
     * @param order as {@code POST /cases/{id}/court-orders} takes it
     */
    public Uni<Cancelled> record(Viewer writer, String caseId, ObjectNode order) {
        return orders.record(writer, caseId, documents.read(order, CourtOrderDocument.class))
                .map(CourtOrders.Recorded::cancelled);
    }

    /** @param change as {@code PATCH /court-orders/{id}} takes it; fails likewise */
    public Uni<Cancelled> correct(Viewer writer, String orderId, ObjectNode change) {
        return orders.correct(writer, orderId, change).map(CourtOrders.Recorded::cancelled);
    }
}
