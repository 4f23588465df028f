package org.hearthline.record.efforts;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hearthline.platform.Problem;
import org.jspecify.annotations.Nullable;

/** How a record is answered. */
public enum Format {
    JSON("application/json", "json"),
    TEXT("text/plain;charset=UTF-8", "txt"),
    PDF("application/pdf", "pdf");

    private final MediaType type;
    private final String ending;

    Format(String type, String ending) {
        this.type = MediaType.valueOf(type);
        this.ending = ending;
    }

    /** As in a header. */
    public String type() {
        return type.toString();
    }

    /** Of a file's name. */
    public String ending() {
        return ending;
    }

    /**
     * What is asked for by name, or else accepted first. Fails with a 422 problem where there is no such format, 406 where none is
     * accepted.
     */
    static Format asked(@Nullable String name, List<MediaType> accepted) {
        return name == null ? accepted(accepted) : named(name);
    }

    /** Fails with a 422 problem where there is no such format. */
    public static Format named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("format", "must be json, text or pdf"));
    }

    private static Format accepted(List<MediaType> accepted) {
        return accepted.stream()
                .flatMap(wanted -> Arrays.stream(values()).filter(each -> wanted.isCompatible(each.type)))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        406, "Not acceptable", "It is there as application/json, text/plain and application/pdf."));
    }
}
