package org.hearthline.casework;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hearthline.policy.Role;
import org.jspecify.annotations.Nullable;

/** People as they are named to staff. In e-mails by initials, unless the agency chose otherwise: mail is read in many places. */
public final class Names {

    record Key(String caseId, String personId) {}

    /** @param role a participant's; a child has none */
    record Person(@Nullable String name, @Nullable Role role) {}

    private final Map<Key, Person> people;
    private final Map<String, String> workersByCase;
    private final Agency.People as;

    Names(Map<Key, Person> people, Map<String, String> workersByCase, Agency.People as) {
        this.people = Map.copyOf(people);
        this.workersByCase = Map.copyOf(workersByCase);
        this.as = as;
    }

    /** The person's initials or name, with their role in the case; where no name is kept, their id. */
    public String ofWithRole(String caseId, String personId) {
        return withRole(caseId, personId, as);
    }

    /** The same by initials, whatever the agency chose for e-mails: a text shows on a locked phone. */
    public String ofWithRoleByInitials(String caseId, String personId) {
        return withRole(caseId, personId, Agency.People.INITIALS);
    }

    /** The person's initials alone; where no name is kept, their id. */
    public String byInitials(String caseId, String personId) {
        Person person = people.get(new Key(caseId, personId));
        return person == null ? personId : named(personId, person, Agency.People.INITIALS);
    }

    /** The person's full name, for those who may see the case; absent where none is kept. */
    public @Nullable String inFull(String caseId, String personId) {
        Person person = people.get(new Key(caseId, personId));
        return person == null ? null : person.name();
    }

    /** The people of a case by their full names, for those who may see it; by id where no name is kept. */
    public UnaryOperator<String> ofCase(String caseId) {
        return id -> Objects.requireNonNullElse(inFull(caseId, id), id);
    }

    /** The name of the worker whose case it is; where none is on record, that it is unassigned. */
    public String workerOf(String caseId) {
        return workersByCase.getOrDefault(caseId, "unassigned");
    }

    private String withRole(String caseId, String personId, Agency.People by) {
        Person person = people.get(new Key(caseId, personId));
        if (person == null) {
            return personId;
        }
        String role = person.role() == null ? "child" : person.role().name().toLowerCase(Locale.ROOT);
        return named(personId, person, by) + " (" + role + ")";
    }

    private static String named(String personId, Person person, Agency.People by) {
        String name = person.name();
        if (name == null || name.isBlank()) {
            return personId;
        }
        return switch (by) {
            case NAMES -> name;
            case INITIALS -> initials(name);
        };
    }

    private static String initials(String name) {
        return Arrays.stream(name.strip().split("[\\s-]+"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)) + ".")
                .collect(Collectors.joining(" "));
    }
}
