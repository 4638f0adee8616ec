/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.DeployedFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The ports of 127.0.0.1 at which Java functions listen for a debugger. A port serves one environment at a time, and a function keeps its
 * port, so that a debugger finds it again after a reload.
 */
public final class DebugPorts {

    /** No function is debugged. */
    public static final DebugPorts NONE = each(name -> false, false);

    /** The port that debuggers try by default; further functions have the next ones. */
    private static final int FIRST = 5005;

    private static final int LAST = 65_535;

    private final Predicate<String> functions;
    private final OptionalInt shared;
    private final boolean suspends;
    private final Map<String, Integer> ports = new HashMap<>();

    private DebugPorts(Predicate<String> functions, OptionalInt shared, boolean suspends) {
        this.functions = functions;
        this.shared = shared;
        this.suspends = suspends;
    }

    /** All functions at one port, one after another. */
    public static DebugPorts shared(int port, boolean suspends) {
        return new DebugPorts(name -> true, OptionalInt.of(port), suspends);
    }

    /**
     * Each function at a port of its own: the first free one from 5005 on.
     *
     * @param functions chooses functions by their names
     * @param suspends whether a function waits for the debugger before it starts
     */
    public static DebugPorts each(Predicate<String> functions, boolean suspends) {
        return new DebugPorts(functions, OptionalInt.empty(), suspends);
    }

    /** The port of a function; empty if it is not debugged. */
    public synchronized OptionalInt of(DeployedFunction function) {
        if (!function.runtime().startsWith("java") || !functions.test(function.name())) {
            return OptionalInt.empty();
        }
        return shared.isPresent()
                ? shared
                : OptionalInt.of(ports.computeIfAbsent(function.name(), name -> firstFree()));
    }

    /** Whether a function waits for the debugger before it starts. */
    boolean suspends() {
        return suspends;
    }

    private int firstFree() {
        for (int port = FIRST; port <= LAST; port++) {
            if (!ports.containsValue(port) && isFree(port)) {
                return port;
            }
        }
        throw new ServerlessException("No port from " + FIRST + " on is free.", "Stop the programs that use them.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
