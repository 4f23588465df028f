package org.hearthline.message.text;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.sms.Segments;
import org.hearthline.message.text.TimeWords.Form;

/** Values to try a text with: as they usually are, as few as there may be, and those that need the most room. */
final class Samples {

    private static final ZoneId READER = ZoneId.of("America/Chicago");
    private static final ZoneId FAR = ZoneId.of("America/New_York");
    private static final URI LINK = URI.create("https://hearthline.agency.example/m/Zm9yLXRoZS1jaGVjay1hbG9uZS1h");
    /** As long as every text has room for; whether a worker's do fit is looked at when they are sent. */
    private static final String WORDS = "See you on Friday.";

    private static final int MOST_TIMES = 5;
    /** Long, and of letters that no alphabet makes longer. */
    private static final String LONG_NAME = "Christabelle";

    private static final LocalDateTime USUAL = LocalDateTime.of(2026, 11, 24, 15, 0);
    private static final LocalDateTime WIDE = LocalDateTime.of(2027, 1, 22, 12, 30);

    private Samples() {}

    /** Three times to choose from, in the worker's own zone. */
    static TextParameters usual(String brand) {
        return all(
                brand,
                "Dana",
                READER,
                PlaceKind.OFFICE,
                1,
                IntStream.range(0, 3).mapToObj(day -> at(USUAL.plusDays(day))).toList());
    }

    /** Nothing but what this text cannot do without. */
    static TextParameters least(TextKey key, Channel channel, String brand) {
        TextParameters all = usual(brand);
        TextParameters.Builder least = TextParameters.of(brand, READER);
        for (TextParameter needed : key.needed(channel)) {
            switch (needed) {
                case BRAND -> {}
                case WORKER -> least.worker(all.worker(), all.workerZone());
                case CONFIRM -> least.confirm(all.confirm());
                case TIMES -> least.times(all.times().subList(0, 1));
                case OTHER_TIMES -> least.otherTimes(all.otherTimes());
                case KEEP -> least.keep(all.keep());
                case AT -> least.at(all.at());
                case MINUTES -> least.minutes(all.minutes());
                case PLACE -> least.place(all.place());
                case LINK -> least.link(all.link());
                case WORDS -> least.words(all.words());
            }
        }
        return least.build();
    }

    /** Five times in another zone than the worker's: those with the longest words, and those whose words cost the most to send. */
    static List<TextParameters> most(Language language, String brand) {
        PlaceKind place = Stream.of(PlaceKind.values())
                .max(Comparator.comparingInt(kind -> language.place(kind).length()))
                .orElseThrow();
        // Every weekday in every month, on days of two digits.
        List<Said> year = IntStream.range(0, 12)
                .boxed()
                .flatMap(month -> IntStream.range(0, 7)
                        .mapToObj(day -> at(WIDE.plusMonths(month).plusDays(day))))
                .map(at -> new Said(at, TimeWords.of(at, READER, FAR, language.tag(), Form.SHORT)))
                .sorted(Comparator.comparingInt(each -> -each.words().length()))
                .toList();
        return Stream.<Predicate<Said>>of(each -> true, Said::isCheap, each -> !each.isCheap())
                .map(wanted -> year.stream()
                        .filter(wanted)
                        .map(Said::at)
                        .limit(MOST_TIMES)
                        .toList())
                .filter(times -> !times.isEmpty())
                .map(times -> all(brand, LONG_NAME, FAR, place, 10, times))
                .toList();
    }

    private record Said(Instant at, String words) {
        boolean isCheap() {
            return Segments.of(words).encoding() == Segments.Encoding.GSM_7;
        }
    }

    private static TextParameters all(
            String brand, String worker, ZoneId workerZone, PlaceKind place, int firstNumber, List<Instant> times) {
        List<TimeOption> options = new ArrayList<>();
        for (Instant time : times) {
            options.add(new TimeOption(firstNumber + options.size(), time));
        }
        int next = firstNumber + options.size();
        return TextParameters.of(brand, READER)
                .worker(worker, workerZone)
                .confirm(firstNumber)
                .times(options)
                .otherTimes(next)
                .keep(next + 1)
                .at(times.get(0))
                .minutes(120)
                .place(place)
                .link(LINK)
                .words(WORDS)
                .build();
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(READER).toInstant();
    }
}
