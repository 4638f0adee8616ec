/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import java.nio.file.Path;

/** Whom Java functions trust that call a server with a certificate of its own. */
public final class FunctionTrust {

    private FunctionTrust() {}

    /**
     * Writes a trust store of type PKCS12 with Java's own authorities and others.
     *
     * @param authorities a file of certificates in PEM form
     * @param folder of the trust store, made if it is missing
     * @param password of the trust store
     * @return the trust store
     */
    public static Path write(Path authorities, Path folder, String password) {
        Path store = folder.resolve("truststore.p12");
        new CertificateAuthorities(authorities).writeTrustStore(store, password.toCharArray());
        return store;
    }
}
