package org.hearthline.sandbox.carrier;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of a carrier that runs by itself. */
final class CarrierOptions {

    static final String USAGE = """
            usage: java -jar quarkus-run.jar local-carrier --port N --account-sid AC… --auth-token … --inbound-url …
              --port N                    where to listen on loopback; 0 for any that is free
              --account-sid, --auth-token the login, and what signs webhooks
              --inbound-url URL           where a phone's texts are posted, such as https://hearthline.example/webhooks/twilio/inbound
              --messaging-service-sid MG… what webhooks name as the service that a text came for
              --number +1…                the number that messages come from
              --public-url URL --connect URL[,URL]
                                          post what goes below the public URL to these processes in turn, signed for the public URL
            """;

    private static final Set<String> KNOWN = Set.of(
            "--port",
            "--account-sid",
            "--auth-token",
            "--inbound-url",
            "--messaging-service-sid",
            "--number",
            "--public-url",
            "--connect");
    private static final List<String> REQUIRED = List.of("--port", "--account-sid", "--auth-token", "--inbound-url");

    private CarrierOptions() {}

    /** What was read, or what is wrong with it. */
    record Reading(@Nullable CarrierSettings settings, String problem) {}

    static Reading read(List<String> options) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (int index = 0; index < options.size(); index += 2) {
            String name = options.get(index);
            if (!KNOWN.contains(name) || index + 1 == options.size()) {
                problems.add("cannot read the option " + name);
            } else {
                given.put(name, options.get(index + 1));
            }
        }
        REQUIRED.stream().filter(name -> !given.containsKey(name)).forEach(name -> problems.add(name + " is missing"));
        if (given.containsKey("--public-url") != given.containsKey("--connect")) {
            problems.add("--public-url and --connect go together");
        }
        String port = given.getOrDefault("--port", "0");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            problems.add("--port expects a number from 0 to 65535");
        }
        return problems.isEmpty() ? new Reading(settings(given), "") : new Reading(null, String.join(", ", problems));
    }

    private static CarrierSettings settings(Map<String, String> given) {
        return new CarrierSettings(
                Integer.parseInt(given.getOrDefault("--port", "0")),
                given.getOrDefault("--account-sid", ""),
                given.getOrDefault("--auth-token", ""),
                Optional.ofNullable(given.get("--messaging-service-sid")),
                given.getOrDefault("--number", CarrierSettings.NUMBER),
                given.getOrDefault("--inbound-url", ""),
                publicAddress(given.get("--public-url"), given.get("--connect")),
                InstantSource.system());
    }

    private static PublicAddress publicAddress(@Nullable String publicUrl, @Nullable String connect) {
        if (publicUrl == null || connect == null) {
            return PublicAddress.none();
        }
        List<String> processes = List.of(connect.split(",", -1));
        return PublicAddress.leadingTo(publicUrl, () -> processes);
    }
}
