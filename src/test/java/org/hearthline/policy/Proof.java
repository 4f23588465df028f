package org.hearthline.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Runs each property at the size asked for, and keeps in {@code target/proof.txt} how many tries it took, how many
 * decisions (requirements) it checked, and from which seed.
 */
final class Proof implements AroundPropertyHook {

    static final Path FILE = Path.of("target", "proof.txt");

    /** By how much the tries of a property are multiplied; an example has only one. */
    private static final int SCALE = Integer.getInteger("hearthline.proof.scale", 1);

    private static final String ROW = "%-28s %-62s %9s %12s  %s";

    private static final List<String> ROWS = new ArrayList<>();
    private static long total;
    private static long checked;

    /** Notes that these have been checked, or are about to be. */
    static <T extends Collection<?>> T checked(T decisions) {
        checked += decisions.size();
        return decisions;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        context.attributes().tries().filter(tries -> tries > 1).ifPresent(tries -> context.attributes()
                .setTries(tries * SCALE));
        checked = 0;
        PropertyExecutionResult result = property.execute();
        total += checked;
        ROWS.add(ROW.formatted(
                context.containerClass().getSimpleName(),
                context.targetMethod().getName(),
                result.countTries(),
                checked,
                result.seed().orElse("")));
        write();
        return result;
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    private static void write() {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("class", "property", "tries", "decisions", "seed"));
        lines.addAll(ROWS);
        lines.add(ROW.formatted("total", "", "", total, ""));
        try {
            Files.write(FILE, lines);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
