package org.hearthline.web.staff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.hearthline.web.staff.Compliance.Group;
import org.hearthline.web.staff.Compliance.Month;
import org.hearthline.web.staff.SupervisionRows.CaseLine;
import org.hearthline.web.staff.SupervisionRows.Exemption;
import org.hearthline.web.staff.SupervisionRows.ReviewLine;
import org.hearthline.web.staff.SupervisionRows.Some;
import org.hearthline.web.staff.SupervisionRows.WorkerLine;
import org.jspecify.annotations.Nullable;

/**
 * What a supervisor sees of their unit.
 *
 * @param moved a case that was just handed on; null where none was
 */
record SupervisionView(
        Reader reader,
        List<WorkerLine> workers,
        Some<ReviewLine> reviews,
        Some<Exemption> exemptions,
        Compliance compliance,
        List<CaseLine> cases,
        @Nullable CaseLine moved) {

    static Optional<CaseLine> find(List<CaseLine> cases, @Nullable String id) {
        return cases.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** What {@code charts.js} draws: the figures of the table beside it. */
    public String chart() {
        ObjectNode chart = JsonNodeFactory.instance.objectNode();
        ArrayNode labels = chart.putArray("labels");
        compliance.months().forEach(month -> labels.add(month(month)));
        ArrayNode all = chart.putArray("series");
        series(all, "met", Month::met);
        series(all, "late", Month::late);
        series(all, "missed", Month::missed);
        series(all, "lifted", Month::lifted);
        return chart.toString();
    }

    private void series(ArrayNode all, String tone, ToLongFunction<Month> figure) {
        ArrayNode values = all.addObject()
                .put("label", reader.say("supervision." + tone))
                .put("tone", tone)
                .putArray("values");
        compliance.months().forEach(month -> values.add(figure.applyAsLong(month)));
    }

    /** As in "Nov 2026". */
    public String month(Month month) {
        return reader.month(month.month());
    }

    public String review(ReviewLine review) {
        return reader.say("supervision.review." + review.reason());
    }

    /** As in "father, without custody". */
    public String who(Group group) {
        return reader.code("participant", group.role()) + ", " + reader.say("supervision.custody." + group.custody());
    }

    public String share(@Nullable Double share) {
        return share == null ? "–" : reader.say("supervision.percent", share);
    }

    public String ratio(@Nullable Double ratio) {
        return ratio == null ? "–" : reader.say("supervision.ratio", ratio);
    }
}
