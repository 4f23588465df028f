package org.hearthline.record.measure;

import static org.hearthline.Api.as;

import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Measures as somebody is answered. */
public final class MeasuresAsked {

    private final Map<String, Map<String, Object>> figures = new HashMap<>();

    private MeasuresAsked(Response answer) {
        List<Map<String, Object>> measures =
                answer.then().statusCode(200).extract().jsonPath().getList("measures");
        for (Map<String, Object> measure : measures) {
            for (Object each : (List<?>) Objects.requireNonNull(measure.get("figures"))) {
                @SuppressWarnings("unchecked")
                Map<String, Object> figure = (Map<String, Object>) each;
                figures.put(
                        key(
                                (String) figure.get("unit"),
                                (String) measure.get("measure"),
                                figure.get("by")
                                        + (figure.get("group") == null ? "" : " " + figure.get("group"))
                                        + (figure.get("detail") == null ? "" : " " + figure.get("detail"))),
                        figure);
            }
        }
    }

    public static Response ask(String user, String from, String to) {
        return as(user).queryParam("from", from).queryParam("to", to).get("/api/v1/measures");
    }

    public static MeasuresAsked of(String user, String from, String to) {
        return new MeasuresAsked(ask(user, from, to));
    }

    /** @param group as in {@code UNIT}, {@code ROLE MOTHER} */
    public @Nullable BigDecimal value(String unit, String measure, String group) {
        Object value = figure(unit, measure, group).get("value");
        return value == null ? null : new BigDecimal(value.toString());
    }

    public boolean isHidden(String unit, String measure, String group) {
        return Boolean.TRUE.equals(figure(unit, measure, group).get("hidden"));
    }

    /** Of a group that nobody is in nothing is told. */
    private Map<String, Object> figure(String unit, String measure, String group) {
        Map<String, Object> nobody = new HashMap<>();
        nobody.put("value", measure.endsWith("_MEDIAN") || measure.endsWith("_NINETIETH") ? null : "0");
        return figures.getOrDefault(key(unit, measure, group), nobody);
    }

    private static String key(@Nullable String unit, String measure, String group) {
        return unit + "|" + measure + "|" + group;
    }
}
