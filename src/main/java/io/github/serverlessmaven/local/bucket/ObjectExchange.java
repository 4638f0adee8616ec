/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.BasicHttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * One request to S3 with its answer, both passed on while they arrive. Changes are reported before the client has the answer, so that a
 * client that has seen a success can rely on the event.
 */
final class ObjectExchange {

    /** A thousand keys of 1024 bytes, escaped. */
    private static final int LONGEST_DOCUMENT = 8 << 20;

    /** What belongs to one connection; the server itself says how the body ends. */
    private static final Set<String> FRAMING =
            Set.of("connection", "content-length", "keep-alive", "trailer", "transfer-encoding");

    private final ClassicHttpRequest request;
    private final ClassicHttpResponse response;
    private final ObjectRequest wanted;
    private final ObjectStore store;
    private final Optional<ServedBucket> bucket;
    private final BiConsumer<ObjectChange, String> changes;

    /**
     * An exchange.
     *
     * @param bucket the bucket of the request, if it is known
     * @param changes receives each change that raises events, with the id of the request
     */
    ObjectExchange(
            ClassicHttpRequest request,
            ClassicHttpResponse response,
            ObjectRequest wanted,
            ObjectStore store,
            Optional<ServedBucket> bucket,
            BiConsumer<ObjectChange, String> changes) {
        this.request = request;
        this.response = response;
        this.wanted = wanted;
        this.store = store;
        this.bucket = bucket;
        this.changes = changes;
    }

    /**
     * Answers the request.
     *
     * @throws IOException if the connection to the client or to the store breaks
     */
    void run() throws IOException {
        switch (wanted.operation()) {
            case PUT -> create(ObjectChange.Kind.PUT);
            case COPY -> create(ObjectChange.Kind.COPY);
            case COMPLETE -> complete();
            case DELETE -> delete();
            case DELETE_SEVERAL -> deleteSeveral();
            case OTHER -> pass(send(body()));
        }
    }

    private void create(ObjectChange.Kind kind) throws IOException {
        ClassicHttpResponse answer = send(body());
        try {
            if (isSuccess(answer)) {
                reportCreated(kind, answer);
            }
        } catch (IOException | RuntimeException e) {
            answer.close();
            throw e;
        }
        pass(answer);
    }

    /** An upload that fails late is answered with 200 too, as in AWS; only the document shows the error. */
    private void complete() throws IOException {
        try (ClassicHttpResponse answer = send(body())) {
            byte[] document = read(answer.getEntity());
            if (isSuccess(answer) && StoreXml.root(document).equals(Optional.of("CompleteMultipartUploadResult"))) {
                reportCreated(ObjectChange.Kind.COMPLETE, answer);
            }
            pass(answer, document);
        }
    }

    /** Deleting an object that does not exist succeeds without an event. */
    private void delete() throws IOException {
        boolean isThere = isReported(ObjectChange.Kind.DELETE)
                && store.find(wanted.bucket(), wanted.key()).isPresent();
        ClassicHttpResponse answer = send(body());
        if (isThere && isSuccess(answer)) {
            report(ObjectChange.deleted(wanted.bucket(), wanted.key()), answer);
        }
        pass(answer);
    }

    private void deleteSeveral() throws IOException {
        byte[] document = read(request.getEntity());
        List<String> there = new ArrayList<>();
        if (isReported(ObjectChange.Kind.DELETE)) {
            for (String key : StoreXml.keys(document, "Object")) {
                if (store.find(wanted.bucket(), key).isPresent()) {
                    there.add(key);
                }
            }
        }
        try (ClassicHttpResponse answer = send(Optional.of(new ByteArrayEntity(document, null)))) {
            byte[] result = read(answer.getEntity());
            if (isSuccess(answer)) {
                there.removeAll(StoreXml.keys(result, "Error"));
                there.forEach(key -> report(ObjectChange.deleted(wanted.bucket(), key), answer));
            }
            pass(answer, result);
        }
    }

    private Optional<HttpEntity> body() {
        return Optional.ofNullable(request.getEntity());
    }

    private ClassicHttpResponse send(Optional<HttpEntity> body) throws IOException {
        return store.send(request.getMethod(), wanted.path(), List.of(request.getHeaders()), body);
    }

    private static boolean isSuccess(ClassicHttpResponse answer) {
        return answer.getCode() >= 200 && answer.getCode() < 300;
    }

    private boolean isReported(ObjectChange.Kind kind) {
        return bucket.filter(known -> known.notifiesOf(kind)).isPresent();
    }

    private void reportCreated(ObjectChange.Kind kind, ClassicHttpResponse answer) throws IOException {
        if (isReported(kind)) {
            ObjectStore.Found found = store.find(wanted.bucket(), wanted.key()).orElse(ObjectStore.Found.NOTHING);
            report(new ObjectChange(kind, wanted.bucket(), wanted.key(), found.size(), found.eTag()), answer);
        }
    }

    private void report(ObjectChange change, ClassicHttpResponse answer) {
        changes.accept(change, ObjectStore.header(answer, "x-amz-request-id").orElse("LOCAL"));
    }

    private static byte[] read(HttpEntity document) throws IOException {
        if (document == null) {
            return new byte[0];
        }
        try (InputStream content = document.getContent()) {
            byte[] bytes = content.readNBytes(LONGEST_DOCUMENT + 1);
            if (bytes.length > LONGEST_DOCUMENT) {
                throw new IOException("a document of more than " + LONGEST_DOCUMENT + " bytes");
            }
            return bytes;
        }
    }

    private void pass(ClassicHttpResponse answer, byte[] document) throws IOException {
        passHead(answer);
        if (answer.getEntity() != null) {
            response.setEntity(new ByteArrayEntity(document, null));
        }
    }

    private void pass(ClassicHttpResponse answer) throws IOException {
        passHead(answer);
        if (Method.HEAD.isSame(request.getMethod())) {
            ObjectStore.header(answer, HttpHeaders.CONTENT_LENGTH)
                    .map(Long::valueOf)
                    .ifPresent(length ->
                            response.setEntity(new BasicHttpEntity(InputStream.nullInputStream(), length, null)));
        }
        if (answer.getEntity() == null) {
            answer.close();
        } else {
            response.setEntity(new PassedEntity(answer));
        }
    }

    private void passHead(ClassicHttpResponse answer) throws IOException {
        EntityUtils.consume(request.getEntity()); // what the store refused to read
        response.setCode(answer.getCode());
        for (Header header : answer.getHeaders()) {
            if (!FRAMING.contains(header.getName().toLowerCase(Locale.ROOT))) {
                response.addHeader(header);
            }
        }
    }

    /** The body of an answer, which ends with it. */
    private static final class PassedEntity extends HttpEntityWrapper {

        private final ClassicHttpResponse answer;

        PassedEntity(ClassicHttpResponse answer) {
            super(answer.getEntity());
            this.answer = answer;
        }

        @Override
        public void writeTo(OutputStream output) throws IOException {
            try (answer) {
                super.writeTo(output);
            }
        }

        @Override
        public void close() throws IOException {
            answer.close();
        }
    }
}
