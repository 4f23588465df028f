package org.hearthline.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hearthline.platform.Sandbox;
import org.hearthline.sandbox.carrier.LocalCarrier;

/** How the main class finds the sandbox without knowing it, so that a build can leave it out. */
public final class SandboxOfThisBuild implements Sandbox {

    @Override
    public Optional<String> start(Optional<Path> dataFolder) throws IOException {
        try {
            SandboxInfrastructure.start(dataFolder, true);
            return Optional.empty();
        } catch (SandboxRefusal refusal) {
            return Optional.of(String.valueOf(refusal.getMessage()));
        }
    }

    @Override
    public int runCarrier(List<String> options, PrintStream output, PrintStream errors) throws InterruptedException {
        return LocalCarrier.run(options, output, errors);
    }
}
