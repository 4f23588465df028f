package org.hearthline.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/** How a page is looked at: on a wide screen or a phone, in the light or in the dark. */
enum Variant {
    WIDE_LIGHT("wide", 1280, 900, "light", ColorScheme.LIGHT),
    WIDE_DARK("wide", 1280, 900, "dark", ColorScheme.DARK),
    PHONE_LIGHT("phone", 360, 740, "light", ColorScheme.LIGHT),
    PHONE_DARK("phone", 360, 740, "dark", ColorScheme.DARK);

    final String screen;
    final int width;
    final String theme;
    private final int height;
    private final ColorScheme scheme;

    Variant(String screen, int width, int height, String theme, ColorScheme scheme) {
        this.screen = screen;
        this.width = width;
        this.height = height;
        this.theme = theme;
        this.scheme = scheme;
    }

    Browser.NewContextOptions options(String locale) {
        return new Browser.NewContextOptions()
                .setLocale(locale)
                .setViewportSize(width, height)
                .setColorScheme(scheme);
    }

    /** Shows the page in this variant as it stands. */
    void size(Page page) {
        page.setViewportSize(width, height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** Shows the page anew in this variant: what a script has drawn follows too. */
    void show(Page page) {
        size(page);
        page.reload();
    }
}
