/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** Takes the place of a body in the answer that changes the protocol of a connection. */
public final class UpgradedEntity extends AbstractHttpEntity {

    private final HttpBody.Upgraded protocol;

    /** Creates the entity. */
    public UpgradedEntity(HttpBody.Upgraded protocol) {
        super((String) null, null, false);
        this.protocol = protocol;
    }

    void takeOver(InputStream input, OutputStream output, HttpBody.Upgraded.Acceptance acceptance) throws IOException {
        protocol.takeOver(input, output, acceptance);
    }

    @Override
    public InputStream getContent() {
        return InputStream.nullInputStream();
    }

    @Override
    public long getContentLength() {
        return 0;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {}
}
