package org.hearthline.message.channel.sms;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.HttpUtility;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * One talk with the carrier, on one thread. It knows how far it came, so that a failure can be told from an outcome that is not known.
 *
 * <p>It stands in for the SDK's own client, which sends a create up to three times when it is answered with a server error, and puts
 * timeouts of its own on every request.
 */
final class Exchange extends HttpClient {

    /** The caller may no longer begin; nothing was sent. */
    static final class MayNotBegin extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final String ATTRIBUTE = Exchange.class.getName();

    /** A page of the longest texts is far shorter. */
    private static final int LONGEST_ANSWER = 8 * 1024 * 1024;

    private final CarrierLine line;
    private final BooleanSupplier mayBegin;
    private boolean begun;
    private int status;

    Exchange(CarrierLine line, BooleanSupplier mayBegin) {
        this.line = line;
        this.mayBegin = mayBegin;
    }

    static Exchange of(HttpContext context) {
        return (Exchange) context.getAttribute(ATTRIBUTE);
    }

    /** Whether a request may have reached the carrier. */
    boolean begun() {
        return begun;
    }

    /** The HTTP status of the last answer; 0 when there was none. */
    int status() {
        return status;
    }

    /** Called when the connection stands and the next thing to happen is the request's first byte. */
    void begin() throws MayNotBegin {
        if (!mayBegin.getAsBoolean()) {
            throw new MayNotBegin();
        }
        begun = true;
        status = 0;
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpUriRequestBase http = new HttpUriRequestBase(
                request.getMethod().toString(), atOurAddress(request.constructURL(), line.baseUrl()));
        http.setHeader(HttpHeaders.AUTHORIZATION, request.getAuthString());
        http.setHeader(HttpHeaders.ACCEPT, "application/json");
        http.setHeader(HttpHeaders.USER_AGENT, HttpUtility.getUserAgentString(request.getUserAgentExtensions(), true));
        if (request.getMethod() != HttpMethod.GET) {
            http.setEntity(new UrlEncodedFormEntity(form(request), StandardCharsets.UTF_8));
        }
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        Future<?> cut = line.after(line.timeouts().call(), http::cancel);
        try {
            return line.client().execute(http, context, this::read);
        } catch (IOException fault) {
            // Without the fault's words: they may quote what was sent.
            throw new ApiException("The carrier could not be called", fault);
        } finally {
            cut.cancel(false);
        }
    }

    private Response read(ClassicHttpResponse answer) throws IOException {
        status = answer.getCode();
        String content;
        try {
            content = EntityUtils.toString(answer.getEntity(), StandardCharsets.UTF_8, LONGEST_ANSWER);
        } catch (org.apache.hc.core5.http.ParseException notText) {
            content = "";
        }
        return new Response(content == null ? "" : content, status, answer.getHeaders());
    }

    private static URI atOurAddress(URL theirs, URI base) {
        String prefix = base.getRawPath().replaceFirst("/$", "");
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + prefix + theirs.getFile());
    }

    private static List<NameValuePair> form(Request request) {
        List<NameValuePair> fields = new ArrayList<>();
        request.getPostParams()
                .forEach((name, values) -> values.forEach(value -> fields.add(new BasicNameValuePair(name, value))));
        return fields;
    }
}
