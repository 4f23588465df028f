package org.hearthline.record.efforts;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Viewer;
import org.hearthline.record.efforts.Addendum.Change;
import org.hearthline.record.efforts.Outline.Line;
import org.hearthline.record.efforts.Outline.Section;
import org.hearthline.record.efforts.SignOffs.Frozen;
import org.jspecify.annotations.Nullable;

/** Records of concerted efforts as documents: of now, and as they were signed off. */
@Singleton
public class WriteEfforts {

    private static final Section ERASED =
            new Section(2, "The record", null, List.of(Line.fact("The signed record was erased.")));

    private final ReadEfforts efforts;
    private final SignOffs signOffs;
    private final Renditions renditions;
    private final Documents documents;

    WriteEfforts(ReadEfforts efforts, SignOffs signOffs, Renditions renditions, Documents documents) {
        this.efforts = efforts;
        this.signOffs = signOffs;
        this.renditions = renditions;
        this.documents = documents;
    }

    /** @param name under which it is saved */
    public record Written(LocalDate from, LocalDate to, Format format, String name, byte[] bytes) {

        /** Of a document that is text. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** With the days and problems of {@link ReadEfforts#read}. */
    public Uni<Written> now(
            Viewer viewer, String caseId, @Nullable LocalDate from, @Nullable LocalDate to, Format format) {
        return efforts.read(viewer, caseId, from, to).chain(record -> renditions
                .of(RecordOutline.of(record), () -> documents.write(record), format)
                .map(bytes -> new Written(
                        record.from(), record.to(), format, name(caseId, record.from(), record.to(), format), bytes)));
    }

    /** The frozen document with its hash and what has changed since. Fails with a 404 problem where it is not the viewer's. */
    public Uni<Written> signed(Viewer viewer, String caseId, String id, Format format) {
        return signOffs.find(viewer, caseId, id).chain(frozen -> renditions
                .of(outline(caseId, frozen), () -> documents.write(frozen), format)
                .map(bytes -> new Written(
                        frozen.from(), frozen.to(), format, name(caseId, frozen.from(), frozen.to(), format), bytes)));
    }

    private static String name(String caseId, LocalDate from, LocalDate to, Format format) {
        return "efforts-" + caseId.replaceAll("[^A-Za-z0-9-]", "_") + "-" + from + "-" + to + "." + format.ending();
    }

    private static Outline outline(String caseId, Frozen frozen) {
        @Nullable String document = frozen.document();
        return document == null
                ? signed(
                        new Outline("Concerted efforts, case " + caseId, List.of(), List.of(ERASED)),
                        frozen,
                        ZoneOffset.UTC)
                : signed(new FrozenRecord(document).record(), frozen);
    }

    private static Outline signed(EffortsRecord record, Frozen frozen) {
        return signed(RecordOutline.of(record), frozen, record.timeZone());
    }

    private static Outline signed(Outline outline, Frozen frozen, ZoneId zone) {
        List<String> about = new ArrayList<>(outline.about());
        about.add(
                0,
                "Signed off by " + frozen.signedBy() + " on "
                        + English.time(frozen.signedAt().atZone(zone).toOffsetDateTime())
                        + ". SHA-256 of the frozen document: " + frozen.hash() + ".");
        List<Section> sections = new ArrayList<>();
        @Nullable String note = frozen.note();
        if (note != null) {
            sections.add(
                    new Section(2, "Note at sign-off", null, List.of(Line.quote("Note", note, frozen.signedBy()))));
        }
        sections.addAll(outline.sections());
        if (frozen.document() != null) {
            sections.add(new Section(2, "Addendum: what has changed since", null, addendum(frozen.addendum())));
        }
        return new Outline(outline.title() + ", signed off", about, sections);
    }

    private static List<Line> addendum(List<Change> changes) {
        return changes.isEmpty()
                ? List.of(Line.fact("Nothing within this period has changed since."))
                : changes.stream().map(each -> Line.fact(each.told())).toList();
    }
}
