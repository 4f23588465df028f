package org.hearthline.message.inbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hearthline.message.channel.CarrierSignature;
import org.hearthline.platform.BoundedBody;
import org.hearthline.platform.Form;
import org.hearthline.platform.Problem;
import org.hearthline.platform.PublicUrl;

/** Reads calls that the carrier signed, and refuses all others before anything is made of them. */
@Singleton
class SignedCalls {

    static final String SIGNATURE = "X-Twilio-Signature";

    /** Many times what a carrier sends. */
    static final int LIMIT = 64 * 1024;

    private final CarrierSignature signature;
    private final PublicUrl publicUrl;
    private final Counter unsigned;
    private final Counter forged;

    SignedCalls(CarrierSignature signature, PublicUrl publicUrl, MeterRegistry registry) {
        this.signature = signature;
        this.publicUrl = publicUrl;
        this.unsigned = refusals(registry, "unsigned");
        this.forged = refusals(registry, "signature_not_valid");
    }

    private static Counter refusals(MeterRegistry registry, String reason) {
        return Counter.builder("hearthline.webhook.refusals")
                .description("Calls to the carrier's addresses that it did not sign")
                .tag("reason", reason)
                .register(registry);
    }

    /** The call's form; a 403 problem when the carrier did not sign it, a 413 problem when it is too large to be read. */
    Uni<Form> read(HttpServerRequest request) {
        String given = request.getHeader(SIGNATURE);
        if (given == null) {
            return Uni.createFrom().failure(() -> refused(unsigned));
        }
        String url = publicUrl(request);
        return BoundedBody.read(request, LIMIT)
                .map(Form::parse)
                .map(form -> form.filter(read -> signature.isValid(url, read.fields(), given)))
                .map(form -> form.orElseThrow(() -> refused(forged)));
    }

    /** As the carrier called it: which host a request names is its sender's choice, and behind a proxy not ours. */
    private String publicUrl(HttpServerRequest request) {
        return publicUrl.at(request.path()
                + Optional.ofNullable(request.query()).map(query -> "?" + query).orElse(""));
    }

    private static Problem refused(Counter counter) {
        counter.increment();
        return Problem.of(403, "Not allowed", "The carrier did not sign this call.");
    }
}
