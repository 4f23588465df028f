package org.hearthline.record.sight;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What {@code /q/metrics} shows at one moment, by series. */
record Scrape(String text, Map<String, Double> series) {

    static Scrape now() {
        String text = given().get("/q/metrics").then().statusCode(200).extract().asString();
        Map<String, Double> series = new TreeMap<>();
        text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(Scrape::withoutExample)
                .forEach(line -> {
                    int space = line.lastIndexOf(' ');
                    series.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
                });
        return new Scrape(text, series);
    }

    /** What it shows once this holds, as it does soon after an answer was sent. */
    static Scrape once(Predicate<Scrape> shown) {
        Scrape scrape = now();
        for (int looks = 0; looks < 100 && !shown.test(scrape); looks++) {
            scrape = now();
        }
        return scrape;
    }

    /** The sum of this metric's series that have all of these labels, such as {@code channel="SMS"}. */
    double of(String metric, String... labels) {
        return series.entrySet().stream()
                .filter(each -> nameOf(each.getKey()).equals(metric))
                .filter(each -> Set.of(labels).stream().allMatch(each.getKey()::contains))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    Set<String> names() {
        return series.keySet().stream().map(Scrape::nameOf).collect(Collectors.toSet());
    }

    /** A trace that is an example of what was counted. */
    private static String withoutExample(String line) {
        return line.replaceFirst(" # .*", "");
    }

    private static String nameOf(String series) {
        return series.replaceFirst("\\{.*", "");
    }
}
