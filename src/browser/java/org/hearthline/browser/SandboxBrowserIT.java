package org.hearthline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.hearthline.Api;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.Test;

/** The sandbox's page: phone, mailbox and clock beside the pages of staff. */
class SandboxBrowserIT extends BrowserTest {

    @Test
    void whatArrives_appearsByItselfAndLeavesAloneWhatIsTyped() throws IOException {
        Family family = new Family().withPhone();
        try (BrowserContext context = chromium.visitor()) {
            Page page = context.newPage();
            page.navigate("/sandbox");
            page.getByLabel("Text back").fill("1");
            page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("somebody@");

            family.consent("REQUEST").statusCode(201);
            Api.advance("P1D");

            Locator texts = page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Texts"));
            texts.getByText("You asked for texts").waitFor();
            Locator mail = page.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Your contacts")));
            mail.first().waitFor();
            assertThat(page.getByLabel("Text back").inputValue()).isEqualTo("1");
            assertThat(page.getByLabel("To", new Page.GetByLabelOptions().setExact(true))
                            .inputValue())
                    .isEqualTo("somebody@");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                    .click();
            texts.getByText("Thank you.").waitFor();
            for (Variant variant : Variant.values()) {
                variant.size(page);
                Gallery.picture(page, "sandbox-in-use", variant);
                assertThat(Gallery.check(page, "sandbox-in-use", variant)).isEmpty();
            }
            // Only now: no script, so not axe either, gets into the frame of an e-mail.
            mail.first().click();
            page.frameLocator("iframe[title='The e-mail as HTML']")
                    .getByRole(AriaRole.HEADING)
                    .first()
                    .waitFor();
            FrameLocator staff = page.frameLocator("iframe[title='The pages of staff']");
            staff.getByRole(AriaRole.HEADING, new FrameLocator.GetByRoleOptions().setName("Sign in"))
                    .waitFor();
        }
        assertThat(family.state()).isEqualTo("ACTIVE");
    }

    @Test
    void sandbox_isOpenToEverybody() throws IOException {
        gallery.visit(Visit.as("W-1", "sandbox", "/sandbox"));
    }
}
