package org.hearthline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hearthline.Database;
import org.hearthline.casework.BulkCases;
import org.hearthline.intake.ImportRuns.Claimed;
import org.hearthline.intake.ImportRuns.LeaseLost;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Lookup;
import org.hearthline.platform.Role;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import whose process dies or stands still: another goes on where it stopped, and the first writes nothing more. */
@QuarkusTest
class ImportResumeTest {

    private static final int CASES = 3 * CaseSource.BATCH;

    @Inject
    ImportRuns runs;

    @Inject
    ReceivedFiles files;

    @Inject
    BulkCases cases;

    @Inject
    Documents documents;

    @Inject
    Lookup lookup;

    @Inject
    ServiceClock clock;

    private final String load = newId("C");
    private final String worker = newId("W");

    @BeforeEach
    void aWorker() {
        worker(worker, newId("U"), null);
    }

    private CaseFiles file() {
        CaseFiles file = CaseFiles.empty();
        IntStream.range(0, CASES).forEach(number -> file.family(load + "-" + number, worker));
        return file;
    }

    private int written() {
        return Integer.parseInt(Database.query("select count(*) from case_file where id like ?", load + "-%")
                .get(0)
                .get("count"));
    }

    /** This process' work on the import, as far as one batch. */
    private RunningImport begun(Posted posted) throws Throwable {
        Claimed claimed = await(runs.claim(clock.instant()));
        assertThat(claimed.id()).isEqualTo(UUID.fromString(posted.id()));
        Lookup.Hashing hashing = VertxContextSupport.subscribeAndAwait(() -> lookup.hashing());
        RunningImport running = new RunningImport(
                claimed,
                cases,
                runs,
                reader -> claimed.format() == ImportFormat.CSV
                        ? new CaseTables(() -> files.open(claimed.id()), claimed.bytes(), documents, hashing, reader)
                        : new CaseLines(files.open(claimed.id()), claimed.bytes(), documents, hashing, reader));
        assertThat(running.step()).isTrue();
        assertThat(written()).isEqualTo(CaseSource.BATCH);
        return running;
    }

    private static Claimed await(Uni<Optional<Claimed>> claim) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> claim).orElseThrow();
    }

    private static void leaseEnds(Posted posted) throws Exception {
        Database.execute(
                "update bulk_import set lease_until = clock_timestamp() - interval '1 second' where id = ?::uuid",
                posted.id());
    }

    private Posted posted(String format) {
        if (format.equals("csv")) {
            return Posted.csv(file());
        }
        List<String> lines = new ArrayList<>();
        IntStream.range(0, CASES)
                .forEach(number ->
                        lines.add(motherAndChild(load + "-" + number, worker).replace("\n", " ")));
        return Posted.lines(lines.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson"})
    void processThatDies_isFollowedByOneThatGoesOn_andEachCaseIsCountedOnce(String format) throws Throwable {
        Posted posted = posted(format);
        begun(posted);
        assertThat(posted.done().path("status").asText()).isEqualTo("RUNNING");
        assertThat(written()).isEqualTo(CaseSource.BATCH);

        leaseEnds(posted);
        JsonNode done = posted.done();

        assertThat(done.path("status").asText()).isEqualTo("DONE");
        assertThat(done.path("casesWritten").asInt()).isEqualTo(CASES);
        assertThat(done.path("casesUnchanged").asInt()).isZero();
        assertThat(written()).isEqualTo(CASES);
        assertThat(Database.query("select id from case_file where id like ? and version <> 1", load + "-%"))
                .isEmpty();
    }

    @Test
    void processThatStoodStill_writesNothingOnceAnotherHasTakenOver() throws Throwable {
        Posted posted = posted("csv");
        RunningImport stoodStill = begun(posted);
        leaseEnds(posted);
        await(runs.claim(clock.instant()));

        assertThat(catchThrowable(stoodStill::step)).isInstanceOf(LeaseLost.class);

        assertThat(written()).isEqualTo(CaseSource.BATCH);
        leaseEnds(posted);
        assertThat(posted.done().path("status").asText()).isEqualTo("DONE");
    }

    /** The plan may come a moment later; to whom no message may go must not. */
    @Test
    void casesThatCame_areBarredFromMessagesBeforeAnybodyPlansThem() throws Throwable {
        Posted posted = posted("csv");

        begun(posted);

        assertThat(Database.query("select distinct case_id from message_bar where case_id like ?", load + "-%"))
                .hasSize(CaseSource.BATCH);
        leaseEnds(posted);
        posted.done();
    }

    /** Whoever writes holds the first one's row; a second process must not go on with the next file then. */
    @Test
    void secondImport_waitsForTheFirst_alsoWhileThatIsBeingWritten() throws Throwable {
        Posted first = posted("csv");
        Posted second = posted("csv");
        begun(first);

        try (Connection other = Database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from bulk_import where id = '" + first.id() + "' for share");

            assertThat(VertxContextSupport.subscribeAndAwait(() -> runs.claim(clock.instant())))
                    .isEmpty();
        }

        leaseEnds(first);
        assertThat(second.done().path("casesUnchanged").asInt()).isEqualTo(CASES);
        assertThat(first.now().path("casesWritten").asInt()).isEqualTo(CASES);
    }

    @Test
    void senderWhoBreaksOff_leavesAnImportThatFailed() throws Throwable {
        UUID id = UUID.randomUUID();
        VertxContextSupport.subscribeAndAwait(() -> runs.receive(
                id,
                ImportFormat.CSV,
                false,
                new Viewer("system", Role.SYSTEM),
                clock.instant().minus(Duration.ofHours(3))));

        JsonNode ended = new Posted(id.toString()).done();

        assertThat(ended.path("status").asText()).isEqualTo("FAILED");
        assertThat(ended.path("reason").asText()).isEqualTo("NOT_RECEIVED");
    }
}
