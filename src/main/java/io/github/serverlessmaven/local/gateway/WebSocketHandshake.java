/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.HttpBody;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The handshake of RFC 6455, section 4.2, without extensions. */
final class WebSocketHandshake {

    private static final String VERSION = "13";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private WebSocketHandshake() {}

    /** Whether a request asks for a WebSocket. */
    static boolean isAskedBy(WebRequest request) {
        return request.method().equals("GET")
                && request.header("Upgrade")
                        .filter("websocket"::equalsIgnoreCase)
                        .isPresent();
    }

    /** Why a handshake fails; empty if it is in order. */
    static Optional<HttpReply> problem(WebRequest request) {
        if (request.header("Sec-WebSocket-Version").filter(VERSION::equals).isEmpty()) {
            return Optional.of(GatewayReply.of(426, "Upgrade Required").with("Sec-WebSocket-Version", VERSION));
        }
        return key(request).length == 16
                ? Optional.empty()
                : Optional.of(GatewayReply.of(400, "Bad Request").because("Sec-WebSocket-Key is malformed"));
    }

    private static byte[] key(WebRequest request) {
        try {
            return Base64.getDecoder()
                    .decode(request.header("Sec-WebSocket-Key").orElse(""));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /**
     * The answer that opens the connection.
     *
     * @param protocol the subprotocol that the function chose
     */
    static HttpReply accepted(WebRequest request, Optional<String> protocol, HttpBody.Upgraded connection) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(List.of(
                Map.entry("Upgrade", "websocket"),
                Map.entry(
                        "Sec-WebSocket-Accept",
                        proof(request.header("Sec-WebSocket-Key").orElse("")))));
        protocol.ifPresent(name -> headers.add(Map.entry("Sec-WebSocket-Protocol", name)));
        return new HttpReply(101, headers, connection);
    }

    private static String proof(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder()
                    .encodeToString(digest.digest((key.strip() + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
