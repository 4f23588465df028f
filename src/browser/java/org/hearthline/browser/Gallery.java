package org.hearthline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Looks at a page in every variant and keeps what it saw: pictures, a table of axe's findings, what a first view takes. Fails where
 * axe finds something serious, or where somebody would have to scroll sideways on the smallest phone.
 */
final class Gallery {

    private static final Path FOLDER = Path.of(System.getProperty("browser.folder"));
    private static final int SMALLEST = 320;
    private static final Set<String> BARRED = Set.of("serious", "critical");
    private static final List<String> IMPACTS = List.of("critical", "serious", "moderate", "minor");
    /** WCAG 2.2 AA, and what it contains. */
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

    private final Chromium chromium;

    Gallery(Chromium chromium) {
        this.chromium = chromium;
    }

    void visit(Visit visit) throws IOException {
        List<String> found = new ArrayList<>();
        try (BrowserContext context = chromium.user(visit.user(), Variant.WIDE_LIGHT.options(visit.locale()))) {
            Page page = context.newPage();
            firstView(page, visit);
            for (Variant variant : Variant.values()) {
                variant.show(page);
                picture(page, visit.name(), variant);
                found.addAll(check(page, visit.name(), variant));
            }
        }
        assertThat(found).as("what axe finds on " + visit.path()).isEmpty();
    }

    private static void firstView(Page page, Visit visit) throws IOException {
        List<Request> finished = new CopyOnWriteArrayList<>();
        page.onRequestFinished(finished::add);
        page.navigate(visit.path());
        page.waitForFunction("() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0");
        note(
                "first-view.tsv",
                "page\tbytes\tmilliseconds",
                visit.name(),
                bytes(List.copyOf(finished)),
                milliseconds(page));
    }

    /** A picture in this variant, which README may show. */
    static void picture(Page page, String name, Variant variant) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve("%s-%s-%s.png".formatted(name, variant.screen, variant.theme)))
                .setFullPage(true));
    }

    /** What axe finds serious there; all that it finds goes to the table. */
    static List<String> check(Page page, String name, Variant variant) throws IOException {
        List<Rule> violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
        Map<String, Long> counts = violations.stream()
                .collect(Collectors.groupingBy(Rule::getImpact, TreeMap::new, Collectors.counting()));
        note(
                "axe.tsv",
                "page\ttheme\twidth\t" + String.join("\t", IMPACTS),
                name,
                variant.theme,
                variant.width,
                IMPACTS.stream()
                        .map(impact -> counts.getOrDefault(impact, 0L).toString())
                        .collect(Collectors.joining("\t")));
        List<String> found = new ArrayList<>(violations.stream()
                .filter(rule -> BARRED.contains(rule.getImpact()))
                .map(rule -> "%s %s: %s %s"
                        .formatted(
                                variant,
                                rule.getId(),
                                rule.getHelp(),
                                rule.getNodes().stream()
                                        .map(node -> node.getHtml() + node.getFailureSummary())
                                        .toList()))
                .toList());
        if (variant == Variant.PHONE_LIGHT) {
            found.addAll(sideways(page));
        }
        return found;
    }

    private static List<String> sideways(Page page) {
        page.setViewportSize(SMALLEST, 740);
        Object wider =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return ((Number) wider).intValue() > 0
                ? List.of("At %d px it scrolls sideways by %s px".formatted(SMALLEST, wider))
                : List.of();
    }

    private static long bytes(List<Request> finished) {
        return finished.stream()
                .filter(request -> !request.resourceType().equals("font"))
                .map(Request::sizes)
                .mapToLong((Sizes sizes) -> sizes.responseHeadersSize + sizes.responseBodySize)
                .sum();
    }

    private static long milliseconds(Page page) {
        return ((Number) page.evaluate("() => Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd)"))
                .longValue();
    }

    private static void note(String file, String heading, Object... cells) throws IOException {
        Path path = FOLDER.resolve(file);
        if (!Files.exists(path)) {
            Files.writeString(path, heading + "\n");
        }
        String line = Arrays.stream(cells).map(Object::toString).collect(Collectors.joining("\t"));
        Files.writeString(path, line + "\n", StandardOpenOption.APPEND);
    }
}
