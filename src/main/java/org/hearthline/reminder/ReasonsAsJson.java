package org.hearthline.reminder;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hearthline.policy.Reason;

/** Reasons are read as a whole and never asked for one by one. */
@Converter
class ReasonsAsJson implements AttributeConverter<List<Reason>, String> {

    /** As most requirements have it, and there are many. */
    private static final String NONE = "[]";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String convertToDatabaseColumn(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return NONE;
        }
        try {
            return JSON.writeValueAsString(reasons);
        } catch (JacksonException e) {
            throw new IllegalStateException("Reasons cannot be written", e);
        }
    }

    @Override
    public List<Reason> convertToEntityAttribute(String json) {
        if (json.equals(NONE)) {
            return List.of();
        }
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JacksonException e) {
            throw new IllegalStateException("Reasons cannot be read", e);
        }
    }
}
