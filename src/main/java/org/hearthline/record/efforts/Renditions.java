package org.hearthline.record.efforts;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Writes documents in the format that is asked for. */
@Singleton
class Renditions {

    /** @param json the document as it is in that format */
    Uni<byte[]> of(Outline outline, Supplier<byte[]> json, Format format) {
        return switch (format) {
            case JSON -> Uni.createFrom().item(json);
            case TEXT -> Uni.createFrom().item(() -> EffortsText.of(outline).getBytes(StandardCharsets.UTF_8));
            case PDF ->
                VertxContextSupport.executeBlocking(
                        () -> EffortsPdf.of(EffortsTemplates.efforts(outline).render()));
        };
    }
}
