/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.eclipse.jgit.lib.ObjectId;

/** Uses a signed jar and a large one. */
public final class Orders implements RequestHandler<Order, String> {
    @Override
    public String handleRequest(Order order, Context context) {
        boolean signed = ObjectId.class.getProtectionDomain().getCodeSource().getCertificates() != null;
        try (InputStream large = Orders.class.getResourceAsStream("/large.bin")) {
            long size = large.transferTo(OutputStream.nullOutputStream());
            return "order " + order.number() + (signed ? ", signed, " : ", not signed, ") + size + " bytes";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
