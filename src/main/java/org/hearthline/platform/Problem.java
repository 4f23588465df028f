package org.hearthline.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that is refused, as the caller reads it: {@code application/problem+json} (RFC 9457). It carries ids and field names
 * only, never a value that was sent.
 */
public final class Problem extends RuntimeException {

    /** One bad field of a request: its path, as in {@code children[0].guardianship[1].from}, and what is wrong with it. */
    public record FieldError(String field, String message) {}

    private final int status;
    private final String title;
    private final List<FieldError> errors;

    private Problem(int status, String title, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    /** 400: the body is not JSON at all, or a parameter cannot be read. */
    public static Problem unreadable(String detail) {
        return new Problem(400, "Unreadable request", detail, List.of());
    }

    /** 404: there is no such thing, or it is not the viewer's to see; the two are not told apart. */
    public static Problem notFound(String what) {
        return new Problem(404, "Not found", "There is no such " + what + ".", List.of());
    }

    /** 409: the id is taken by something else. */
    public static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail, List.of());
    }

    /** 412: {@code If-Match} names a version that is no longer current. */
    public static Problem changedMeanwhile() {
        return new Problem(
                412, "Changed meanwhile", "It was changed since you read it: read it again, then repeat.", List.of());
    }

    /** 413: the body is larger than a document may be. */
    public static Problem tooLarge(long limitInBytes) {
        return new Problem(413, "Too large", "A document may have at most " + limitInBytes + " bytes.", List.of());
    }

    /** 422: the body can be read, and these fields are wrong. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(422, "Invalid document", "Some fields are wrong: see errors.", errors);
    }

    /** 422 for a single field. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** Any other status, with a title that says what it means. */
    public static Problem of(int status, String title, @Nullable String detail) {
        return new Problem(status, title, detail == null ? title : detail, List.of());
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
