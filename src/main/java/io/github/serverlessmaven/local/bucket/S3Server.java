/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.http.LoopbackServer;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.ServedHosts;
import io.github.serverlessmaven.local.state.BucketFolders;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/** S3's API on this machine, before the store. Signatures are not checked: there are no keys here. */
final class S3Server implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMinutes(15);

    private final ServedHosts hosts;
    private final BucketDirectory directory;
    private final BucketFolders folders;
    private final Supplier<ObjectStore> store;
    private final BucketNotifications notifications;
    private final Clock clock;
    private final Consumer<String> listener;
    private final LoopbackServer server;

    /**
     * Starts the server.
     *
     * @param hosts where to listen, and the names that requests may be addressed to
     * @param port 0 for any free one
     * @param store waits while it is being started
     * @param listener receives a line for each request
     */
    S3Server(
            ServedHosts hosts,
            int port,
            BucketDirectory directory,
            BucketFolders folders,
            Supplier<ObjectStore> store,
            BucketNotifications notifications,
            Clock clock,
            Consumer<String> listener) {
        this.hosts = hosts;
        this.directory = directory;
        this.folders = folders;
        this.store = store;
        this.notifications = notifications;
        this.clock = clock;
        this.listener = listener;
        this.server = LoopbackServer.start(hosts.address(), port, IDLE, this::handle);
    }

    /**
     * Its address: an IP address, for which clients put buckets into paths, since names below {@code localhost} are not resolved
     * everywhere.
     */
    String url() {
        return hosts.urls(server.port()).get(0);
    }

    private void handle(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context) {
        long start = clock.ticks();
        String cause = "";
        try {
            answer(request, response, sourceAddress(context));
        } catch (IOException | RuntimeException e) {
            cause = ": " + e.getMessage();
            refuse(response, 503, "ServiceUnavailable", "S3 on this machine failed; the console shows the cause.");
        }
        Duration took = Duration.ofNanos(clock.ticks() - start);
        String path = request.getRequestUri().replaceFirst("[?].*", "").replaceAll("[^\\x21-\\x7e]", "?");
        listener.accept("S3: " + request.getMethod() + " " + path + " " + response.getCode() + " (" + took.toMillis()
                + " ms)" + cause);
    }

    private boolean isAddressedToThis(ClassicHttpRequest request) {
        return RequestGuard.host(request)
                .filter(host -> hosts.accepts(host, server.port()))
                .isPresent();
    }

    private static void refuse(ClassicHttpResponse response, int status, String code, String message) {
        response.setCode(status);
        response.setEntity(new StringEntity(StoreXml.error(code, message), ContentType.APPLICATION_XML));
    }

    private void answer(ClassicHttpRequest request, ClassicHttpResponse response, String sourceAddress)
            throws IOException {
        if (!isAddressedToThis(request)) {
            refuse(
                    response,
                    403,
                    "AccessDenied",
                    "Call this server at " + url() + "; other names and addresses are refused.");
            return;
        }
        ObjectRequest wanted = ObjectRequest.of(request);
        Optional<ServedBucket> bucket = directory.find(wanted.bucket());
        CrossOriginRequest page = CrossOriginRequest.of(request, bucket);
        page.headers().forEach(header -> response.addHeader(header.getKey(), header.getValue()));
        if (page.isRefused()) {
            refuse(response, 403, "AccessForbidden", "The bucket has no CORS rule for this page and request.");
        } else if (!page.isPreflight()) {
            bucket.map(ServedBucket::name).ifPresent(folders::create); // another process may have deployed it
            if (!wanted.key().isEmpty() && !folders.exist(wanted.bucket())) {
                EntityUtils.consume(request.getEntity()); // else the client may see a broken connection and no answer
                refuse(response, 404, "NoSuchBucket", "The specified bucket does not exist");
                return;
            }
            exchange(request, response, wanted, bucket, sourceAddress).run();
        }
    }

    private ObjectExchange exchange(
            ClassicHttpRequest request,
            ClassicHttpResponse response,
            ObjectRequest wanted,
            Optional<ServedBucket> bucket,
            String sourceAddress) {
        return new ObjectExchange(
                request,
                response,
                wanted,
                store.get(),
                bucket,
                (change, id) -> bucket.ifPresent(
                        known -> notifications.raise(known, change, new ChangeCause(id, sourceAddress, clock.now()))));
    }

    private static String sourceAddress(HttpContext context) {
        return Optional.ofNullable(HttpCoreContext.cast(context).getEndpointDetails())
                .map(details -> details.getRemoteAddress())
                .filter(InetSocketAddress.class::isInstance)
                .map(address -> ((InetSocketAddress) address).getAddress().getHostAddress())
                .orElse("127.0.0.1");
    }

    @Override
    public void close() {
        server.close();
    }
}
