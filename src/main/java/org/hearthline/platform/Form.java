package org.hearthline.platform;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a form, each once. */
public record Form(Map<String, String> fields) {

    public static final Form EMPTY = new Form(Map.of());

    /** More than any form of ours or of a carrier has; one of thousands would only cost. */
    private static final int MOST_FIELDS = 200;

    public Form {
        fields = Map.copyOf(fields);
    }

    /** Empty when the text is no form, or names a field twice: which of the two is meant, or signed, could not be told. */
    public static Optional<Form> parse(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            Map<String, List<String>> decoded =
                    new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MOST_FIELDS).parameters();
            for (Map.Entry<String, List<String>> field : decoded.entrySet()) {
                if (field.getValue().size() > 1) {
                    return Optional.empty();
                }
                fields.put(field.getKey(), field.getValue().get(0));
            }
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
        return Optional.of(new Form(fields));
    }

    @Nullable
    public String get(String field) {
        return fields.get(field);
    }

    public String getOrEmpty(String field) {
        return fields.getOrDefault(field, "");
    }

    public String encoded() {
        QueryStringEncoder encoder = new QueryStringEncoder("");
        fields.forEach(encoder::addParam);
        return encoder.toString().substring(fields.isEmpty() ? 0 : 1);
    }
}
