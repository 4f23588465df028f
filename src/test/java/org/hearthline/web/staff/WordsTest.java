package org.hearthline.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hearthline.casework.ParentTasks;
import org.hearthline.casework.TaskKind;
import org.hearthline.meeting.Answer;
import org.hearthline.meeting.MeetingKind;
import org.hearthline.meeting.MeetingStatus;
import org.hearthline.message.text.PlaceKind;
import org.hearthline.policy.CircumstanceKind;
import org.hearthline.policy.Mode;
import org.hearthline.policy.Outcome;
import org.hearthline.policy.ReasonCode;
import org.hearthline.policy.RequirementKind;
import org.hearthline.policy.RequirementStatus;
import org.hearthline.policy.ReviewKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the staff's pages: every language says everything, and every code that a page shows has words. */
class WordsTest {

    private static final Pattern SAID = Pattern.compile("reader\\.say\\('([a-zA-Z.]+)'");

    private static final Words ENGLISH = Objects.requireNonNull(Words.BY_LANGUAGE.get("en"));

    @ParameterizedTest
    @ValueSource(strings = {"es"})
    void everyLanguage_saysTheSameThingsWithTheSameArguments(String language) {
        Words words = Objects.requireNonNull(Words.BY_LANGUAGE.get(language));

        assertThat(words.names()).containsExactlyInAnyOrderElementsOf(ENGLISH.names());
        for (String name : ENGLISH.names()) {
            assertThat(format(words, name).getArgumentNames())
                    .as(name)
                    .isEqualTo(format(ENGLISH, name).getArgumentNames());
            assertThat(words.pattern(name)).as(name).isNotBlank();
        }
    }

    @Test
    void everythingThatAPageSays_hasWords() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates/staff"))) {
            templates.filter(Files::isRegularFile).forEach(template -> {
                Matcher matcher = SAID.matcher(read(template));
                while (matcher.find()) {
                    said.add(matcher.group(1));
                }
            });
        }

        assertThat(said).hasSizeGreaterThan(80);
        assertThat(ENGLISH.names()).containsAll(said);
    }

    @Test
    void everyCode_hasWords() {
        codes("kind", RequirementKind.values());
        codes("status", RequirementStatus.values());
        codes("mode", Mode.values());
        codes("outcome", Outcome.values());
        codes("circumstance", CircumstanceKind.values());
        codes("reason", ReasonCode.values());
        codes("participant", org.hearthline.policy.Role.values());
        codes("meeting", MeetingKind.values());
        codes("meetingStatus", MeetingStatus.values());
        codes("answer", Answer.values());
        codes("place", PlaceKind.values());
        codes("task", ReviewKind.values());
        codes("task", ParentTasks.Reason.values());
        codes("group", DueItem.Group.values());
        assertThat(TaskKind.values()).as("kinds whose reasons have words here").hasSize(3);
    }

    private static void codes(String group, Enum<?>... codes) {
        for (Enum<?> code : codes) {
            assertThat(ENGLISH.pattern("codes." + group + "." + code.name()))
                    .as(group + " " + code)
                    .isNotBlank();
        }
    }

    private static MessageFormat format(Words words, String name) {
        return new MessageFormat(Objects.requireNonNull(words.pattern(name), name), Locale.ENGLISH);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
