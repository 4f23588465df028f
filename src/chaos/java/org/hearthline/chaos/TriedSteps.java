package org.hearthline.chaos;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.message.DispatchSteps;
import org.jspecify.annotations.Nullable;

/**
 * Kills or stops its own process at the step that a file tells: {@code armed} in the folder holds {@code KILL AFTER_INTENT} and the like.
 * When the step is reached, {@code fired} holds the ids of the messages in hand, and the signal is sent.
 */
@Singleton
class TriedSteps implements DispatchSteps {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** By then a request that was begun is on its way, and the carrier's answer is not. */
    private static final String WHILE_UNDER_WAY = "sleep 0.02; ";

    private final Optional<Path> folder;
    private final AtomicReference<@Nullable Armed> armed = new AtomicReference<>();

    /** @param signal as {@code kill} names it */
    private record Armed(String signal, Step step) {

        static Armed parse(String text) {
            String[] words = text.strip().split(" ", -1);
            return new Armed(words[0], Step.valueOf(words[1]));
        }
    }

    TriedSteps(@ConfigProperty(name = "hearthline.chaos.folder") Optional<Path> folder) {
        this.folder = folder;
    }

    /** The steps are on event loops: files are read elsewhere. */
    void begin(@Observes StartupEvent started) {
        folder.ifPresent(it -> Executors.newSingleThreadScheduledExecutor(action -> {
                    Thread thread = new Thread(action, "chaos");
                    thread.setDaemon(true);
                    return thread;
                })
                .scheduleWithFixedDelay(
                        () -> armed.set(read(it.resolve("armed"))), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static @Nullable Armed read(Path file) {
        try {
            return Armed.parse(Files.readString(file));
        } catch (NoSuchFileException nothing) {
            return null;
        } catch (IOException fault) {
            throw new IllegalStateException("The trial's folder cannot be read", fault);
        }
    }

    @Override
    public void reached(Step step, List<UUID> messageIds) {
        Armed now = armed.get();
        if (now != null && now.step() == step && !messageIds.isEmpty() && armed.compareAndSet(now, null)) {
            fire(now, messageIds);
        }
    }

    /** Here the event loop is to go no further, so it is held until the signal has come. */
    private void fire(Armed now, List<UUID> messageIds) {
        Path trial = folder.orElseThrow();
        String signal = "kill -" + now.signal() + " " + ProcessHandle.current().pid();
        try {
            if (!Files.deleteIfExists(trial.resolve("armed"))) {
                return;
            }
            Files.writeString(trial.resolve("firing"), lines(messageIds));
            Files.move(trial.resolve("firing"), trial.resolve("fired"), StandardCopyOption.ATOMIC_MOVE);
            if (now.step() == Step.DURING_HAND_OFF) {
                new ProcessBuilder("sh", "-c", WHILE_UNDER_WAY + signal).start();
            } else {
                new ProcessBuilder("sh", "-c", signal).start().waitFor();
            }
        } catch (IOException fault) {
            throw new IllegalStateException("The trial's signal could not be sent", fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String lines(List<UUID> messageIds) {
        return messageIds.stream().map(UUID::toString).collect(Collectors.joining("\n"));
    }
}
