package org.hearthline.conversation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hearthline.casework.ParentTasks;
import org.hearthline.casework.ParentTasks.Reason;
import org.hearthline.casework.WorkerNews;
import org.hearthline.casework.WorkerNews.News;
import org.hearthline.consent.Address;
import org.jspecify.annotations.Nullable;

/** What only a person can make something of: it is kept word for word, and the worker hears that it came. */
@Singleton
public class ForTheWorker {

    private final Replies replies;
    private final ParentTasks tasks;
    private final WorkerNews news;

    ForTheWorker(Replies replies, ParentTasks tasks, WorkerNews news) {
        this.replies = replies;
        this.tasks = tasks;
        this.news = news;
    }

    /**
     * What somebody wrote.
     *
     * @param id one for each time that somebody writes
     * @param writer the address at which they are written to
     * @param meaning a code for what was made of it, and never the words
     */
    public record Words(
            String id,
            Address writer,
            String caseId,
            Instant at,
            String words,
            String meaning,
            @Nullable String meetingId) {}

    public Uni<Void> keep(SqlConnection transaction, Words said, Instant now) {
        String participantId = said.writer().participantId();
        return replies.keep(transaction, said)
                .chain(() ->
                        tasks.raise(transaction, Reason.WORDS, said.caseId(), participantId, said.id(), false, now))
                .chain(() -> news.tell(
                        transaction,
                        new WorkerNews.Item(
                                said.id() + "|" + said.caseId(),
                                News.WORDS_CAME,
                                said.caseId(),
                                participantId,
                                null,
                                null),
                        now));
    }
}
