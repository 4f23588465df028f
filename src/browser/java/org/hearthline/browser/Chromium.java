package org.hearthline.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's own Chromium: nothing is downloaded. */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    /** It talks to nobody but the service. */
    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final String address;

    Chromium(String address) {
        if (!Files.isExecutable(PROGRAM)) {
            throw new AssertionError(
                    "There is no Chromium at " + PROGRAM + ": install it with `apt-get install chromium`");
        }
        this.address = address;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(QUIETLY));
    }

    /** As somebody who has not signed in, with nothing kept from before. */
    BrowserContext visitor(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL(address));
        context.setDefaultTimeout(15_000);
        return context;
    }

    BrowserContext visitor() {
        return visitor(new Browser.NewContextOptions().setLocale("en-US"));
    }

    /** As this user of the sandbox; by nobody's id, as a visitor. */
    BrowserContext user(String id, Browser.NewContextOptions options) {
        BrowserContext context = visitor(options);
        if (!id.isEmpty()) {
            context.request()
                    .post(
                            "/j_security_check",
                            RequestOptions.create()
                                    .setForm(FormData.create()
                                            .set("j_username", id)
                                            .set("j_password", "demo"))
                                    .setMaxRedirects(0));
        }
        return context;
    }

    BrowserContext user(String id) {
        return user(id, new Browser.NewContextOptions().setLocale("en-US"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
