package org.hearthline.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A made-up case load as a file, ten rows to a case: {@code java … LargeFile cases.zip 100000}. Everything in it follows from a case's
 * number, so the same file can be made anywhere.
 */
public final class LargeFile {

    private static final int CASES_OF_WORKER = 20;

    private LargeFile() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(write(Path.of(arguments[0]), Integer.parseInt(arguments[1])) + " rows");
    }

    private interface Rows {
        int write(Writer file, int number) throws IOException;
    }

    /** Answers how many rows it has. */
    static int write(Path file, int cases) throws IOException {
        int rows = 0;
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            Writer to = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
            rows += table(
                    zip,
                    to,
                    "workers.csv",
                    "id,name,email,unit,timeZone,role",
                    (cases - 1) / CASES_OF_WORKER + 1,
                    LargeFile::worker);
            rows += table(
                    zip,
                    to,
                    "cases.csv",
                    "caseId,policy,programArea,county,timeZone,workerId,openedOn",
                    cases,
                    LargeFile::ofCase);
            rows += table(zip, to, "children.csv", "caseId,id,name,tribalStatus", cases, LargeFile::children);
            rows += table(
                    zip,
                    to,
                    "participants.csv",
                    "caseId,id,name,role,custodial,language",
                    cases,
                    LargeFile::participants);
            rows += table(zip, to, "ties.csv", "caseId,participantId,childId", cases, LargeFile::ties);
            rows += table(
                    zip,
                    to,
                    "circumstances.csv",
                    "caseId,participantId,kind,from,to,note",
                    cases,
                    LargeFile::circumstances);
            rows += table(
                    zip,
                    to,
                    "guardianship.csv",
                    "caseId,childId,kind,from,to,evidence",
                    cases,
                    LargeFile::guardianship);
            rows += table(
                    zip,
                    to,
                    "court_orders.csv",
                    "caseId,id,kind,participantIds,childIds,from,to,docket",
                    cases,
                    LargeFile::orders);
            rows += table(
                    zip,
                    to,
                    "contacts.csv",
                    "caseId,id,on,mode,outcome,participantIds,childIds,place,minutes,safety,wellBeing,nextSteps",
                    cases,
                    LargeFile::contacts);
            rows += table(
                    zip, to, "searches.csv", "caseId,id,on,participantId,sources,result", cases, LargeFile::searches);
        }
        return rows;
    }

    private static int table(ZipOutputStream zip, Writer to, String file, String header, int numbers, Rows rows)
            throws IOException {
        zip.putNextEntry(new ZipEntry(file));
        to.write(header + "\n");
        int written = 0;
        for (int number = 0; number < numbers; number++) {
            written += rows.write(to, number);
        }
        to.flush();
        zip.closeEntry();
        return written;
    }

    private static int worker(Writer to, int number) throws IOException {
        to.write("W-load-%1$d,Worker %1$d,w%1$d@agency.example,Unit-%2$d,America/Chicago,WORKER\n"
                .formatted(number, number / 8));
        return 1;
    }

    private static int ofCase(Writer to, int number) throws IOException {
        to.write("C-load-%d,tn-31.8,FOSTER_CARE,Davidson,America/Chicago,W-load-%d,2026-0%d-1%d\n"
                .formatted(number, number / CASES_OF_WORKER, 1 + number % 8, number % 10));
        return 1;
    }

    private static int children(Writer to, int number) throws IOException {
        for (int child = 1; child <= 2; child++) {
            to.write("C-load-%1$d,K%2$d-load-%1$d,Child %1$d %2$d,NO\n".formatted(number, child));
        }
        return 2;
    }

    private static int participants(Writer to, int number) throws IOException {
        to.write("C-load-%1$d,P1-load-%1$d,Mother %1$d,MOTHER,true,%2$s\n"
                .formatted(number, number % 5 == 0 ? "es" : "en"));
        to.write("C-load-%1$d,P2-load-%1$d,Father %1$d,FATHER,false,en\n".formatted(number));
        return 2;
    }

    private static int ties(Writer to, int number) throws IOException {
        return on(number % 2 == 0, to, "C-load-%1$d,P2-load-%1$d,K1-load-%1$d\n", number);
    }

    private static int circumstances(Writer to, int number) throws IOException {
        return on(number % 5 < 2, to, "C-load-%1$d,P2-load-%1$d,OUT_OF_STATE,2026-09-01,,with kin\n", number);
    }

    private static int guardianship(Writer to, int number) throws IOException {
        return on(number % 10 == 3, to, "C-load-%1$d,K2-load-%1$d,FULL,2026-10-20,,order %1$d\n", number);
    }

    private static int orders(Writer to, int number) throws IOException {
        return on(
                number % 10 == 7,
                to,
                "C-load-%1$d,O-load-%1$d,RELEASE_OF_REASONABLE_EFFORTS,P2-load-%1$d,,2026-10-10,,26-J-%1$d\n",
                number);
    }

    private static int contacts(Writer to, int number) throws IOException {
        int contacts = 3 + number % 2;
        for (int i = 0; i < contacts; i++) {
            to.write(
                    "C-load-%1$d,X%2$d-load-%1$d,2026-%3$s-0%4$d,FACE_TO_FACE,%5$s,P%6$d-load-%1$d,K1-load-%1$d,home,%7$d,%8$s,%8$s,%8$s\n"
                            .formatted(
                                    number,
                                    i,
                                    i < 2 ? "09" : "10",
                                    1 + (number + i) % 9,
                                    i == 1 ? "ATTEMPTED" : "COMPLETED",
                                    1 + i % 2,
                                    20 + number % 40,
                                    "The home was as it should be and the talk went on to school and to what comes next in it"));
        }
        return contacts;
    }

    private static int searches(Writer to, int number) throws IOException {
        return on(
                number % 5 == 4,
                to,
                "C-load-%1$d,S-load-%1$d,2026-10-12,P2-load-%1$d,RELATIVES;FACILITIES,nothing yet\n",
                number);
    }

    private static int on(boolean condition, Writer to, String row, int number) throws IOException {
        if (condition) {
            to.write(row.formatted(number));
        }
        return condition ? 1 : 0;
    }
}
