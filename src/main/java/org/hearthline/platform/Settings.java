package org.hearthline.platform;

import static org.hearthline.platform.Setting.optional;
import static org.hearthline.platform.Setting.required;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every setting of the service, as a table, and the one place where settings become Quarkus' own properties. */
public final class Settings {

    private static final Set<String> TRUTHS = Set.of("true", "false");
    private static final String CARRIER = "https://api.twilio.com";
    static final String DATABASE = "HEARTHLINE_DB_";
    /** Asks for the sandbox in the packaged service. */
    public static final String DEMO = "HEARTHLINE_DEMO";

    static final String DATA_KEY = "HEARTHLINE_DATA_KEY";
    private static final String CONFIG_FOLDER = "HEARTHLINE_CONFIG_DIR";

    private static final List<Setting> TABLE = List.of(
            required(
                    "HEARTHLINE_DB_URL",
                    "postgresql://host[:port]/database, without user and password, [?sslmode=…]",
                    "The PostgreSQL database",
                    WellFormed::isDatabaseUrl),
            required("HEARTHLINE_DB_USER", "a user name", "The database user", WellFormed::isText),
            required("HEARTHLINE_DB_PASSWORD", "a password", "The database user's password", WellFormed::isText),
            required(
                    "HEARTHLINE_PUBLIC_URL",
                    "https://host[:port], or http:// on a loopback host",
                    "Where the carrier and browsers reach the service; webhook signatures cover it",
                    WellFormed::isHttpsOrLoopback),
            optional(
                    CONFIG_FOLDER,
                    "config",
                    "a folder that can be read",
                    "The agency's own files: brand, hours, policies, texts",
                    WellFormed::isFolder),
            required(
                    "HEARTHLINE_TWILIO_ACCOUNT_SID",
                    "AC and 32 hexadecimal digits",
                    "The carrier account",
                    WellFormed.matching("AC[0-9a-fA-F]{32}")),
            required(
                    "HEARTHLINE_TWILIO_AUTH_TOKEN",
                    "the account's token, without spaces",
                    "Signs calls to the carrier and checks its webhooks",
                    WellFormed.matching("\\S+")),
            required(
                    "HEARTHLINE_TWILIO_MESSAGING_SERVICE_SID",
                    "MG and 32 hexadecimal digits",
                    "The carrier's messaging service, which owns the numbers",
                    WellFormed.matching("MG[0-9a-fA-F]{32}")),
            optional(
                    "HEARTHLINE_TWILIO_BASE_URL",
                    CARRIER,
                    "https:// under twilio.com, or a loopback host for a simulator",
                    "Where the carrier's API is reached",
                    WellFormed::isCarrier),
            required("HEARTHLINE_SMTP_HOST", "a host name", "The mail server", WellFormed.matching("\\S+")),
            required("HEARTHLINE_SMTP_PORT", "a port from 1 to 65535", "The mail server's port", WellFormed::isPort),
            optional("HEARTHLINE_SMTP_USER", null, "a user name", "The mail server's user", WellFormed::isText),
            optional("HEARTHLINE_SMTP_PASSWORD", null, "a password", "That user's password", WellFormed::isText),
            required(
                    "HEARTHLINE_SMTP_TLS",
                    MailTransport.names(),
                    "How the connection to the mail server is protected: from its first byte, by an upgrade that must succeed, not",
                    value -> MailTransport.of(value).isPresent()),
            required(
                    "HEARTHLINE_MAIL_FROM",
                    "an e-mail address, or Name <address>",
                    "The sender of every e-mail",
                    WellFormed::isSender),
            required(
                    "HEARTHLINE_OIDC_ISSUER",
                    "https://host[:port]/path, or http:// on a loopback host",
                    "Who vouches for the people that sign in",
                    WellFormed::isHttpsOrLoopback),
            required("HEARTHLINE_OIDC_CLIENT_ID", "a client id", "The service's id there", WellFormed::isText),
            required("HEARTHLINE_OIDC_CLIENT_SECRET", "a secret", "The service's secret there", WellFormed::isText),
            required(
                    DATA_KEY,
                    "a keyset, as `java -jar quarkus-run.jar new-data-key` prints it",
                    "Seals personal values in the database",
                    WellFormed::isDataKey),
            optional(
                    DEMO,
                    "false",
                    "true or false",
                    "Runs the packaged service with the sandbox, on loopback only, beside nothing real",
                    TRUTHS::contains),
            optional(
                    "HEARTHLINE_DATA_DIR",
                    null,
                    "a folder, made when absent",
                    "Where the sandbox keeps its data; without it they go with the process",
                    WellFormed::isText));

    private Settings() {}

    /** Every setting, in the order in which README lists them. */
    public static List<Setting> all() {
        return TABLE;
    }

    /** What keeps production from starting: one line for each setting that is missing or malformed, never with its value. */
    public static List<String> problems(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        for (Setting setting : TABLE) {
            problemOf(setting, environment).ifPresent(problems::add);
        }
        if (value(environment, "HEARTHLINE_SMTP_USER").isPresent()
                != value(environment, "HEARTHLINE_SMTP_PASSWORD").isPresent()) {
            problems.add("HEARTHLINE_SMTP_USER and HEARTHLINE_SMTP_PASSWORD: expected both or neither");
        }
        if (value(environment, "HEARTHLINE_SMTP_PASSWORD").isPresent()
                && value(environment, "HEARTHLINE_SMTP_TLS")
                        .filter("NONE"::equals)
                        .isPresent()
                && value(environment, "HEARTHLINE_SMTP_HOST")
                        .filter(host -> !WellFormed.isLoopback(host))
                        .isPresent()) {
            problems.add("HEARTHLINE_SMTP_TLS is NONE beside HEARTHLINE_SMTP_PASSWORD: expected TLS or STARTTLS, since"
                    + " a password goes to no other host in the clear");
        }
        return List.copyOf(problems);
    }

