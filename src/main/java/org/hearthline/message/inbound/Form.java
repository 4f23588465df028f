package org.hearthline.message.inbound;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a call as a form carries them, each once. */
record Form(Map<String, String> fields) {

    /** More than any carrier's call has; a form of thousands would only cost. */
    private static final int MOST_FIELDS = 200;

    Form {
        fields = Map.copyOf(fields);
    }

    /** Empty when the text is no form, or names a field twice: a carrier never does, and which one it signed could not be told. */
    static Optional<Form> parse(String text) {
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
    String get(String field) {
        return fields.get(field);
    }

    String getOrEmpty(String field) {
        return fields.getOrDefault(field, "");
    }

    String encoded() {
        QueryStringEncoder encoder = new QueryStringEncoder("");
        fields.forEach(encoder::addParam);
        return encoder.toString().substring(fields.isEmpty() ? 0 : 1);
    }
}
