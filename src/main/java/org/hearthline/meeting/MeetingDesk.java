package org.hearthline.meeting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Version;
import org.hearthline.platform.Viewer;

/** Meetings for the pages of staff: the use cases of the API, from the same documents, with the same problems. */
@Singleton
public class MeetingDesk {

    private final ProposeMeeting propose;
    private final ChangeMeeting change;
    private final MeetingViews views;
    private final Documents documents;

    MeetingDesk(ProposeMeeting propose, ChangeMeeting change, MeetingViews views, Documents documents) {
        this.propose = propose;
        this.change = change;
        this.views = views;
        this.documents = documents;
    }

    /** @param proposal as {@code POST /meetings} takes it */
    public Uni<MeetingDocument> propose(Viewer viewer, ObjectNode proposal) {
        return propose.propose(viewer, documents.read(proposal, ProposalDocument.class))
                .map(MeetingViews.Seen::document);
    }

    /** A 404 problem where its case is not the viewer's. */
    public Uni<MeetingDocument> find(Viewer viewer, String id) {
        return views.find(viewer, id).map(MeetingViews.Seen::document);
    }

    /** @param said as {@code PATCH /meetings/{id}} takes it */
    public Uni<Void> change(Viewer viewer, String id, ObjectNode said) {
        return change.change(viewer, id, Version.expected(null), documents.read(said, MeetingChange.class))
                .replaceWithVoid();
    }
}