    /** The same of those that lead to the database alone. */
    public static List<String> problemsOfDatabase(Map<String, String> environment) {
        return problems(environment, DATABASE);
    }

    /** The same of the data key alone. */
    public static List<String> problemsOfDataKey(Map<String, String> environment) {
        return problems(environment, DATA_KEY);
    }

    private static List<String> problems(Map<String, String> environment, String prefix) {
        return TABLE.stream()
                .filter(setting -> setting.name().startsWith(prefix))
                .flatMap(setting -> problemOf(setting, environment).stream())
                .toList();
    }

    /** The database's address for JDBC. */
    public static String jdbcUrl(Map<String, String> environment) {
        return "jdbc:" + withoutJdbc(need(environment, "HEARTHLINE_DB_URL"));
    }

    /** Whether the sandbox is asked for in the packaged service. */
    public static boolean asksForDemo(Map<String, String> environment) {
        return value(environment, DEMO).filter("true"::equals).isPresent();
    }

    /** What keeps a demo from starting: one line for each setting that leads to something real, or is malformed. */
    public static List<String> problemsOfDemo(Map<String, String> environment) {
        return TABLE.stream()
                .flatMap(setting -> problemOfDemo(setting, environment).stream())
                .toList();
    }

    /** Where the agency's files are. */
    public static Path configFolder(Map<String, String> environment) {
        return Path.of(value(environment, CONFIG_FOLDER).orElse("config"));
    }

    /** Valid settings as Quarkus' own properties. */
    public static Map<String, String> quarkusProperties(Map<String, String> environment) {
        String database = withoutJdbc(need(environment, "HEARTHLINE_DB_URL"));
        MailTransport transport =
                MailTransport.of(need(environment, "HEARTHLINE_SMTP_TLS")).orElseThrow();
        Optional<String> mailUser = value(environment, "HEARTHLINE_SMTP_USER");
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.datasource.reactive.url", database);
        properties.put("quarkus.datasource.jdbc.url", "jdbc:" + database);
        properties.put("quarkus.datasource.username", need(environment, "HEARTHLINE_DB_USER"));
        properties.put("quarkus.datasource.password", need(environment, "HEARTHLINE_DB_PASSWORD"));
        properties.put("quarkus.mailer.host", need(environment, "HEARTHLINE_SMTP_HOST"));
        properties.put("quarkus.mailer.port", need(environment, "HEARTHLINE_SMTP_PORT"));
        properties.put("quarkus.mailer.tls", String.valueOf(transport.fromTheFirstByte));
        properties.put("quarkus.mailer.start-tls", transport.upgrade);
        properties.put("quarkus.mailer.login", mailUser.isPresent() ? "REQUIRED" : "DISABLED");
        mailUser.ifPresent(user -> properties.put("quarkus.mailer.username", user));
        value(environment, "HEARTHLINE_SMTP_PASSWORD")
                .ifPresent(password -> properties.put("quarkus.mailer.password", password));
        properties.put("hearthline.twilio.account-sid", need(environment, "HEARTHLINE_TWILIO_ACCOUNT_SID"));
        properties.put("hearthline.twilio.auth-token", need(environment, "HEARTHLINE_TWILIO_AUTH_TOKEN"));
        properties.put(
                "hearthline.twilio.messaging-service-sid",
                need(environment, "HEARTHLINE_TWILIO_MESSAGING_SERVICE_SID"));
        // Always: nothing else is to say where the account's token goes.
        properties.put(
                "hearthline.twilio.base-url",
                value(environment, "HEARTHLINE_TWILIO_BASE_URL").orElse(CARRIER));
        properties.putAll(IssuerProperties.of(
                need(environment, "HEARTHLINE_OIDC_ISSUER"),
                need(environment, "HEARTHLINE_OIDC_CLIENT_ID"),
                need(environment, "HEARTHLINE_OIDC_CLIENT_SECRET"),
                need(environment, "HEARTHLINE_PUBLIC_URL"),
                need(environment, DATA_KEY)));
        properties.replaceAll((name, value) -> literally(value));
        return properties;
    }

    private static Optional<String> problemOf(Setting setting, Map<String, String> environment) {
        String value = value(environment, setting.name()).orElse(setting.standard());
        if (value == null) {
            return setting.required()
                    ? Optional.of(setting.name() + " is not set: expected " + setting.expected())
                    : Optional.empty();
        }
        return setting.accepts().test(value)
                ? Optional.empty()
                : Optional.of(setting.name() + " is not valid: expected " + setting.expected());
    }

    private static Optional<String> problemOfDemo(Setting setting, Map<String, String> environment) {
        boolean set = value(environment, setting.name()).isPresent();
        if (setting.isReal()) {
            return Optional.of(setting.name()
                            + " is set: a demo runs beside no real setting, so unset it or HEARTHLINE_DEMO")
                    .filter(line -> set);
        }
        // The sandbox brings what production requires.
        return problemOf(setting, environment).filter(line -> set || !setting.required());
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(WellFormed::isText);
    }

    private static String need(Map<String, String> environment, String name) {
        return value(environment, name).orElseThrow(() -> new IllegalStateException(name + " is not set"));
    }

    /** A dollar sign in a password must not be read as the start of an expression. */
    private static String literally(String value) {
        return value.replace("$", "\\$");
    }

    static String withoutJdbc(String url) {
        return url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
    }
}
