/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.image.RegistryAccess.Login;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Gives Jib's HTTP client a proxy while it is open. That client knows only the proxy of the whole JVM, so that this is put there, and
 * taken away again; other addresses than those of one registry are reached as before.
 */
final class ProxyScope implements AutoCloseable {

    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final @Nullable ProxySelector selectorBefore;
    private final @Nullable Authenticator authenticatorBefore;

    /**
     * Starts to use a proxy.
     *
     * @param proxy the proxy; without one nothing changes
     */
    ProxyScope(Optional<HttpProxy> proxy) {
        ONE_AT_A_TIME.lock();
        selectorBefore = ProxySelector.getDefault();
        authenticatorBefore = Authenticator.getDefault();
        proxy.ifPresent(way -> {
            ProxySelector.setDefault(new HttpProxySelector(way));
            way.login().ifPresent(login -> Authenticator.setDefault(new ProxyLogin(way.address(), login)));
        });
    }

    @Override
    public void close() {
        ProxySelector.setDefault(selectorBefore);
        Authenticator.setDefault(authenticatorBefore);
        ONE_AT_A_TIME.unlock();
    }

    private static final class ProxyLogin extends Authenticator {

        private final URI proxy;
        private final Login login;

        ProxyLogin(URI proxy, Login login) {
            this.proxy = proxy;
            this.login = login;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            boolean isProxy = proxy.getHost().equals(getRequestingHost()) && proxy.getPort() == getRequestingPort();
            return isProxy
                    ? new PasswordAuthentication(login.user(), login.password().toCharArray())
                    : null;
        }
    }
}
