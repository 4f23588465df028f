package org.hearthline.platform;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One after the other, as a connection takes statements. The first that fails ends it. */
public final class InTurn {

    private InTurn() {}

    public static <T> Uni<Void> each(Iterable<T> items, Function<? super T, ? extends Uni<?>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .<Object>transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The sum of what each answers. */
    public static <T> Uni<Integer> sum(Iterable<T> items, Function<? super T, Uni<Integer>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }
}
