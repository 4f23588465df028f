package org.hearthline.message.channel.sms;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Threads and connections to the carrier, as many of the one as of the other: a call that has its thread never waits for a connection. */
@Singleton
class CarrierLine {

    /** Far less than what servers and the networks before them allow: an idle connection is dropped by us before it is by them. */
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(15);

    private static final Duration THREADS_STAY = Duration.ofSeconds(60);

    private final Timeouts timeouts;
    private final URI baseUrl;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor timer;
    private final CloseableHttpClient client;

    CarrierLine(
            CarrierAccount account,
            @ConfigProperty(name = "hearthline.sms.in-flight") int inFlight,
            @ConfigProperty(name = "hearthline.sms.response-timeout") Duration responseTimeout,
            @ConfigProperty(name = "hearthline.send-timeout") Duration sendTimeout) {
        this.timeouts = Timeouts.within(sendTimeout, responseTimeout);
        this.baseUrl = account.baseUrl();
        this.threads = new ThreadPoolExecutor(
                inFlight,
                inFlight,
                THREADS_STAY.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named("sms-"));
        threads.allowCoreThreadTimeOut(true);
        this.timer = new ScheduledThreadPoolExecutor(1, named("sms-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        this.client = client(inFlight);
    }

    Timeouts timeouts() {
        return timeouts;
    }

    URI baseUrl() {
        return baseUrl;
    }

    Executor threads() {
        return threads;
    }

    CloseableHttpClient client() {
        return client;
    }

    ScheduledFuture<?> after(Duration delay, Runnable action) {
        return timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CloseableHttpClient client(int inFlight) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections(inFlight))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(timeouts.connect()))
                        .setResponseTimeout(timeout(timeouts.response()))
                        .setRedirectsEnabled(false)
                        .build())
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "begin", (request, scope, chain) -> {
                    Exchange.of(scope.clientContext).begin();
                    return chain.proceed(request, scope);
                })
                .setKeepAliveStrategy(CarrierLine::keepAlive)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /** A connection that died while it idled is found before a message goes over it: afterwards nobody could tell what became of it. */
    private PoolingHttpClientConnectionManager connections(int inFlight) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(inFlight)
                .setMaxConnPerRoute(inFlight)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(timeout(timeouts.connect()))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(timeout(timeouts.response()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(timeouts.connect()))
                        .setSocketTimeout(timeout(timeouts.response()))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build();
    }

    private static TimeValue keepAlive(HttpResponse response, HttpContext context) {
        TimeValue theirs = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
        return TimeValue.isPositive(theirs) ? theirs.min(LONGEST_IDLE) : LONGEST_IDLE;
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return action -> {
            Thread thread = new Thread(action, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Whoever hands over has waited for its outcomes by now. */
    @PreDestroy
    void close() throws IOException {
        threads.shutdown();
        timer.shutdownNow();
        client.close(CloseMode.GRACEFUL);
    }
}
