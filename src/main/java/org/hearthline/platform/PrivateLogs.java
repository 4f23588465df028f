package org.hearthline.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the process logs of people and secrets in no setting's gift: libraries that print numbers, letters, tokens or statements' values in
 * detail stay at the level that application.properties gives them, and there is no log of addresses that were asked for, since those of
 * parents' pages open them.
 */
public final class PrivateLogs {

    private static final String CATEGORY = "quarkus.log.category.";

    private static final Map<String, String> ALWAYS = Map.of(
            "quarkus.http.access-log.enabled", "false",
            "quarkus.hibernate-orm.log.bind-parameters", "false",
            "quarkus.mailer.mock", "false");

    private PrivateLogs() {}

    /** Properties that stand above the environment and every file. */
    public static Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>(ALWAYS);
        Properties own = new Properties();
        try (InputStream file = PrivateLogs.class.getResourceAsStream("/application.properties")) {
            own.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        own.forEach((name, value) -> {
            if (name.toString().startsWith(CATEGORY)) {
                properties.put(name.toString(), value.toString());
            }
        });
        return properties;
    }

    /**
     * What keeps production from starting: a setting for part of such a library, which would count before that of the whole.
     *
     * @param names of environment variables and system properties
     */
    public static List<String> problems(Stream<String> names) {
        List<String> quiet = properties().keySet().stream()
                .filter(name -> name.startsWith(CATEGORY))
                .map(name -> asVariable(name.replaceFirst("\"\\.level$", "")))
                .toList();
        TreeSet<String> loud = new TreeSet<>();
        names.filter(name -> quiet.stream().anyMatch(asVariable(name)::startsWith))
                .forEach(loud::add);
        return loud.stream()
                .map(name -> name + " is set: what this logs in detail are numbers, addresses, texts, tokens; unset it")
                .toList();
    }

    private static String asVariable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
