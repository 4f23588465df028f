package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateLogsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QUARKUS_LOG_CATEGORY__COM_TWILIO_HTTP__LEVEL",
                "QUARKUS_LOG_CATEGORY__COM_TWILIO_HTTP_HTTPCLIENT__LEVEL",
                "quarkus.log.category.\"com.twilio.http.HttpClient\".level",
                "quarkus.log.category.\"io.quarkus.oidc.runtime.OidcProviderClientImpl\".level"
            })
    void detailOfALibraryThatPrintsSecrets_isRefused(String name) {
        assertThat(PrivateLogs.problems(Stream.of("PATH", name)))
                .containsExactly(
                        name + " is set: what this logs in detail are numbers, addresses, texts, tokens; unset it");
    }

    @Test
    void detailOfOthers_isTheOperatorsChoice() {
        assertThat(PrivateLogs.problems(Stream.of(
                        "QUARKUS_LOG_LEVEL",
                        "QUARKUS_LOG_CATEGORY__ORG_HEARTHLINE__LEVEL",
                        "quarkus.log.category.\"io.vertx\".level",
                        "HEARTHLINE_DB_PASSWORD")))
                .isEmpty();
    }

    @Test
    void whatProductionSets_keepsLibrariesQuiet() {
        assertThat(PrivateLogs.properties())
                .containsEntry("quarkus.log.category.\"com.twilio.http\".level", "WARN")
                .containsEntry("quarkus.log.category.\"io.quarkus.oidc\".level", "INFO")
                .containsEntry("quarkus.http.access-log.enabled", "false");
    }
}
