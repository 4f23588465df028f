package org.hearthline.sandbox;

/** Why the sandbox does not start here, in one line for who started it. */
public final class SandboxRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    SandboxRefusal(String line) {
        super(line);
    }
}
