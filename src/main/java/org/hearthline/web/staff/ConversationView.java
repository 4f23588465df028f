package org.hearthline.web.staff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.hearthline.casework.ReadCase.Told;
import org.hearthline.consent.AddressDocument;
import org.hearthline.consent.ConsentState;
import org.hearthline.consent.LedgerPages.Entry;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Problem;
import org.hearthline.web.staff.ConversationPages.Of;
import org.hearthline.web.staff.ConversationRows.Both;
import org.hearthline.web.staff.ConversationRows.Said;
import org.jspecify.annotations.Nullable;

/** A conversation as its page shows it, in the reader's words. */
final class ConversationView {

    private final Reader reader;
    private final Of of;
    private final String name;
    private final List<AddressDocument> addresses;
    private final List<Entry> ledger;
    private final Both both;

    ConversationView(Reader reader, Of of, Told told, List<AddressDocument> addresses, List<Entry> ledger, Both both) {
        if (told.document().participants().stream()
                .noneMatch(person -> person.id().equals(of.participantId()))) {
            throw Problem.notFound("participant");
        }
        this.reader = reader;
        this.of = of;
        this.name = told.names().ofCase(of.caseId()).apply(of.participantId());
        this.addresses = addresses;
        this.ledger = ledger;
        this.both = both;
    }

    public String caseId() {
        return of.caseId();
    }

    public String participantId() {
        return of.participantId();
    }

    public String path() {
        return of.path();
    }

    public String name() {
        return name;
    }

    public List<Said> said() {
        return both.said();
    }

    public boolean doubted() {
        return both.doubted();
    }

    public boolean toBeRead() {
        return both.toBeRead();
    }

    /** Newest first. */
    public List<Entry> ledger() {
        List<Entry> newest = new ArrayList<>(ledger);
        Collections.reverse(newest);
        return newest;
    }

    public List<AddressDocument> addresses() {
        return addresses;
    }

    /** A row of the form in which addresses are changed. @param consent empty for one that is not kept yet */
    record AddressRow(
            String n,
            String channel,
            String value,
            String language,
            String zone,
            String safe,
            String from,
            String to,
            String consent) {}

    /** As kept, with a row to write another in; or as they were typed, where they were refused. */
    public List<AddressRow> rows(String form, Fields fields) {
        List<AddressRow> rows = new ArrayList<>();
        if (form.equals("addresses")) {
            for (int i = 0; i < fields.all("value").size(); i++) {
                rows.add(new AddressRow(
                        "" + i,
                        fields.at("channel", i),
                        fields.at("value", i),
                        fields.at("language", i),
                        fields.at("timeZone", i),
                        fields.at("safe", i),
                        fields.at("safeFrom", i),
                        fields.at("safeTo", i),
                        ""));
            }
            return rows;
        }
        for (AddressDocument each : addresses) {
            AddressDocument.SafeHours hours = each.safeHours();
            rows.add(new AddressRow(
                    "" + rows.size(),
                    each.channel().name(),
                    each.value(),
                    Objects.toString(each.language(), ""),
                    Objects.toString(each.timeZone(), ""),
                    Objects.toString(each.safe(), ""),
                    hours == null ? "" : hours.from().toString(),
                    hours == null ? "" : hours.to().toString(),
                    Objects.toString(each.consent(), "")));
        }
        rows.add(new AddressRow("" + rows.size(), "SMS", "", "", "", "", "", "", ""));
        return rows;
    }

    public String action(Entry entry) {
        return word("conversation.ledger." + entry.action(), "conversation.ledger.OTHER");
    }

    /** Whether anything may be sent to them: they agreed to it at an address that is listed. */
    public boolean agreed() {
        return addresses.stream().anyMatch(address -> address.consent() == ConsentState.ACTIVE);
    }

    /** Whether an answer goes as a text, by the address that comes first of those they agreed to. */
    public boolean byText() {
        return addresses.stream()
                .filter(address -> address.consent() == ConsentState.ACTIVE)
                .findFirst()
                .map(address -> address.channel() == Channel.SMS)
                .orElse(false);
    }

    /** What one message is about. */
    public String told(Said said) {
        return said.theirs()
                ? CaseView.meaning(reader, said.code())
                : word("conversation.text." + said.text(), "cases.purpose." + said.code());
    }

    public String status(Said said) {
        return reader.say("cases.message." + said.status());
    }

    /** Why it went no further; empty where nothing is to be said. */
    public String reason(Said said) {
        @Nullable String reason = said.reason();
        return reason == null ? "" : word("conversation.reason." + reason, "conversation.reason.OTHER");
    }

    private String word(String name, String otherwise) {
        return reader.say(reader.words().names().contains(name) ? name : otherwise);
    }
}
