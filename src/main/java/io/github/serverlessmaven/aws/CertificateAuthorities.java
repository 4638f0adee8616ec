/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The authorities of {@code AWS_CA_BUNDLE}, beside those that Java trusts: proxies of companies sign with their own.
 *
 * @param bundle a file of certificates in PEM form
 */
record CertificateAuthorities(Path bundle) {

    /** What checks certificates by all of these authorities. */
    TrustManager[] trustManagers() {
        return reading(() -> managers(all()));
    }

    /**
     * Writes all of these authorities as a trust store of type PKCS12, which replaces the one of a Java process.
     *
     * @param file is replaced
     */
    void writeTrustStore(Path file, char[] password) {
        reading(() -> {
            KeyStore all = all();
            return AtomicFile.write(file, draft -> {
                try (OutputStream output = Files.newOutputStream(draft)) {
                    all.store(output, password);
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
    }

    private KeyStore all() throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        all.load(null, null);
        int number = 0;
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager known) {
                for (X509Certificate authority : known.getAcceptedIssuers()) {
                    all.setCertificateEntry("java-" + number++, authority);
                }
            }
        }
        for (Certificate authority : read()) {
            all.setCertificateEntry("bundle-" + number++, authority);
        }
        return all;
    }

    private interface Reading<T> {
        T run() throws IOException, GeneralSecurityException;
    }

    private <T> T reading(Reading<T> work) {
        try {
            return work.run();
        } catch (IOException | GeneralSecurityException e) {
            throw new ServerlessException(
                    "AWS_CA_BUNDLE cannot be read: " + bundle + " (" + e.getMessage() + ").",
                    "Let it name a file of certificates in PEM form.",
                    e);
        }
    }

    /** The same for Java's own client. */
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Collection<? extends Certificate> read() throws IOException, GeneralSecurityException {
        try (InputStream file = Files.newInputStream(bundle)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (found.isEmpty()) {
                throw new IOException("it has no certificate");
            }
            return found;
        }
    }

    private static TrustManager[] managers(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return factory.getTrustManagers();
    }
}
