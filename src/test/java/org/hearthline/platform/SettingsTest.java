package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String REQUIRED = "required";

    @TempDir
    Path config;

    @Test
    void everySetting_isPinnedWithItsDefault() {
        assertThat(Settings.all().stream()
                        .map(setting -> setting.name() + " "
                                + (setting.required() ? REQUIRED : String.valueOf(setting.standard()))))
                .containsExactly(
                        "HEARTHLINE_DB_URL required",
                        "HEARTHLINE_DB_USER required",
                        "HEARTHLINE_DB_PASSWORD required",
                        "HEARTHLINE_PUBLIC_URL required",
                        "HEARTHLINE_CONFIG_DIR config",
                        "HEARTHLINE_TWILIO_ACCOUNT_SID required",
                        "HEARTHLINE_TWILIO_AUTH_TOKEN required",
                        "HEARTHLINE_TWILIO_MESSAGING_SERVICE_SID required",
                        "HEARTHLINE_TWILIO_BASE_URL https://api.twilio.com",
                        "HEARTHLINE_SMTP_HOST required",
                        "HEARTHLINE_SMTP_PORT required",
                        "HEARTHLINE_SMTP_USER null",
                        "HEARTHLINE_SMTP_PASSWORD null",
                        "HEARTHLINE_SMTP_TLS required",
                        "HEARTHLINE_MAIL_FROM required",
                        "HEARTHLINE_OIDC_ISSUER required",
                        "HEARTHLINE_OIDC_CLIENT_ID required",
                        "HEARTHLINE_OIDC_CLIENT_SECRET required",
                        "HEARTHLINE_DATA_KEY required",
                        "HEARTHLINE_DEMO false",
                        "HEARTHLINE_DATA_DIR null");
    }

    @Test
    void completeEnvironment_hasNoProblem() {
        assertThat(Settings.problems(complete())).isEmpty();
    }

    @Test
    void everyRequiredSetting_isNamedInALineOfItsOwnWhenItIsMissingOrBlank() {
        for (Setting setting : Settings.all()) {
            if (!setting.required()) {
                continue;
            }
            Map<String, String> without = complete();
            without.remove(setting.name());
            Map<String, String> blank = with(setting.name(), " ");

            assertThat(Settings.problems(without))
                    .containsExactly(setting.name() + " is not set: expected " + setting.expected());
            assertThat(Settings.problems(blank)).isEqualTo(Settings.problems(without));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HEARTHLINE_DB_URL, mysql://db/hearthline",
        "HEARTHLINE_DB_URL, postgresql://db",
        "HEARTHLINE_DB_URL, postgresql:///hearthline",
        "HEARTHLINE_DB_URL, postgresql://user:secret@db/hearthline",
        "HEARTHLINE_DB_URL, jdbc:mysql://db/hearthline",
        "HEARTHLINE_DB_URL, postgresql://db/hearthline?user=line&password=secret",
        "HEARTHLINE_DB_URL, postgresql://db/hearthline?sslmode=require&password=secret",
        "HEARTHLINE_DB_URL, postgresql://db/hearthline?loggerLevel=TRACE",
        "HEARTHLINE_DB_URL, postgresql://db/hearthline?socketFactory=org.example.Factory",
        "HEARTHLINE_DB_URL, postgresql://db/hearthline#secret",
        "HEARTHLINE_PUBLIC_URL, http://hearthline.example",
        "HEARTHLINE_PUBLIC_URL, http://localhost.example",
        "HEARTHLINE_PUBLIC_URL, http://127.0.0.1.example",
        "HEARTHLINE_PUBLIC_URL, hearthline.example",
        "HEARTHLINE_PUBLIC_URL, https://hearthline.example?a=b",
        "HEARTHLINE_PUBLIC_URL, ftp://localhost",
        "HEARTHLINE_OIDC_ISSUER, http://issuer.example",
        "HEARTHLINE_CONFIG_DIR, /no/such/folder",
        "HEARTHLINE_TWILIO_ACCOUNT_SID, AC123",
        "HEARTHLINE_TWILIO_ACCOUNT_SID, MG0123456789abcdef0123456789abcdef",
        "HEARTHLINE_TWILIO_ACCOUNT_SID, AC0123456789abcdef0123456789abcdeg",
        "HEARTHLINE_TWILIO_AUTH_TOKEN, to ken",
        "HEARTHLINE_TWILIO_MESSAGING_SERVICE_SID, AC0123456789abcdef0123456789abcdef",
        "HEARTHLINE_TWILIO_BASE_URL, http://api.twilio.com",
        "HEARTHLINE_TWILIO_BASE_URL, https://api.twilio.com.example",
        "HEARTHLINE_TWILIO_BASE_URL, https://eviltwilio.com",
        "HEARTHLINE_TWILIO_BASE_URL, https://api.twilio.com@evil.example",
        "HEARTHLINE_TWILIO_BASE_URL, https://evil.example/api.twilio.com",
        "HEARTHLINE_TWILIO_BASE_URL, https://evil.example#.twilio.com",
        "HEARTHLINE_TWILIO_BASE_URL, http://10.0.0.1",
        "HEARTHLINE_SMTP_HOST, mail host",
        "HEARTHLINE_SMTP_PORT, 0",
        "HEARTHLINE_SMTP_PORT, 65536",
        "HEARTHLINE_SMTP_PORT, 99999999999",
        "HEARTHLINE_SMTP_PORT, -1",
        "HEARTHLINE_SMTP_PORT, smtp",
        "HEARTHLINE_SMTP_TLS, yes",
        "HEARTHLINE_SMTP_TLS, starttls",
        "HEARTHLINE_MAIL_FROM, nobody",
        "HEARTHLINE_MAIL_FROM, Hearthline <nobody>",
        "HEARTHLINE_MAIL_FROM, a@b.example <c@d.example>",
        "HEARTHLINE_DATA_KEY, c2VjcmV0",
        "HEARTHLINE_DATA_KEY, not base64!",
        "HEARTHLINE_DEMO, yes",
    })
    void malformedSetting_isNamedWithoutItsValue(String name, String value) {
        List<String> problems = Settings.problems(with(name, value));

        assertThat(problems).singleElement().asString().startsWith(name + " is not valid: expected ");
        assertThat(problems.get(0)).doesNotContain(value);
    }

    @ParameterizedTest
    @CsvSource({
        "HEARTHLINE_DB_URL, jdbc:postgresql://db/hearthline",
        "HEARTHLINE_DB_URL, postgresql://db:5432/hearthline?sslmode=verify-full",
        "HEARTHLINE_PUBLIC_URL, http://localhost:8080",
        "HEARTHLINE_PUBLIC_URL, http://127.0.0.1:8080",
        "HEARTHLINE_PUBLIC_URL, http://[::1]:8080",
        "HEARTHLINE_OIDC_ISSUER, http://localhost:8180/realms/agency",
        "HEARTHLINE_TWILIO_BASE_URL, https://api.dublin.ie1.twilio.com",
        "HEARTHLINE_TWILIO_BASE_URL, http://localhost:9000",
        "HEARTHLINE_SMTP_PORT, 65535",
        "HEARTHLINE_SMTP_TLS, TLS",
        "HEARTHLINE_SMTP_TLS, NONE",
        "HEARTHLINE_MAIL_FROM, Family Line <line@agency.example>",
        "HEARTHLINE_DEMO, false",
        "HEARTHLINE_DATA_DIR, /somewhere",
    })
    void otherWellFormedValue_isAccepted(String name, String value) {
        assertThat(Settings.problems(with(name, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mail.agency.example, NONE, 1",
        "mail.agency.example, TLS, 0",
        "localhost, NONE, 0",
        "127.0.0.1, NONE, 0"
    })
    void mailPasswordInTheClear_goesToNoOtherHost(String host, String transport, int problems) {
        Map<String, String> environment = with("HEARTHLINE_SMTP_TLS", transport);
        environment.put("HEARTHLINE_SMTP_HOST", host);
        environment.put("HEARTHLINE_SMTP_USER", "line");
        environment.put("HEARTHLINE_SMTP_PASSWORD", "geheim");

        assertThat(Settings.problems(environment)).hasSize(problems).allSatisfy(line -> assertThat(line)
                .startsWith("HEARTHLINE_SMTP_TLS is NONE")
                .doesNotContain("geheim"));
    }

    @Test
    void mailUserWithoutPassword_isAProblem() {
        assertThat(Settings.problems(with("HEARTHLINE_SMTP_USER", "line")))
                .containsExactly("HEARTHLINE_SMTP_USER and HEARTHLINE_SMTP_PASSWORD: expected both or neither");
    }

    @Test
    void demoBesideRealSettings_namesEachOfThem() {
        List<String> problems = Settings.problemsOfDemo(complete());

        assertThat(problems.stream().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactly(
                        "HEARTHLINE_DB_URL",
                        "HEARTHLINE_DB_USER",
                        "HEARTHLINE_DB_PASSWORD",
                        "HEARTHLINE_TWILIO_ACCOUNT_SID",
                        "HEARTHLINE_TWILIO_AUTH_TOKEN",
                        "HEARTHLINE_TWILIO_MESSAGING_SERVICE_SID",
                        "HEARTHLINE_SMTP_HOST",
                        "HEARTHLINE_SMTP_PORT",
                        "HEARTHLINE_SMTP_TLS",
                        "HEARTHLINE_OIDC_ISSUER",
                        "HEARTHLINE_OIDC_CLIENT_ID",
                        "HEARTHLINE_OIDC_CLIENT_SECRET",
                        "HEARTHLINE_DATA_KEY");
    }

    @Test
    void demoBesideNothingReal_hasNoProblem() {
        Map<String, String> environment = Map.of(
                "HEARTHLINE_DEMO", "true",
                "HEARTHLINE_DATA_DIR", "data",
                "HEARTHLINE_CONFIG_DIR", config.toString(),
                "HEARTHLINE_MAIL_FROM", "line@agency.example",
                "HEARTHLINE_DB_URL", "");

        assertThat(Settings.asksForDemo(environment)).isTrue();
        assertThat(Settings.problemsOfDemo(environment)).isEmpty();
    }

    @Test
    void demoWithMalformedSettings_namesEachOfThem() {
        Map<String, String> environment = Map.of(
                "HEARTHLINE_DEMO",
                "true",
                "HEARTHLINE_CONFIG_DIR",
                "/no/such/folder",
                "HEARTHLINE_MAIL_FROM",
                "nobody");

        assertThat(Settings.problemsOfDemo(environment))
                .containsExactly(
                        "HEARTHLINE_CONFIG_DIR is not valid: expected a folder that can be read",
                        "HEARTHLINE_MAIL_FROM is not valid: expected an e-mail address, or Name <address>");
    }

    @Test
    void validSettings_becomeQuarkusProperties() {
        Map<String, String> environment = complete();
        environment.put("HEARTHLINE_DB_URL", "jdbc:postgresql://db:5433/hearthline");
        environment.put("HEARTHLINE_SMTP_USER", "line");
        environment.put("HEARTHLINE_SMTP_PASSWORD", "post");
        environment.put("HEARTHLINE_TWILIO_BASE_URL", "http://localhost:9000");

        Map<String, String> properties = Settings.quarkusProperties(environment);
        properties.keySet().removeIf(name -> name.matches("quarkus[.](oidc|http[.]auth)[.].*"));

        assertThat(properties)
                .containsOnly(
                        Map.entry("quarkus.datasource.reactive.url", "postgresql://db:5433/hearthline"),
                        Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db:5433/hearthline"),
                        Map.entry("quarkus.datasource.username", "hearthline"),
                        Map.entry("quarkus.datasource.password", "secret"),
                        Map.entry("quarkus.mailer.host", "mail.agency.example"),
                        Map.entry("quarkus.mailer.port", "587"),
                        Map.entry("quarkus.mailer.tls", "false"),
                        Map.entry("quarkus.mailer.start-tls", "REQUIRED"),
                        Map.entry("quarkus.mailer.login", "REQUIRED"),
                        Map.entry("quarkus.mailer.username", "line"),
                        Map.entry("quarkus.mailer.password", "post"),
                        Map.entry("hearthline.twilio.account-sid", "AC0123456789abcdef0123456789abcdef"),
                        Map.entry("hearthline.twilio.auth-token", "0123456789abcdef0123456789abcdef"),
                        Map.entry("hearthline.twilio.messaging-service-sid", "MG0123456789abcdef0123456789abcdef"),
                        Map.entry("hearthline.twilio.base-url", "http://localhost:9000"));
    }

    @Test
    void issuer_becomesQuarkusPropertiesOfPagesAndApi() {
        Map<String, String> environment = with("HEARTHLINE_PUBLIC_URL", "https://hearthline.agency.example/");

        Map<String, String> properties = Settings.quarkusProperties(environment);

        assertThat(properties)
                .containsEntry("quarkus.oidc.auth-server-url", "https://login.agency.example/realms/agency")
                .containsEntry("quarkus.oidc.authentication.redirect-path", "https://hearthline.agency.example/login")
                .containsEntry("quarkus.oidc.logout.post-logout-path", "https://hearthline.agency.example/")
                .containsEntry("quarkus.oidc.authentication.cookie-force-secure", "true")
                .containsEntry("quarkus.oidc.bearer.auth-server-url", "https://login.agency.example/realms/agency")
                .containsEntry("quarkus.oidc.bearer.token.audience", "hearthline");
    }

    @Test
    void secretsOfSessions_areTheSameForTheSameDataKeyAndTellNothingOfIt() {
        Map<String, String> environment = complete();
        List<String> names = List.of(
                "quarkus.oidc.token-state-manager.encryption-secret", "quarkus.oidc.authentication.state-secret");

        List<String> here =
                names.stream().map(Settings.quarkusProperties(environment)::get).toList();
        List<String> there =
                names.stream().map(Settings.quarkusProperties(environment)::get).toList();
        List<String> elsewhere =
                names.stream().map(Settings.quarkusProperties(complete())::get).toList();

        assertThat(here)
                .isEqualTo(there)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(elsewhere)
                .allMatch(secret -> secret.length() == 43);
    }

    @Test
    void carrierWithoutABaseUrl_isReachedAtItsOwn() {
        assertThat(Settings.quarkusProperties(complete()))
                .containsEntry("hearthline.twilio.base-url", "https://api.twilio.com");
    }

    @ParameterizedTest
    @CsvSource({"TLS, true, DISABLED", "STARTTLS, false, REQUIRED", "NONE, false, DISABLED"})
    void mailTransport_becomesQuarkusProperties(String name, String tls, String startTls) {
        Map<String, String> properties = Settings.quarkusProperties(with("HEARTHLINE_SMTP_TLS", name));

        assertThat(properties)
                .containsEntry("quarkus.mailer.tls", tls)
                .containsEntry("quarkus.mailer.start-tls", startTls)
                .containsEntry("quarkus.mailer.login", "DISABLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${HOME}", "a$b", "$$", "a${b:c}d", "back\\slash", "\\$", "%,;=\"'"})
    void passwordOfAnyCharacters_reachesQuarkusAsItIs(String password) {
        Map<String, String> properties = Settings.quarkusProperties(with("HEARTHLINE_DB_PASSWORD", password));
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties, "settings", 400))
                .build();

        assertThat(config.getValue("quarkus.datasource.password", String.class)).isEqualTo(password);
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> environment = complete();
        environment.put(name, value);
        return environment;
    }

    private Map<String, String> complete() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HEARTHLINE_DB_URL", "postgresql://db/hearthline");
        environment.put("HEARTHLINE_DB_USER", "hearthline");
        environment.put("HEARTHLINE_DB_PASSWORD", "secret");
        environment.put("HEARTHLINE_PUBLIC_URL", "https://hearthline.agency.example");
        environment.put("HEARTHLINE_CONFIG_DIR", config.toString());
        environment.put("HEARTHLINE_TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef");
        environment.put("HEARTHLINE_TWILIO_AUTH_TOKEN", "0123456789abcdef0123456789abcdef");
        environment.put("HEARTHLINE_TWILIO_MESSAGING_SERVICE_SID", "MG0123456789abcdef0123456789abcdef");
        environment.put("HEARTHLINE_SMTP_HOST", "mail.agency.example");
        environment.put("HEARTHLINE_SMTP_PORT", "587");
        environment.put("HEARTHLINE_SMTP_TLS", "STARTTLS");
        environment.put("HEARTHLINE_MAIL_FROM", "line@agency.example");
        environment.put("HEARTHLINE_OIDC_ISSUER", "https://login.agency.example/realms/agency");
        environment.put("HEARTHLINE_OIDC_CLIENT_ID", "hearthline");
        environment.put("HEARTHLINE_OIDC_CLIENT_SECRET", "secret");
        environment.put("HEARTHLINE_DATA_KEY", DataKey.generate());
        return environment;
    }
}
