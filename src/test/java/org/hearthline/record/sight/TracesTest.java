package org.hearthline.record.sight;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.clockAt;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the request that wanted a message to the carrier's word that it arrived, one trace; and nothing personal in any. */
@QuarkusTest
@TestProfile(TracesTest.On.class)
class TracesTest {

    public static final class On implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.exporter.otlp.enabled", "false");
        }
    }

    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("hearthline.outcome");
    private static final AttributeKey<String> CASE = AttributeKey.stringKey("hearthline.case.id");

    @Inject
    KeptSpans kept;

    @AfterEach
    void followTheMachinesClock() {
        Api.followTheMachinesClock();
    }

    @Test
    void textOfARequest_isFollowedToItsDelivery() {
        clockAt("2026-11-20T17:00:00Z");
        Family family = new Family().withPhone();

        family.consent("REQUEST").statusCode(201);
        Api.advance("PT1M");

        SpanData wanted = ofCase(family, "enqueue").get(0);
        List<SpanData> trace = kept.all().stream()
                .filter(span -> span.getTraceId().equals(wanted.getTraceId()))
                .toList();
        SpanData request = named(trace, "POST /api/v1/consents");
        assertThat(wanted.getParentSpanId()).isEqualTo(request.getSpanId());
        for (String step : List.of("gate", "hand over", "delivery")) {
            assertThat(named(trace, step).getParentSpanId()).as(step).isEqualTo(wanted.getSpanId());
        }
        assertThat(named(trace, "gate").getAttributes().get(OUTCOME)).isEqualTo("SEND");
        assertThat(named(trace, "hand over").getAttributes().get(OUTCOME)).isEqualTo("SENT");
        assertThat(trace)
                .filteredOn(span -> span.getName().equals("delivery"))
                .extracting(span -> span.getAttributes().get(OUTCOME))
                .contains("DELIVERED");
    }

    @Test
    void callersTrace_goesOn() {
        given().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/m/tokenofaparent");

        assertThat(endedSoon("GET /m/{token}"))
                .extracting(SpanData::getTraceId)
                .contains("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void spans_holdNothingPersonal() {
        clockAt("2026-11-20T17:00:00Z");
        Family family = new Family().withEmail().consenting();
        given().get("/m/tokenofaparent");
        given().get("/m/tokenofaparent/beyond?number=" + family.phone.number().substring(1));
        given().get("/calendar/tokenofaworker.ics");
        given().get("/no/such/{number}", family.phone.number());
        given().queryParam("to", family.email).get("/sandbox/mail");

        assertThat(endedSoon("GET /sandbox/mail")).isNotEmpty();
        assertThat(ofCase(family, "hand over")).isNotEmpty();
        assertThat(kept.all().toString())
                .doesNotContain(
                        "tokenofa",
                        family.phone.number().substring(2),
                        family.email,
                        "Lopez",
                        "Dana",
                        "127.0.0.1",
                        "Apache-HttpClient");
        assertThat(kept.all()).allMatch(span -> span.getEvents().isEmpty());
        assertThat(kept.all())
                .extracting(SpanData::getName)
                .allMatch(name -> name.matches("enqueue|gate|hand over|delivery|[A-Z]+ (other|/.*)"));
    }

    /** A span of a request ends soon after its answer was sent. */
    private List<SpanData> endedSoon(String name) {
        List<SpanData> ended = List.of();
        for (int looks = 0; looks < 100 && ended.isEmpty(); looks++) {
            given().get("/q/health/live");
            ended = kept.all().stream()
                    .filter(span -> span.getName().equals(name))
                    .toList();
        }
        return ended;
    }

    private List<SpanData> ofCase(Family family, String name) {
        return kept.all().stream()
                .filter(span -> span.getName().equals(name))
                .filter(span -> family.caseId.equals(span.getAttributes().get(CASE)))
                .toList();
    }

    private static SpanData named(List<SpanData> trace, String name) {
        return trace.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
