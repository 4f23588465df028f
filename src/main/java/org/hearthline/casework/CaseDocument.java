package org.hearthline.casework;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.hearthline.platform.Checked;
import org.hearthline.platform.Errors;
import org.hearthline.policy.CircumstanceKind;
import org.hearthline.policy.GuardianshipKind;
import org.hearthline.policy.Role;
import org.hearthline.policy.TribalStatus;
import org.jspecify.annotations.Nullable;

/**
 * A family's case as the API reads and answers it (CONTRACT, "Case document"). Dates are local dates in the case's zone; an interval
 * holds from {@code from} and no longer on {@code to}.
 */
public record CaseDocument(
        @NotNull @Identifier String id,
        @Nullable @Size(max = 64) String policy,
        @Nullable @Size(max = 64) String programArea,
        @Nullable @Size(max = 64) String county,
        @NotNull ZoneId timeZone,
        @Nullable @Identifier String workerId,
        @NotNull LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Size(max = 100) List<@NotNull @Valid ChildDocument> children,
        @Size(max = 100) List<@NotNull @Valid ParticipantDocument> participants,
        @Size(max = 1000) List<@NotNull @Valid CourtOrderDocument> courtOrders,
        @Size(max = 100) List<@NotNull @Valid NoContactDocument> noContact)
        implements Checked {

    public CaseDocument {
        children = orEmpty(children);
        participants = orEmpty(participants);
        courtOrders = orEmpty(courtOrders);
        noContact = orEmpty(noContact);
    }

    public record ChildDocument(
            @NotNull @Identifier String id,
            @Nullable @Size(max = 200) String name,
            @Nullable LocalDate joinedOn,
            @Nullable LocalDate leftOn,
            @Nullable TribalStatus tribalStatus,
            @Size(max = 100) List<@NotNull @Valid GuardianshipDocument> guardianship) {
        public ChildDocument {
            guardianship = orEmpty(guardianship);
            tribalStatus = tribalStatus == null ? TribalStatus.UNKNOWN : tribalStatus;
        }
    }

    public record GuardianshipDocument(
            @NotNull GuardianshipKind kind,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @Nullable @Size(max = 200) String evidence,
            @Nullable Source source) {}

    public record ParticipantDocument(
            @NotNull @Identifier String id,
            @Nullable @Size(max = 200) String name,
            @NotNull Role role,
            @Nullable Boolean custodial,
            @Nullable @Size(max = 35) String language,
            @Nullable ZoneId timeZone,
            @Nullable LocalDate joinedOn,
            @Nullable LocalDate leftOn,
            @Size(max = 100) List<@NotNull @Identifier String> childIds,
            @Nullable @Min(1) @Max(366) Integer contactEveryDays,
            @Nullable Boolean safetyFlag,
            @Size(max = 200) List<@NotNull @Valid CircumstanceDocument> circumstances) {
        public ParticipantDocument {
            childIds = orEmpty(childIds);
            circumstances = orEmpty(circumstances);
            safetyFlag = safetyFlag != null && safetyFlag;
        }

        ParticipantDocument withCircumstances(List<CircumstanceDocument> said) {
            return new ParticipantDocument(
                    id,
                    name,
                    role,
                    custodial,
                    language,
                    timeZone,
                    joinedOn,
                    leftOn,
                    childIds,
                    contactEveryDays,
                    safetyFlag,
                    said);
        }
    }

    public record CircumstanceDocument(
            @NotNull CircumstanceKind kind,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @Nullable @Size(max = 500) String note,
            @Nullable Source source) {}

    public record NoContactDocument(
            @Size(min = 2, max = 100) List<@NotNull @Identifier String> participantIds,
            @NotNull LocalDate from,
            @Nullable LocalDate to) {
        public NoContactDocument {
            participantIds = orEmpty(participantIds);
        }
    }

    CaseDocument withParticipants(List<ParticipantDocument> said) {
        return new CaseDocument(
                id,
                policy,
                programArea,
                county,
                timeZone,
                workerId,
                openedOn,
                closedOn,
                children,
                said,
                courtOrders,
                noContact);
    }

    CaseDocument withNoContact(List<NoContactDocument> said) {
        return new CaseDocument(
                id,
                policy,
                programArea,
                county,
                timeZone,
                workerId,
                openedOn,
                closedOn,
                children,
                participants,
                courtOrders,
                said);
    }

    @Override
    public void check(Errors errors) {
        notBefore(errors, "closedOn", openedOn, closedOn);
        Set<String> childIds = idsOf(errors, "children", children);
        Set<String> participantIds = idsOf(errors, "participants", participants);
        eachOf("children", children, (path, child) -> check(errors, path, child, childIds));
        eachOf("participants", participants, (path, person) -> check(errors, path, person, childIds, participantIds));
        Set<String> orderIds = new HashSet<>();
        eachOf("courtOrders", courtOrders, (path, order) -> {
            if (order.id() == null) {
                errors.add(path + ".id", "must be given here");
            } else if (!orderIds.add(order.id())) {
                errors.add(path + ".id", "is the id of another order in this case");
            }
            order.check(errors, path + ".");
        });
        eachOf("noContact", noContact, (path, apart) -> {
            notBefore(errors, path + ".to", apart.from(), apart.to());
            known(errors, path + ".participantIds", apart.participantIds(), participantIds, "participant");
        });
    }

    /** To be filled while the list is checked; with a null for what cannot be read. */
    private static Set<@Nullable String> idsOf(Errors errors, String field, List<?> list) {
        Set<@Nullable String> ids = new HashSet<>();
        if (errors.has(field) || list.stream().anyMatch(Objects::isNull)) {
            ids.add(null);
        }
        return ids;
    }

    private static void check(Errors errors, String path, ChildDocument child, Set<String> ids) {
        if (!ids.add(child.id()) && child.id() != null) {
            errors.add(path + ".id", "is the id of another child in this case");
        }
        notBefore(errors, path + ".leftOn", child.joinedOn(), child.leftOn());
        eachOf(
                path + ".guardianship",
                child.guardianship(),
                (at, said) -> notBefore(errors, at + ".to", said.from(), said.to()));
    }

    private static void check(
            Errors errors, String path, ParticipantDocument participant, Set<String> childIds, Set<String> ids) {
        if (!ids.add(participant.id()) && participant.id() != null) {
            errors.add(path + ".id", "is the id of another participant in this case");
        }
        notBefore(errors, path + ".leftOn", participant.joinedOn(), participant.leftOn());
        known(errors, path + ".childIds", participant.childIds(), childIds, "child");
        eachOf(
                path + ".circumstances",
                participant.circumstances(),
                (at, said) -> notBefore(errors, at + ".to", said.from(), said.to()));
    }

    /** Each of a list with its path; what is missing was named as wrong already. */
    static <T> void eachOf(String path, List<T> list, BiConsumer<String, T> check) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) != null) {
                check.accept(path + "[" + i + "]", list.get(i));
            }
        }
    }

    static void notBefore(Errors errors, String field, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null && to.isBefore(from)) {
            errors.add(field, "must not be before the day it began");
        }
    }

    /** Where one of those that are known is without an id, it may be the one that is meant. */
    static void known(Errors errors, String field, List<String> ids, Set<String> known, String kind) {
        if (known.contains(null)) {
            return;
        }
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                errors.add(field + "[" + i + "]", "is no " + kind + " of this case");
            }
        }
    }

    /** How the document names a child or participant; their id where it does not. */
    String nameOf(String id) {
        return Stream.concat(
                        children.stream().filter(child -> child.id().equals(id)).map(ChildDocument::name),
                        participants.stream()
                                .filter(person -> person.id().equals(id))
                                .map(ParticipantDocument::name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(id);
    }

    Set<String> participantIds() {
        Set<String> ids = new HashSet<>();
        participants.forEach(participant -> ids.add(participant.id()));
        return ids;
    }

    Set<String> childIds() {
        Set<String> ids = new HashSet<>();
        children.forEach(child -> ids.add(child.id()));
        return ids;
    }

    /** A list left out is empty; a null inside it stays, so that it can be named as wrong. */
    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }
}
