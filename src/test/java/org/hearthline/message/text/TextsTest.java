package org.hearthline.message.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.sms.Segments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What parents read. */
class TextsTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final URI LINK = URI.create("https://hearthline.example/m/abc?x=1&y=2");
    private static final Texts DELIVERED = Texts.of(TextFolder.delivered(), false);

    @TempDir
    Path root;

    private TextFolder folder;

    @BeforeEach
    void copyTexts() throws IOException {
        folder = new TextFolder(root);
    }

    @Test
    void proposal_offersTimesByNumber() {
        assertThat(sms(TextKey.MEETING_PROPOSAL, "en", proposal()))
                .isEqualTo(
                        "Hearthline: Dana would like to meet. Reply 1 for Tue, Nov 24, 3:00 PM, 2 for Wed, Nov 25, 10:00 AM,"
                                + " 3 for other times.");
        assertThat(sms(TextKey.MEETING_PROPOSAL, "es", proposal()))
                .isEqualTo("Hearthline: Dana quiere reunirse con usted. Responda 1 para mar, 24 de nov, 3:00 p.m.,"
                        + " 2 para mié, 25 de nov, 10:00 a.m., 3 para otro horario.");
    }

    @Test
    void saturdaysThatDoNotFit_loseTheirWeekdayAndNeverAnAccent() {
        Instant saturday = Instant.parse("2026-11-28T16:00:00Z");
        List<TimeOption> one = List.of(new TimeOption(1, saturday));
        List<TimeOption> several = Stream.of(0, 1, 2, 3, 4)
                .map(week -> new TimeOption(week + 1, saturday.plusSeconds(week * 7 * 86_400L)))
                .toList();

        assertThat(sms(
                        TextKey.MEETING_PROPOSAL,
                        "es",
                        base().times(one).otherTimes(2).build()))
                .contains("1 para sáb, 28 de nov, 10:00 a.m.");
        assertThat(sms(
                        TextKey.MEETING_PROPOSAL,
                        "es",
                        base().times(several).otherTimes(6).build()))
                .contains("1 para 28 nov, 10:00 a.m., 2 para 5 dic");
    }

    /** "Sofía" has a letter that doubles the segments: her name is left out before a text costs three of them. */
    @Test
    void nameWhoseLettersAloneMakeATextTooLong_isLeftOut() {
        Instant tuesday = Instant.parse("2026-11-24T21:00:00Z");
        List<TimeOption> several = Stream.of(0, 1, 2, 3, 4)
                .map(week -> new TimeOption(week + 1, tuesday.plusSeconds(week * 7 * 86_400L)))
                .toList();

        String two = sms(
                TextKey.MEETING_PROPOSAL,
                "es",
                base("Sofía Reed").times(several.subList(0, 1)).otherTimes(2).build());
        String five = sms(
                TextKey.MEETING_PROPOSAL,
                "es",
                base("Sofía Reed").times(several).otherTimes(6).build());

        assertThat(two).contains("Sofía");
        assertThat(five).doesNotContain("Sofía").contains("5 para");
        assertThat(Segments.of(five).count()).isEqualTo(2);
    }

    @Test
    void email_isPlainTextAndTheSameInHtmlWithItsLink() {
        RenderedText letter = rendered(
                DELIVERED,
                TextKey.MEETING_PROPOSAL,
                "es",
                Channel.EMAIL,
                base("D<&>'Bo Reed").times(proposal().times()).link(LINK).build());

        assertThat(letter.subject()).isEqualTo("Hearthline: ¿Cuándo podemos reunirnos?");
        assertThat(letter.text())
                .contains("D<&>'Bo quiere", "- martes, 24 de noviembre, 3:00 p.m.\n", "\n\n" + LINK + "\n\n")
                .endsWith("Nadie lee este buzón.\n");
        assertThat(letter.html())
                .contains(
                        "<html lang=\"es\" dir=\"ltr\">",
                        "D&lt;&amp;&gt;&#39;Bo quiere",
                        "href=\"https://hearthline.example/m/abc?x=1&amp;y=2\"",
                        ">Abrir mi página</a>",
                        "Nadie lee este buzón.")
                .doesNotContain("<&>");
    }

    @Test
    void placeOfAnotherKind_isNotSpokenOf() {
        TextParameters.Builder at = base().at(Instant.parse("2026-11-24T21:00:00Z"));

        assertThat(sms(
                        TextKey.MEETING_CONFIRMED,
                        "en",
                        at.place(PlaceKind.OFFICE).build()))
                .endsWith("3:00 PM, at the office.");
        assertThat(sms(
                        TextKey.MEETING_CONFIRMED,
                        "en",
                        at.place(PlaceKind.OTHER).build()))
                .endsWith("3:00 PM.");
        assertThat(DELIVERED.place(PlaceKind.HOME, "es-MX")).isEqualTo("en su casa");
        assertThat(DELIVERED.place(PlaceKind.OTHER, "en")).isEmpty();
    }

    @Test
    void whatATextNeedsAndDoesNotGet_isADefectOfTheCaller() {
        assertThatThrownBy(() ->
                        sms(TextKey.MEETING_PROPOSAL, "en", base().otherTimes(1).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MEETING_PROPOSAL by SMS needs times");
        assertThatThrownBy(() -> rendered(DELIVERED, TextKey.MEETING_PROPOSAL, "en", Channel.EMAIL, proposal()))
                .hasMessage("MEETING_PROPOSAL by EMAIL needs link");
    }

    @Test
    void languageWithoutAFile_getsTheDefaultOne() {
        assertThat(DELIVERED.languages()).containsExactly("en", "es");
        assertThat(Stream.of("es", "es-MX", "ES_mx", "en-GB", "vi", "", "not a tag", null)
                        .map(DELIVERED::language))
                .containsExactly("es", "es", "es", "en", "en", "en", "en", "en");
        assertThat(DELIVERED.languageNames()).containsEntry("es", "Español");
        assertThat(DELIVERED.page("es-MX")).containsEntry("send", "Enviar");
    }

    @Test
    void rightToLeftLanguage_isAFileMore() throws IOException {
        Texts texts = Texts.of(folder.addArabic().files(), false);

        RenderedText text = rendered(texts, TextKey.MEETING_PROPOSAL, "ar", Channel.SMS, proposal());
        RenderedText letter = rendered(
                texts,
                TextKey.MEETING_CONFIRMED,
                "ar",
                Channel.EMAIL,
                base().at(Instant.parse("2026-11-24T21:00:00Z")).link(LINK).build());

        assertThat(text.language()).isEqualTo("ar-EG");
        assertThat(text.text()).contains("1 الثلاثاء، ٢٤ نوفمبر، ٣:٠٠ م،", "3 لموعد آخر");
        assertThat(letter.html()).contains("<html lang=\"ar-EG\" dir=\"rtl\">", ">افتح صفحتي</a>");
        assertThat(letter.text()).contains("الثلاثاء، ٢٤ نوفمبر في ٣:٠٠ م");
        assertThat(texts.isRightToLeft("ar")).isTrue();
        assertThat(texts.direction("es")).isEqualTo("ltr");
        assertThat(texts.languages()).containsExactly("en", "ar-EG", "es");
    }

    @Test
    void textThatNobodyApproved_fallsBackToAnApprovedOneOrIsNotRendered() throws IOException {
        Texts unapproved = Texts.of(folder.files(), true);
        Texts english = Texts.of(folder.approve("en.yaml", TextKey.HELP).files(), true);
        Texts both = Texts.of(folder.approve("es.yaml", TextKey.HELP).files(), true);

        assertThat(unapproved.render(TextKey.HELP, "es", Channel.SMS, base().build()))
                .isEqualTo(new Rendering.NotApproved(TextKey.HELP, "es"));
        assertThat(rendered(english, TextKey.HELP, "es", Channel.SMS, base().build())
                        .language())
                .isEqualTo("en");
        assertThat(english.render(TextKey.NOTE_READ, "en", Channel.SMS, base().build()))
                .isEqualTo(new Rendering.NotApproved(TextKey.NOTE_READ, "en"));
        assertThat(rendered(both, TextKey.HELP, "es-MX", Channel.SMS, base().build())
                        .language())
                .isEqualTo("es");
        assertThat(both.statuses())
                .hasSize(2 * TextKey.values().length)
                .filteredOn(status -> status.approvedBy() != null)
                .extracting(TextStatus::language, TextStatus::key, TextStatus::approvedBy)
                .containsExactly(tuple("en", TextKey.HELP, "Ruth Okafor"), tuple("es", TextKey.HELP, "Ruth Okafor"));
    }

    @Test
    void production_needsApprovalUnlessItIsSetOtherwise() {
        TextParameters nothing = base().build();

        assertThat(Stream.of(
                                new Texts(TextFolder.delivered(), Optional.empty(), false),
                                new Texts(TextFolder.delivered(), Optional.empty(), true),
                                new Texts(TextFolder.delivered(), Optional.of(false), false),
                                new Texts(TextFolder.delivered(), Optional.of(true), true))
                        .map(texts ->
                                texts.render(TextKey.HELP, "en", Channel.SMS, nothing) instanceof Rendering.Rendered))
                .containsExactly(false, true, true, false);
    }

    @Test
    void workersName_isCutToItsFirst() {
        assertThat(sms(TextKey.NOTE_READ, "en", base(" Dana Reed-Moore").build()))
                .isEqualTo("Hearthline: Thank you. Dana will read your message.");
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void versionOfAText_changesWithItsWordsAlone(Channel channel) throws IOException {
        TextParameters given = base().link(LINK).build();
        String before = rendered(Texts.of(folder.files(), false), TextKey.NOTE_READ, "en", channel, given)
                .version();

        folder.approve("en.yaml", TextKey.NOTE_READ)
                .word("en.yaml", TextKey.NOTE_OVER, "sms", "\"{brand}: Too late.\"");
        String approved = rendered(Texts.of(folder.files(), false), TextKey.NOTE_READ, "en", channel, given)
                .version();
        folder.word("en.yaml", TextKey.NOTE_READ, "sms", "\"{brand}: Thanks.\"");
        String reworded = rendered(Texts.of(folder.files(), false), TextKey.NOTE_READ, "en", channel, given)
                .version();

        assertThat(before).matches("[0-9a-f]{12}").isEqualTo(approved).isNotEqualTo(reworded);
    }

    private static TextParameters proposal() {
        return base().times(List.of(
                        new TimeOption(1, Instant.parse("2026-11-24T21:00:00Z")),
                        new TimeOption(2, Instant.parse("2026-11-25T16:00:00Z"))))
                .otherTimes(3)
                .build();
    }

    private static TextParameters.Builder base() {
        return base("Dana");
    }

    private static TextParameters.Builder base(String worker) {
        return TextParameters.of("Hearthline", CHICAGO).worker(worker, CHICAGO);
    }

    private static String sms(TextKey key, String language, TextParameters given) {
        return rendered(DELIVERED, key, language, Channel.SMS, given).text();
    }

    private static RenderedText rendered(
            Texts texts, TextKey key, String language, Channel channel, TextParameters given) {
        return ((Rendering.Rendered) texts.render(key, language, channel, given)).text();
    }
}
