/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names by which a server of this machine may be called. A name that an attacker points at this machine is not among them, nor is
 * another spelling of a loopback address: browsers reveal the origin of a request to {@code localhost}, {@code 127.0.0.1} and
 * {@code [::1]} in {@code Sec-Fetch-Site}, but not to other spellings.
 *
 * @param configured the host as it was configured, a name or an address
 * @param address what that is
 */
public record ServedHosts(String configured, InetAddress address) {

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    /** Whether other machines can reach the server. */
    public boolean isPublic() {
        return !address.isLoopbackAddress();
    }

    /**
     * The addresses to call, the first for this machine.
     *
     * @param port the server's port
     */
    public List<String> urls(int port) {
        Stream<String> hosts = address.isAnyLocalAddress()
                ? Stream.concat(Stream.of("127.0.0.1"), ofThisMachine().stream())
                : Stream.of(inUrl(configured));
        return hosts.map(host -> "http://" + host + ":" + port).toList();
    }

    /**
     * Whether a request is addressed to the server by one of its names.
     *
     * @param host the Host header
     * @param port the server's port
     */
    public boolean accepts(String host, int port) {
        String suffix = ":" + port;
        String text = host.toLowerCase(Locale.ROOT);
        if (text.endsWith(suffix)) {
            return isServed(text.substring(0, text.length() - suffix.length()));
        }
        return port == 80 && isServed(text);
    }

    private boolean isServed(String name) {
        return LOOPBACK.contains(name)
                || name.matches("([a-z0-9_-]+\\.)+localhost")
                || (address.isAnyLocalAddress()
                        ? ofThisMachine().contains(name)
                        : name.equals(inUrl(configured).toLowerCase(Locale.ROOT)));
    }

    private static TreeSet<String> ofThisMachine() {
        try (Stream<InetAddress> addresses =
                NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)) {
            TreeSet<String> hosts = new TreeSet<>();
            addresses
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .forEach(address -> hosts.add(inUrl(address.getHostAddress())));
            return hosts;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An address of IPv6 has brackets in a URL, and no zone. */
    private static String inUrl(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host.replaceAll("%.*", "") + "]" : host;
    }
}
