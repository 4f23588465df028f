package org.hearthline.web.staff;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hearthline.casework.CaseDocument;
import org.hearthline.casework.ReadCase;
import org.jspecify.annotations.Nullable;

/** Who is in a case: what forms let choose from. */
@Singleton
class CasePeople {

    private final ReadCase cases;

    CasePeople(ReadCase cases) {
        this.cases = cases;
    }

    /** @param role a participant's; null for a child */
    record Person(String id, String name, @Nullable String role) {

        public boolean isChild() {
            return role == null;
        }
    }

    /** @param today in the case's zone */
    record Family(String caseId, LocalDate today, List<Person> people) {

        public List<Person> participants() {
            return people.stream().filter(person -> !person.isChild()).toList();
        }

        public List<Person> children() {
            return people.stream().filter(Person::isChild).toList();
        }

        /** Their name; the id where there is nobody like that. */
        public String nameOf(String id) {
            return people.stream()
                    .filter(person -> person.id().equals(id))
                    .map(Person::name)
                    .findFirst()
                    .orElse(id);
        }
    }

    /** A 404 problem where the case is not the reader's. */
    Uni<Family> of(Reader reader, String caseId) {
        return cases.read(reader.viewer(), caseId).map(told -> family(told.document(), reader.now()));
    }

    private static Family family(CaseDocument document, Instant now) {
        return new Family(
                document.id(),
                LocalDate.ofInstant(now, document.timeZone()),
                Stream.concat(
                                document.participants().stream()
                                        .map(each -> person(
                                                each.id(),
                                                each.name(),
                                                each.role().name())),
                                document.children().stream().map(each -> person(each.id(), each.name(), null)))
                        .toList());
    }

    private static Person person(String id, @Nullable String name, @Nullable String role) {
        return new Person(id, Objects.requireNonNullElse(name, id), role);
    }
}
