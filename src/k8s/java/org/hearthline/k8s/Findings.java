package org.hearthline.k8s;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with something, each in a line that begins with its name. */
final class Findings {

    private final String name;
    private final List<String> lines = new ArrayList<>();

    Findings(String name) {
        this.name = name;
    }

    void unless(boolean right, String line) {
        if (!right) {
            lines.add(name + ": " + line);
        }
    }

    List<String> all() {
        return List.copyOf(lines);
    }
}
