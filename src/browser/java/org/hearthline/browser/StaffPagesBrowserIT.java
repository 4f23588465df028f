package org.hearthline.browser;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of workers, supervisors and operators on the sample load, as it is found. */
class StaffPagesBrowserIT extends BrowserTest {

    static final String MOTHER = "/cases/C-1021/participants/P-1021-1";

    static final List<Visit> PAGES = List.of(
            Visit.as("W-1", "due", "/"),
            Visit.as("W-1", "due-es", "/").in("es-US"),
            Visit.as("W-1", "tasks", "/tasks"),
            Visit.as("W-1", "case", "/cases/C-1021"),
            Visit.as("W-1", "record", "/cases/C-1021/record"),
            Visit.as("W-1", "conversation", MOTHER + "/conversation"),
            Visit.as("W-1", "order", "/cases/C-1021/court-orders/new"),
            Visit.as("W-1", "contact", "/cases/C-1021/contacts/new?participant=P-1021-1"),
            Visit.as("W-1", "search", "/cases/C-1021/searches/new?participant=P-1021-1"),
            Visit.as("W-1", "meeting", "/meetings/new?case=C-1021&participant=P-1021-1"),
            Visit.as("W-1", "not-theirs", "/cases/C-none"),
            Visit.as("W-8", "supervision", "/supervision"),
            Visit.as("W-8", "supervision-es", "/supervision").in("es-US"),
            Visit.as("W-8", "supervisor-tasks", "/tasks"),
            Visit.as("W-8", "measures", "/measures"),
            Visit.as("W-8", "measures-es", "/measures").in("es-US"),
            Visit.as("admin", "operations", "/ops"),
            Visit.as("admin", "measures-of-all", "/measures"),
            Visit.as("admin", "operations-es", "/ops").in("es-US"));

    @ParameterizedTest
    @MethodSource("pages")
    void page_isOpenToEverybodyWhoMaySeeIt(Visit visit) throws IOException {
        gallery.visit(visit);
    }

    static List<Visit> pages() {
        return PAGES;
    }
}
