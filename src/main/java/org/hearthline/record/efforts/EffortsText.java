package org.hearthline.record.efforts;

import org.hearthline.record.efforts.Outline.Line;
import org.hearthline.record.efforts.Outline.Section;

/** A document as plain text, to be pasted into a case recording. */
final class EffortsText {

    private EffortsText() {}

    static String of(Outline outline) {
        StringBuilder text = new StringBuilder(outline.title())
                .append('\n')
                .append("=".repeat(outline.title().length()));
        outline.about().forEach(each -> text.append("\n").append(each));
        text.append('\n');
        outline.sections().forEach(each -> section(each, text));
        return text.toString();
    }

    private static void section(Section section, StringBuilder text) {
        String heading = section.heading() + (section.askedBy() == null ? "" : " [" + section.askedBy() + "]");
        text.append('\n').append(heading).append('\n');
        if (section.level() == 2) {
            text.append("-".repeat(heading.length())).append('\n');
        }
        section.lines().forEach(each -> text.append(line(each)).append('\n'));
    }

    private static String line(Line line) {
        return switch (line.kind()) {
            case FACT -> "- " + indented(line.text());
            case QUOTE -> "  " + line.label() + ": \"" + indented(line.text()) + "\" (" + line.source() + ")";
            case GAP -> "- GAP: " + line.text() + " [" + line.source() + "]";
        };
    }

    /** What was written in several lines stays under its first one. */
    private static String indented(String words) {
        return words.replaceAll("\\R", "\n    ");
    }
}
