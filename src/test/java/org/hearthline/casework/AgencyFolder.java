package org.hearthline.casework;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of an agency's files without errors, to be made wrong: its lines are numbered as the tests name them. */
final class AgencyFolder {

    static final String AGENCY = """
            brand: Willow Line
            timeZone: America/Chicago
            holidays:
              calendar: us
              region: tn
              extra: [2026-11-27]
            fallback:
              default: desk@agency.example
              units:
                Davidson-2: davidson@agency.example
            digest:
              people: INITIALS
            """;

    static final String POLICY = """
            id: tn-31.8
            version: "2026-11"
            effectiveFrom: 2020-01-01
            title: Tennessee DCS 31.8
            appliesTo:
              - MOTHER
              - FATHER
            cadence:
              default: { kind: CALENDAR_MONTH }
              FOSTER_CARE:
                kind: ROLLING_DAYS
                days: 14
            initialWithin:
              default: P1M
            resumeGrace: 7
            childVisits: false
            modes:
              default: [FACE_TO_FACE]
              OUT_OF_STATE: [FACE_TO_FACE, PHONE]
            reminders:
              lead: [10, 5, 2, 0]
              overdue: [1, 7]
              at: "08:00"
            citations:
              CADENCE: "31.8 A.1"
            """;

    private final Path folder;

    AgencyFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("policies"));
        Path messages = Files.createDirectories(folder.resolve("messages"));
        for (String file : List.of("en.yaml", "es.yaml", "forbidden.yaml")) {
            Files.copy(Path.of("config/messages", file), messages.resolve(file));
        }
        write("agency.yaml", AGENCY);
        write("policies/tn.yaml", POLICY);
    }

    AgencyFolder write(String file, String text) throws IOException {
        return write(file, text, StandardCharsets.UTF_8);
    }

    AgencyFolder write(String file, String text, Charset charset) throws IOException {
        Files.write(folder.resolve(file), text.getBytes(charset));
        return this;
    }

    /** With another text in place of one that stands there once. */
    AgencyFolder change(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        if (text.split(java.util.regex.Pattern.quote(from), -1).length != 2) {
            throw new IllegalArgumentException(from + " does not stand once in " + file);
        }
        return write(file, text.replace(from, to));
    }

    AgencyFolder delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
        return this;
    }

    AgencyFiles.Reading read() {
        return AgencyFiles.read(folder);
    }

    /** What is wrong with it, each line from the file's name within the folder on. */
    List<String> errors() {
        return read().errors().stream()
                .map(line -> line.replace(folder + "/", ""))
                .toList();
    }
}
