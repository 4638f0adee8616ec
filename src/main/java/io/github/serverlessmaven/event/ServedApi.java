/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The API that the events of one type are served by, as a custom domain leads to it.
 *
 * @param kind what kind of API it is
 * @param id its id
 * @param stage the name of its stage
 * @param dependencies what must exist before the stage does, as far as neither the id nor the stage refers to it
 * @param url the beginning of its own URL, as of a {@link io.github.serverlessmaven.template.FunctionEndpoint}; empty if the API is not
 *     reached there, or if only its owner knows
 */
public record ServedApi(Kind kind, Value id, Value stage, List<LogicalId> dependencies, Optional<String> url) {

    /** Copies the list. */
    public ServedApi {
        dependencies = List.copyOf(dependencies);
    }

    /** The kinds of APIs of Amazon API Gateway. */
    public enum Kind {
        /** A REST API, of "http" events. */
        REST("http"),
        /** An HTTP API, of "httpApi" events. */
        HTTP("httpApi"),
        /** A WebSocket API, of "websocket" events. */
        WEBSOCKET("websocket");

        private final String event;

        Kind(String event) {
            this.event = event;
        }

        /** The type of the events that such an API serves. */
        public String event() {
            return event;
        }

        /** The word for it in a configuration. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * What stands for the beginning of the URL in the endpoints of events; the compiler replaces it by the custom domains of the API
         * and by its own URL.
         */
        public String base() {
            return "${" + name() + "}";
        }

        /** The scheme of its URLs, with a colon and two slashes. */
        public String scheme() {
            return this == WEBSOCKET ? "wss://" : "https://";
        }
    }
}
