/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** Sends all requests through one proxy, but for those to the hosts that are reached without it. */
final class HttpProxySelector extends ProxySelector {

    private final HttpProxy proxy;

    HttpProxySelector(HttpProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI target) {
        boolean isDirect = proxy.directHosts().stream().anyMatch(String.valueOf(target.getHost())::matches);
        return List.of(
                isDirect
                        ? Proxy.NO_PROXY
                        : new Proxy(
                                Proxy.Type.HTTP,
                                InetSocketAddress.createUnresolved(
                                        proxy.address().getHost(),
                                        proxy.address().getPort())));
    }

    @Override
    public void connectFailed(URI target, SocketAddress address, IOException reason) {
        // The request itself fails and says why.
    }
}
