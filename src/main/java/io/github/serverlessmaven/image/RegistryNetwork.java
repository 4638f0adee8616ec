/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.image.RegistryAccess.Login;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The way to a registry that is pushed to.
 *
 * @param proxy the proxy on the way; without one the JVM's own settings hold
 * @param security what checks the registry's certificate; without it the JVM's own settings hold
 */
public record RegistryNetwork(Optional<HttpProxy> proxy, Optional<SSLContext> security) {

    /**
     * A client that takes this way.
     *
     * @param connecting how long it may take to connect
     */
    public HttpClient client(Duration connecting) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connecting);
        security.ifPresent(builder::sslContext);
        builder.proxy(proxy.<ProxySelector>map(HttpProxySelector::new).orElseGet(ProxySelector::getDefault));
        proxy.flatMap(HttpProxy::login).ifPresent(login -> builder.authenticator(new ProxyLogin(login)));
        return builder.build();
    }

    private static final class ProxyLogin extends Authenticator {

        private final Login login;

        ProxyLogin(Login login) {
            this.login = login;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(login.user(), login.password().toCharArray())
                    : null;
        }
    }
}
