/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

/**
 * A route of an API, for reading.
 *
 * @param target the function that it calls, with its alias if it has one, or the URL of another server
 * @param method of HTTP, or {@code ANY}; the key of a route of a WebSocket API
 * @param path with its stage
 * @param isWebSocket whether it is one of a WebSocket API
 */
public record ServedRoute(String target, String method, String path, boolean isWebSocket) {

    /** A route that is called over HTTP. */
    public ServedRoute(String target, String method, String path) {
        this(target, method, path, false);
    }

    static ServedRoute ofWebSocket(String target, String key, String path) {
        return new ServedRoute(target, key, path, true);
    }

    /** How to call it, in words: {@code GET http://…}, or {@code ws://…} and the key of the route. */
    public String text(String server) {
        return isWebSocket ? server.replaceFirst("^http", "ws") + path + " " + method : method + " " + server + path;
    }
}
