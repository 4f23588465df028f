package org.hearthline.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * In which line each field of a YAML text stands, and what is wrong with the text itself: no YAML, a field given twice, a second
 * document. What is read afterwards knows only values.
 */
final class YamlLines {

    private static final String WHOLE = "";

    private final YAMLMapper mapper;
    private final Errors errors;
    private final Map<String, Integer> lines = new HashMap<>();

    private YamlLines(YAMLMapper mapper, Errors errors) {
        this.mapper = mapper;
        this.errors = errors;
    }

    /** @param mapper one that lets a field be given twice */
    static YamlLines of(byte[] yaml, YAMLMapper mapper, Errors errors) {
        YamlLines lines = new YamlLines(mapper, errors);
        if (lines.isText(yaml)) {
            lines.read(yaml);
        }
        return lines;
    }

    /** No lines, where there is no text. */
    static YamlLines none() {
        return new YamlLines(new YAMLMapper(), new Errors());
    }

    /** The line of this field; where it is missing, of the nearest field around it. */
    int of(String field) {
        for (String at = field; !at.isEmpty(); at = parent(at)) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return lines.getOrDefault(WHOLE, 1);
    }

    private static String parent(String field) {
        return field.substring(0, Math.max(0, Math.max(field.lastIndexOf('.'), field.lastIndexOf('['))));
    }

    private boolean isText(byte[] yaml) {
        ByteBuffer bytes = ByteBuffer.wrap(yaml);
        boolean isText = !StandardCharsets.UTF_8
                .newDecoder()
                .decode(bytes, CharBuffer.allocate(yaml.length), true)
                .isError();
        if (!isText) {
            String before = new String(yaml, 0, bytes.position(), StandardCharsets.UTF_8);
            broken((int) before.lines().count(), "must be text in UTF-8");
        }
        return isText;
    }

    private void read(byte[] yaml) {
        try (YAMLParser parser = mapper.getFactory().createParser(yaml)) {
            if (parser.nextToken() == null) {
                broken(1, "is empty");
                return;
            }
            value(parser, WHOLE);
            if (parser.nextToken() != null) {
                broken(line(parser), "must end where a second document begins");
            }
        } catch (JacksonException noYaml) {
            if (noYaml.getCause() instanceof MarkedYAMLException marked) {
                broken(placeOf(marked).getLine() + 1, "must be YAML: " + marked.getProblem());
            } else {
                broken(1, "must be YAML");
            }
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory cannot fail to be read", e);
        }
    }

    /** Where the piece begins that is broken, as an open quote does; a block may have begun long before. */
    private static Mark placeOf(MarkedYAMLException noYaml) {
        Mark begun = noYaml.getContextMark();
        return begun == null || noYaml.getContext().startsWith("while parsing a block")
                ? noYaml.getProblemMark()
                : begun;
    }

    private void broken(int line, String message) {
        lines.put(WHOLE, Math.max(1, line));
        errors.add(WHOLE, message);
    }

    private void value(YAMLParser parser, String path) throws IOException {
        if (parser.isCurrentAlias()) {
            // It would be read as the text of its name.
            errors.add(path, "must be written out: no alias is followed");
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(parser, path);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            list(parser, path);
        }
    }

    private void object(YAMLParser parser, String path) throws IOException {
        Map<String, Integer> names = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String field = FieldPath.join(path, name);
            Integer first = names.putIfAbsent(name, line(parser));
            if (first != null) {
                errors.add(field, "must be given once, and stands in line " + first + " already");
            }
            lines.put(field, line(parser));
            parser.nextToken();
            value(parser, field);
        }
    }

    private void list(YAMLParser parser, String path) throws IOException {
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            String element = path + "[" + index + "]";
            lines.put(element, line(parser));
            value(parser, element);
        }
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
