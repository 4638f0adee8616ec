/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import java.util.function.Function;

/**
 * What configuring a property changes.
 *
 * @param <T> the property's value
 */
public sealed interface Effect<T> {

    /** What follows the property's sentence on the reference page; empty if there is none. */
    String remark();

    /** The property does what its documentation says. */
    record Full<T>() implements Effect<T> {
        @Override
        public String remark() {
            return "";
        }
    }

    /**
     * The property changes nothing: it is accepted, with a warning, because services written for Serverless have it.
     *
     * @param advice from the value to what serves its purpose here, a whole sentence; empty if nothing does
     */
    record None<T>(Function<? super T, String> advice) implements Effect<T> {
        @Override
        public String remark() {
            return " Has no effect here.";
        }
    }

    /**
     * The property of Serverless will not come, which is an error: it would change what is deployed.
     *
     * @param remedy what serves its purpose here, an imperative sentence
     */
    record Unavailable<T>(String remedy) implements Effect<T> {
        @Override
        public String remark() {
            return " Not available here.";
        }
    }
}
