package org.hearthline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.hearthline.Api;
import org.hearthline.web.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A parent's page in a language that is written from right to left, which the tests alone have. */
class RightToLeftBrowserIT extends BrowserTest {

    private static final Path ARABIC = Path.of("src/test/resources/messages/ar-EG.yaml");

    @TempDir
    static Path folder;

    @Override
    Demo demo() throws IOException {
        return Demo.start(Demo.configWith(ARABIC, folder));
    }

    @Test
    void meeting_isLaidOutFromRightToLeft() throws IOException {
        String path = Site.propose(Site.consenting("ar-EG"), Api.newId("M"), ParentPagesBrowserIT.slots());

        gallery.visit(Visit.anonymous("parent-ar", path));
        gallery.visit(Visit.anonymous("parent-other-times-ar", path + "/other-times"));
        gallery.visit(Visit.anonymous("parent-nowhere-ar", "/m/nothing"));

        try (BrowserContext context = chromium.visitor()) {
            Page page = context.newPage();
            page.navigate(path);
            assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
        }
    }
}
