/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** S3Proxy in its process. Each request has a connection of its own, which on one machine costs next to nothing. */
final class ObjectStore implements AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    private static final Timeout SILENCE = Timeout.ofMinutes(15);
    private static final int MOST_CONNECTIONS = 1000;

    /** Headers that belong to one connection, and those of encryption, which the store refuses. */
    private static final Set<String> DROPPED = Set.of(
            "host",
            "connection",
            "keep-alive",
            "content-length",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect");

    private static final String ENCRYPTION = "x-amz-server-side-encryption";

    /** The content type of objects without one in S3. */
    private static final Header NO_FORM = new BasicHeader(HttpHeaders.CONTENT_TYPE, "binary/octet-stream");

    private final HttpHost server;
    private final String prefix;
    private final HttpRequester requester;

    /**
     * A store.
     *
     * @param url where it listens on this machine
     * @param prefix of all its paths
     */
    ObjectStore(URI url, String prefix) {
        this.server = HttpHost.create(url);
        this.prefix = prefix;
        this.requester = RequesterBootstrap.bootstrap()
                .setHttpProcessor(HttpProcessorBuilder.create()
                        .add(RequestContent.INSTANCE)
                        .add(RequestConnControl.INSTANCE)
                        .build())
                .setSocketConfig(SocketConfig.custom()
                        .setSoTimeout(SILENCE)
                        .setTcpNoDelay(true)
                        .build())
                // A request that is refused is not sent to its end.
                .setConnectionFactory(DefaultBHttpClientConnectionFactory.builder()
                        .responseOutOfOrderStrategy(MonitoringResponseOutOfOrderStrategy.INSTANCE)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setMaxTotal(MOST_CONNECTIONS)
                .setDefaultMaxPerRoute(MOST_CONNECTIONS)
                .create();
    }

    /**
     * What the store knows of an object.
     *
     * @param size in bytes
     * @param eTag without quotes
     */
    record Found(long size, String eTag) {

        /** An object that was deleted before it was looked up. */
        static final Found NOTHING = new Found(0, "");
    }

    /**
     * Sends a request.
     *
     * @param path with the query
     * @param body sent while it is read, and only after the store has asked for it
     * @return the answer, which must be closed
     * @throws IOException if there is no answer
     */
    ClassicHttpResponse send(String method, String path, List<Header> headers, Optional<HttpEntity> body)
            throws IOException {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(method, server, prefix + path);
        headers.stream()
                .filter(header -> isPassedOn(header.getName()))
                .map(header -> isForm(header) ? NO_FORM : header)
                .forEach(request::addHeader);
        request.setHeader(HttpHeaders.HOST, server.toHostString());
        body.ifPresent(entity -> {
            request.setEntity(entity);
            if (entity.getContentLength() != 0) {
                request.setHeader(HttpHeaders.EXPECT, "100-continue");
            }
        });
        try {
            return requester.execute(server, request, CONNECT, HttpCoreContext.create());
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    private static boolean isPassedOn(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return !DROPPED.contains(name) && !name.startsWith(ENCRYPTION);
    }

    /** An object of this type, as some clients call whatever they send, would be read as parameters. */
    private static boolean isForm(Header header) {
        return header.getName().equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                && header.getValue().toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    /** Looks an object up. */
    Optional<Found> find(String bucket, String key) throws IOException {
        String path = "/" + bucket + "/"
                + URLEncoder.encode(key, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2F", "/");
        try (ClassicHttpResponse answer = send("HEAD", path, List.of(), Optional.empty())) {
            if (answer.getCode() != 200) {
                return Optional.empty();
            }
            long size =
                    Long.parseLong(header(answer, HttpHeaders.CONTENT_LENGTH).orElse("0"));
            return Optional.of(
                    new Found(size, header(answer, HttpHeaders.ETAG).orElse("").replace("\"", "")));
        }
    }

    /** The first header of a name. */
    static Optional<String> header(ClassicHttpResponse answer, String name) {
        return Optional.ofNullable(answer.getFirstHeader(name)).map(Header::getValue);
    }

    @Override
    public void close() {
        requester.close(CloseMode.IMMEDIATE);
    }
}
