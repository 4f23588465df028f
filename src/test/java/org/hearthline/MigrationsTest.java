package org.hearthline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The version before runs on the schema of this one while a rollout lasts. A migration only adds what it can do without; what takes away
 * comes when no version reads it any more, and says so in its first line: {@code -- contract: <the version in which the last reader went>}.
 */
class MigrationsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern NAME = Pattern.compile("V(\\d+)__.*\\.sql");
    private static final Pattern CONTRACT = Pattern.compile("-- contract: \\S.*");

    /** Runs after each. What it takes from the service's role, the version before may use. */
    private static final String GRANTS = "afterMigrate__grants.sql";

    /** The schema of the first release that was rolled out beside another. */
    private static final int FIRST_UNDER_THE_RULE = 17;

    private static final Map<String, Pattern> TAKES_AWAY = Map.of(
            "drops what the version before may use",
                    Pattern.compile("\\bdrop\\s+(table|column|view|function|type|sequence)\\b"),
            "renames what the version before may use", Pattern.compile("\\brename\\b"),
            "asks of the version before a value that it does not write",
                    Pattern.compile(
                            "\\bset\\s+not\\s+null\\b|\\badd\\s+column\\b(?!.*\\bdefault\\b|.*\\bgenerated\\b).*\\bnot\\s+null\\b"),
            "changes a type that the version before may write",
                    Pattern.compile("\\balter\\s+column\\s+\\S+\\s+(set\\s+data\\s+)?type\\b"));

    private static final Pattern CREATES_TABLE =
            Pattern.compile("\\bcreate\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)");
    private static final Pattern INDEX =
            Pattern.compile("\\bcreate\\s+(?:unique\\s+)?index\\s+(?!concurrently)\\S+\\s+on\\s+(\\w+)");

    @Test
    void everyMigration_leavesTheVersionBeforeWhatItUses() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (file.endsWith(GRANTS)) {
                    continue;
                }
                assertThat(name.matches()).as(file.toString()).isTrue();
                if (Integer.parseInt(name.group(1)) >= FIRST_UNDER_THE_RULE) {
                    findings(Files.readString(file)).forEach(each -> found.add(file.getFileName() + ": " + each));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table message drop column evidence;                                       | drops
            drop table pause;                                                               | drops
            alter table message rename column due_at to due;                                | renames
            alter table message alter column case_id set not null;                          | asks
            alter table message add column tone text not null;                              | asks
            alter table message alter column attempts type bigint;                          | changes
            create index message_by_case on message (case_id);                              | locks
            """)
    void migrationThatTakesAway_isFoundUnlessItSaysThatNobodyReadsItAnyMore(String sql, String finding) {
        assertThat(findings(sql)).singleElement().asString().startsWith(finding);
        assertThat(findings("-- contract: 0.2.0\n" + sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table message add column tone text;
            alter table message add column tone text not null default 'plain';
            create table tone (id text not null); create index tone_by_id on tone (id);
            create index concurrently message_by_case on message (case_id);
            """)
    void migrationThatOnlyAdds_isLetPass(String sql) {
        assertThat(findings(sql)).isEmpty();
    }

    private static List<String> findings(String file) {
        if (CONTRACT.matcher(file.lines().findFirst().orElse("")).matches()) {
            return List.of();
        }
        String sql = file.replaceAll("--.*", "").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        List<String> found = new ArrayList<>();
        for (String statement : sql.split(";")) {
            TAKES_AWAY.forEach((what, pattern) -> {
                if (pattern.matcher(statement).find()) {
                    found.add(what + ":" + statement);
                }
            });
        }
        List<String> own =
                CREATES_TABLE.matcher(sql).results().map(each -> each.group(1)).toList();
        INDEX.matcher(sql)
                .results()
                .filter(each -> !own.contains(each.group(1)))
                .forEach(each -> found.add("locks a table that is in use: " + each.group()));
        return found;
    }
}
