package org.hearthline.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip of tables, as a case system writes it: one family under ids of a test's own, with a row of each kind. */
final class CaseFiles {

    private final Map<String, String> files = new LinkedHashMap<>();

    /** Every table with its header, and no row. */
    static CaseFiles empty() {
        CaseFiles files = new CaseFiles();
        files.files.put("workers.csv", "id,name,email,phone,supervisorId,unit,timeZone,role,alerts\n");
        files.files.put("cases.csv", "caseId,policy,programArea,county,timeZone,workerId,openedOn,closedOn\n");
        files.files.put("children.csv", "caseId,id,name,joinedOn,leftOn,tribalStatus\n");
        files.files.put(
                "participants.csv",
                "caseId,id,name,role,custodial,language,timeZone,joinedOn,leftOn,contactEveryDays,safetyFlag\n");
        files.files.put("ties.csv", "caseId,participantId,childId\n");
        files.files.put("circumstances.csv", "caseId,participantId,kind,from,to,note\n");
        files.files.put("guardianship.csv", "caseId,childId,kind,from,to,evidence\n");
        files.files.put("court_orders.csv", "caseId,id,kind,participantIds,childIds,from,to,docket\n");
        files.files.put(
                "contacts.csv",
                "caseId,id,on,mode,outcome,participantIds,childIds,place,minutes,safety,accommodations,nextSteps\n");
        files.files.put("searches.csv", "caseId,id,on,participantId,sources,result\n");
        return files;
    }

    /** A mother who is out of state, a father who is missing, two children, an order that has ended, a contact and a search. */
    CaseFiles family(String caseId, String workerId) {
        String id = "%1$s,";
        return add(
                        "cases.csv",
                        caseId,
                        id + "tn-31.8,FOSTER_CARE,Davidson,America/Chicago," + workerId + ",2026-08-03,")
                .add("children.csv", caseId, id + "K1-%1$s,Ana Muñoz,,,NO")
                .add("children.csv", caseId, id + "K2-%1$s,\"Ben, the younger\",2026-08-10,,UNKNOWN")
                .add("participants.csv", caseId, id + "P1-%1$s,Maria Lopez,MOTHER,true,es,,,,14,false")
                .add("participants.csv", caseId, id + "P2-%1$s,Juan Lopez,FATHER,false,,,,,,true")
                .add("ties.csv", caseId, id + "P2-%1$s,K1-%1$s")
                .add("circumstances.csv", caseId, id + "P1-%1$s,OUT_OF_STATE,2026-10-01,,\"TX, with kin\"")
                .add("circumstances.csv", caseId, id + "P2-%1$s,MISSING,2026-09-01,,")
                .add("guardianship.csv", caseId, id + "K2-%1$s,PARTIAL,2026-10-01,2026-10-20,order 26-J-7")
                .add(
                        "court_orders.csv",
                        caseId,
                        id
                                + "O1-%1$s,RELEASE_OF_REASONABLE_EFFORTS,P1-%1$s;P2-%1$s,K1-%1$s,2026-08-20,2026-09-10,26-J-114")
                .add(
                        "contacts.csv",
                        caseId,
                        id
                                + "X1-%1$s,2026-10-05,PHONE,COMPLETED,P1-%1$s,K1-%1$s;K2-%1$s,home,45,all is well,LANGUAGE;SCHEDULE,call on Friday")
                .add("searches.csv", caseId, id + "S1-%1$s,2026-10-06,P2-%1$s,RELATIVES;FACILITIES,nothing yet");
    }

    private CaseFiles add(String file, String caseId, String row) {
        return row(file, row.formatted(caseId));
    }

    CaseFiles row(String file, String row) {
        files.merge(file, row + "\n", String::concat);
        return this;
    }

    CaseFiles without(String file) {
        files.remove(file);
        return this;
    }

    CaseFiles with(String file, String content) {
        files.put(file, content);
        return this;
    }

    /** Says something else at one place. */
    CaseFiles replace(String file, String what, String with) {
        files.computeIfPresent(file, (name, content) -> {
            if (!content.contains(what)) {
                throw new IllegalArgumentException(what + " is not in " + name);
            }
            return content.replace(what, with);
        });
        return this;
    }

    byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }
}
