package org.hearthline.sandbox.carrier;

import com.twilio.constant.EnumConstants;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/** Twilio's own SDK, led to the local carrier: each call is one request, and waits for two seconds. */
final class TwilioSdk extends NetworkHttpClient {

    private final String base;

    private TwilioSdk(String base) {
        super(HttpClientBuilder.create()
                .disableAutomaticRetries()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setSoTimeout(Timeout.ofSeconds(2))
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setSocketTimeout(Timeout.ofSeconds(2))
                                .build())
                        .build()));
        this.base = base;
    }

    static TwilioRestClient client(String base, String accountSid, String authToken) {
        return new TwilioRestClient.Builder(accountSid, authToken)
                .httpClient(new TwilioSdk(base))
                .build();
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        return super.makeRequest(new Led(base, request));
    }

    /** The same request to another host. */
    private static final class Led extends Request {

        private final String base;
        private final Request original;

        Led(String base, Request original) {
            super(original.getMethod(), base);
            this.base = base;
            this.original = original;
        }

        @Override
        public URL constructURL() {
            try {
                return URI.create(base + original.constructURL().getFile()).toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean requiresAuthentication() {
            return original.requiresAuthentication();
        }

        @Override
        public String getAuthString() {
            return original.getAuthString();
        }

        @Override
        public Map<String, List<String>> getPostParams() {
            return original.getPostParams();
        }

        @Override
        public Map<String, List<String>> getHeaderParams() {
            return original.getHeaderParams();
        }

        @Override
        public EnumConstants.ContentType getContentType() {
            return original.getContentType();
        }
    }
}
