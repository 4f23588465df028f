package org.hearthline.platform;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The sandbox, for who starts the service. A build may be without one: the image for production is. */
public interface Sandbox {

    /** The property that is true where the sandbox runs; nothing of it exists where it is false. */
    String PROPERTY = "hearthline.sandbox";

    /** The command that runs the sandbox's carrier by itself. */
    String CARRIER_COMMAND = "local-carrier";

    /**
     * Starts what the sandbox needs before Quarkus starts, with the sample case load.
     *
     * @param dataFolder where to keep data; when empty they go with the process
     * @return what keeps it from starting, in one line; empty when it has started
     */
    Optional<String> start(Optional<Path> dataFolder) throws IOException;

    /** Runs the sandbox's carrier by itself until the thread is interrupted; answers the exit code when it could not start. */
    int runCarrier(List<String> options, PrintStream output, PrintStream errors) throws InterruptedException;

    /** This build's sandbox. */
    static Optional<Sandbox> ofThisBuild() {
        return ServiceLoader.load(Sandbox.class, Sandbox.class.getClassLoader()).findFirst();
    }
}
