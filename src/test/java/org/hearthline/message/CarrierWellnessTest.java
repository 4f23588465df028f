package org.hearthline.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.HandOff;
import org.junit.jupiter.api.Test;

/** Each carrier is told apart. */
@QuarkusTest
class CarrierWellnessTest {

    @Test
    void carrierThatIsLeftAlone_isNotWellAndTheOtherIs() {
        CarrierHealth health = new CarrierHealth(Duration.ofMinutes(1));
        CarrierWellness.OfChannels checks = new CarrierWellness.OfChannels();

        for (int i = 0; i < 20; i++) {
            health.watch(Channel.SMS, () -> Uni.createFrom().item(new HandOff.NotTaken("CARRIER_503", true)))
                    .await()
                    .indefinitely();
        }

        HealthCheckResponse texts = checks.texts(health).call();
        HealthCheckResponse mail = checks.mail(health).call();
        assertThat(texts.getName()).isEqualTo("Carrier of texts");
        assertThat(texts.getStatus()).isEqualTo(Status.DOWN);
        assertThat(mail.getStatus()).isEqualTo(Status.UP);
    }
}
