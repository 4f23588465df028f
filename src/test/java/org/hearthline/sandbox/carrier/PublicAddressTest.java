package org.hearthline.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PublicAddressTest {

    private static final String PUBLIC = "https://hearthline.agency.example";

    @Test
    void addressBelowThePublicOne_leadsToEachProcessInTurn() {
        PublicAddress address =
                PublicAddress.leadingTo(PUBLIC + "/", () -> List.of("http://127.0.0.1:1", "http://127.0.0.1:2/"));

        assertThat(address.connectionFor(PUBLIC + "/a?b=c")).isEqualTo("http://127.0.0.1:1/a?b=c");
        assertThat(address.connectionFor(PUBLIC + "/a?b=c")).isEqualTo("http://127.0.0.1:2/a?b=c");
        assertThat(address.connectionFor(PUBLIC + "/a?b=c")).isEqualTo("http://127.0.0.1:1/a?b=c");
    }

    @Test
    void addressOfAnotherHost_isWhereItSays() {
        PublicAddress address = PublicAddress.leadingTo(PUBLIC, () -> List.of("http://127.0.0.1:1"));

        assertThat(address.connectionFor(PUBLIC + ".evil.example/a")).isEqualTo(PUBLIC + ".evil.example/a");
        assertThat(PublicAddress.none().connectionFor(PUBLIC + "/a")).isEqualTo(PUBLIC + "/a");
    }
}
