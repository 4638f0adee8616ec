/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Reads and writes events in place of the runtime's JSON. */
public final class PlainText implements CustomPojoSerializer {
    @Override
    public <T> T fromJson(InputStream input, Type type) {
        try {
            return fromJson(new String(input.readAllBytes(), StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T fromJson(String input, Type type) {
        return (T) new Order(input.strip().replace("\"", ""));
    }

    @Override
    public <T> void toJson(T value, OutputStream output, Type type) {
        try {
            output.write((value + ", written by " + getClass().getName()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
