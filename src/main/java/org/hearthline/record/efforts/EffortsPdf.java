package org.hearthline.record.efforts;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A page of ours as a tagged PDF, with its fonts in it. It takes a while and is no work for an event loop. */
final class EffortsPdf {

    private static final String FONT = "Liberation Sans";

    /** XML has no others, whoever typed them. */
    private static final String NO_CHARACTER =
            "[^\\x09\\x0A\\x0D\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    static {
        // What it logs in detail are names and words.
        XRLog.setLoggingEnabled(false);
    }

    private EffortsPdf() {}

    /** @param page as well-formed XML */
    static byte[] of(String page) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .withProducer("Hearthline")
                .withHtmlContent(page.replaceAll(NO_CHARACTER, "\uFFFD"), null)
                .useFont(font("Regular"), FONT, 400, FontStyle.NORMAL, true)
                .useFont(font("Bold"), FONT, 700, FontStyle.NORMAL, true)
                .useFont(font("Italic"), FONT, 400, FontStyle.ITALIC, true)
                .toStream(pdf);
        for (ExternalResourceControlPriority stage : ExternalResourceControlPriority.values()) {
            // Nothing that somebody wrote into the record is ever fetched.
            builder.useExternalResourceAccessControl((address, kind) -> false, stage);
        }
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("A record could not be laid out", e);
        }
        return pdf.toByteArray();
    }

    private static FSSupplier<InputStream> font(String style) {
        return () -> Objects.requireNonNull(
                EffortsPdf.class.getResourceAsStream("/liberation/LiberationSans-" + style + ".ttf"));
    }
}
