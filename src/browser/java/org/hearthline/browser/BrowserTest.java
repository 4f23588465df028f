package org.hearthline.browser;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A demo and a browser for each class: what one does to the sample load no other sees. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
abstract class BrowserTest {

    private Demo demo;
    Chromium chromium;
    Gallery gallery;

    @BeforeAll
    void open() throws IOException {
        demo = demo();
        chromium = new Chromium(demo.address());
        gallery = new Gallery(chromium);
    }

    Demo demo() throws IOException {
        return Demo.start();
    }

    @AfterAll
    void close() throws InterruptedException {
        if (chromium != null) {
            chromium.close();
        }
        if (demo != null) {
            demo.close();
        }
    }
}
