package org.hearthline.record.efforts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document as it is read from top to bottom: what every way to show the record has in common. */
record Outline(String title, List<String> about, List<Section> sections) {

    /** @param level of the heading: 2 for a person or the family, 3 for what is told of them */
    record Section(int level, String heading, @Nullable String askedBy, List<Line> lines) {}

    enum Kind {
        FACT,
        /** A worker's own words. */
        QUOTE,
        GAP
    }

    /**
     * @param label what a quote is about
     * @param source of a quote where it stands, of a gap the paragraph that asks for it
     */
    record Line(
            Kind kind,
            @Nullable String label,
            String text,
            @Nullable String source) {

        static Line fact(String text) {
            return new Line(Kind.FACT, null, text, null);
        }

        static Line quote(String label, String words, String source) {
            return new Line(Kind.QUOTE, label, words, source);
        }

        static Line gap(EffortsRecord.Gap gap) {
            return new Line(Kind.GAP, null, gap.told(), gap.askedBy());
        }

        public boolean isQuote() {
            return kind == Kind.QUOTE;
        }

        public boolean isGap() {
            return kind == Kind.GAP;
        }
    }
}
