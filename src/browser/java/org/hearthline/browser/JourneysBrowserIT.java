package org.hearthline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hearthline.Api;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.Test;

/** What people of each role come to do, from the first click to the last. */
class JourneysBrowserIT extends BrowserTest {

    private static final Pattern LOG = Pattern.compile("^Log contact or attempt with");

    @Test
    void workersMorning_aLoggedContactTakesItsLineFromTheList() throws IOException {
        try (BrowserContext context = chromium.visitor()) {
            Page page = context.newPage();
            page.navigate("/");
            page.getByRole(AriaRole.BUTTON, named("(W-1)")).click();
            page.getByRole(AriaRole.HEADING, named("My contacts")).waitFor();
            String caseId = caseOf(page.getByRole(AriaRole.LINK, named(LOG)).first());

            page.getByRole(AriaRole.SEARCHBOX, named("Name or case")).fill(caseId);
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            Locator toLog = page.getByRole(AriaRole.LINK, named(LOG));
            toLog.first().waitFor();
            assertThat(toLog.all()).allSatisfy(link -> assertThat(caseOf(link)).isEqualTo(caseId));
            page.getByLabel(Pattern.compile("^Why is this so for")).first().click();
            assertThat(page.getByText(Pattern.compile("^Rule: ")).first().isVisible())
                    .isTrue();
            Gallery.picture(page, "journey-why", Variant.WIDE_LIGHT);
            String list = page.url();
            int before = toLog.count();

            toLog.first().click();
            page.getByLabel("How", new Page.GetByLabelOptions().setExact(true)).selectOption("FACE_TO_FACE");
            page.getByLabel("What came of it").selectOption("COMPLETED");
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            page.waitForURL(url -> !url.contains("/contacts/new"));
            page.navigate(list);

            assertThat(page.getByRole(AriaRole.LINK, named(LOG)).count()).isLessThan(before);
        }
    }

    @Test
    void timesThatAreProposed_areSettledByTheParentsReplyOnTheOpenPage() throws IOException {
        Family family = new Family().consenting();
        LocalDate day = OffsetDateTime.parse(ParentPagesBrowserIT.slots()[0]).toLocalDate();
        try (BrowserContext desk = chromium.user(family.worker);
                BrowserContext home = chromium.visitor()) {
            Page meeting = desk.newPage();
            meeting.navigate("/meetings/new?case=%s&participant=%s".formatted(family.caseId, family.mother));
            meeting.getByLabel("Time 1").fill(day + "T15:00");
            meeting.getByLabel("Time 2").fill(day.plusDays(2) + "T10:00");
            meeting.getByRole(AriaRole.BUTTON, named("Offer these times")).click();
            meeting.getByRole(AriaRole.HEADING, named(Pattern.compile("proposed")))
                    .waitFor();
            meeting.evaluate("() => { window.neverLeft = true; }");
            Api.advance("PT0S");

            Page phone = home.newPage();
            phone.navigate("/sandbox");
            phone.getByLabel("Number").fill(family.phone.number());
            phone.getByRole(AriaRole.BUTTON, named("Show")).first().click();
            phone.getByRole(AriaRole.LOG, named("Texts"))
                    .getByText("Reply 1 for")
                    .waitFor();
            phone.getByLabel("Text back").fill("2");
            phone.getByRole(AriaRole.BUTTON, named("Send")).click();
            phone.getByRole(AriaRole.LOG, named("Texts")).getByText("is set").waitFor();

            meeting.getByRole(AriaRole.HEADING, named(Pattern.compile("settled")))
                    .waitFor();
            assertThat(meeting.evaluate("() => window.neverLeft")).isEqualTo(true);
            Gallery.picture(meeting, "journey-settled", Variant.WIDE_LIGHT);
            Gallery.picture(phone, "journey-phone", Variant.WIDE_LIGHT);
        }
    }

    @Test
    void orderThatIsRecorded_fadesTheRowWithItsReasonOnTheOpenList() throws IOException {
        Family family = new Family();
        try (BrowserContext desk = chromium.user(family.worker)) {
            Page list = desk.newPage();
            list.navigate("/");
            Locator toLog = list.getByRole(AriaRole.LINK, named(LOG));
            toLog.first().waitFor();

            Page order = desk.newPage();
            order.navigate("/cases/" + family.caseId + "/court-orders/new");
            order.getByLabel("Docket").fill("26-J-114");
            order.getByRole(AriaRole.BUTTON, named("Record the order")).click();
            order.waitForURL(url -> !url.contains("/court-orders/new"));

            Locator reason = list.getByText(Pattern.compile("^released by court order \\("));
            reason.first().waitFor();
            assertThat(list.getByRole(AriaRole.HEADING, named(Pattern.compile("^No longer owed")))
                            .isVisible())
                    .isTrue();
            Gallery.picture(list, "journey-faded", Variant.WIDE_LIGHT);
        }
    }

    @Test
    void supervisor_readsTheChartAndTheTableBesideIt() throws IOException {
        try (BrowserContext context = chromium.user("W-8")) {
            Page page = context.newPage();
            page.navigate("/supervision");

            page.getByRole(AriaRole.IMG, named(Pattern.compile("^Bars for each")))
                    .first()
                    .waitFor();

            assertThat(page.getByRole(AriaRole.TABLE, named("Contacts by month"))
                            .getByRole(AriaRole.ROW)
                            .count())
                    .isGreaterThan(1);
            Gallery.picture(page, "journey-supervisor", Variant.WIDE_LIGHT);
        }
    }

    @Test
    void operator_holdsTextsBackAndLetsThemGoOn() throws IOException {
        try (BrowserContext context = chromium.user("admin")) {
            Page page = context.newPage();
            page.navigate("/ops");
            page.getByLabel("What to pause").selectOption("SMS");
            page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("numbers are moved");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Pause").setExact(true))
                    .click();

            Locator resume = page.getByRole(AriaRole.BUTTON, named("Resume"));
            resume.waitFor();
            assertThat(page.getByText("numbers are moved").isVisible()).isTrue();
            Gallery.picture(page, "journey-paused", Variant.WIDE_LIGHT);
            resume.click();

            page.getByText("numbers are moved")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static String caseOf(Locator link) {
        Matcher id = Pattern.compile("/cases/([^/]+)/").matcher(link.getAttribute("href"));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
